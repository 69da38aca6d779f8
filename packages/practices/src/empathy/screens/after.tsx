/** After a moment: whether moments about the two of us may come, said blind; and letting them rest again. */
import { Button, Notice, Section } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { LetRest } from '../../shared/talk/screens/index.ts'
import type { Intent } from '../index.ts'
import type { InRound } from './moment.tsx'
import type { Pair } from './tell.tsx'

const ends: readonly string[] = ['landed', 'together', 'over']

/** Neither choice is set ahead and both look alike; only two that are ready ever become known. */
export const After = (props: InRound) => {
  const { round, words, other } = props
  const wishing = useActing<Intent>(props)
  const wish = (said: 'ours' | 'apart') => void wishing.run({ do: 'wish', talk: round.id, wish: said })
  if (!ends.includes(round.step)) return null
  if (round.wish === 'said') return <Notice tone="calm" icon="lock" title={words.oursSaid} />
  if (!round.mayWish) return null
  return (
    <Section title={words.oursTitle}>
      <p>{words.oursBlind({ other: other.name })}</p>
      <div class="stack stack-1">
        <Button wide busy={wishing.busy} onClick={() => wish('ours')}>
          {words.oursReady}
        </Button>
        <Button wide busy={wishing.busy} onClick={() => wish('apart')}>
          {words.oursApart}
        </Button>
      </div>
      <Refused>{wishing.refusal}</Refused>
    </Section>
  )
}

/** Both were ready; either can let it rest again. */
export const OursOpen = (props: Pair) => (
  <Notice
    tone="warm"
    title={props.words.oursOpen}
    actions={
      <LetRest<Intent>
        {...props}
        intent={{ do: 'rest-ours' }}
        label={props.words.oursRest}
        says={props.words.beforeOursRest}
      />
    }
  />
)
