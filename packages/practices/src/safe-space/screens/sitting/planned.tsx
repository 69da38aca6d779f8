/** A sitting that both want: sit down, prepare alone, move it, or let it rest without a mark. */
import { useState } from 'preact/hooks'
import { Button, Section, Sheet } from '#ui'
import { Refused, useActing } from '../../../shared/acting.tsx'
import { LetRest } from '../../../shared/talk/screens/index.ts'
import type { Intent, When } from '../../index.ts'
import { ReturnedWords } from './came-back.tsx'
import { WhenChoice } from './offer.tsx'
import { Prepare } from './prepare.tsx'
import type { InSitting } from './sitting.tsx'

export const Planned = (props: InSitting) => {
  const { sitting, words, other } = props
  const beginning = useActing<Intent>(props)
  const { id: talk, next } = sitting
  // The forms read their drafts when they come up: words that came back bring them up anew.
  const [drafts, setDrafts] = useState(0)
  return (
    <>
      <div class="stack stack-1">
        <Button
          kind="primary"
          icon="house"
          wide
          busy={beginning.busy}
          onClick={() => next && void beginning.run({ do: 'go-on', talk, step: next })}
        >
          {words.sitDown}
        </Button>
        <p class="quiet-text">{words.sitDownHint}</p>
        <Refused>{beginning.refusal}</Refused>
        <div class="row">
          <Move {...props} />
        </div>
        <div class="row">
          <LetRest<Intent>
            {...props}
            intent={{ do: 'end', talk }}
            label={words.letSittingRest}
            says={words.beforeRestingSitting({ other: other.name })}
          />
        </div>
      </div>
      <Section title={words.prepareTitle}>
        <p>{words.prepareHint({ other: other.name })}</p>
        <p class="quiet-text">{words.prepareAloud}</p>
        <Prepare key={`a${drafts}`} {...props} part={sitting.prepared.appreciations} />
        <Prepare key={`n${drafts}`} {...props} part={sitting.prepared.next} />
        <ReturnedWords {...props} onUse={() => setDrafts(drafts + 1)} />
      </Section>
    </>
  )
}

const Move = (props: InSitting) => {
  const { sitting, words, other } = props
  const [asking, setAsking] = useState(false)
  const [when, setWhen] = useState<When>(sitting.when)
  const moving = useActing<Intent>(props)
  const move = () =>
    void moving.run({ do: 'move', talk: sitting.id, when }).then(done => done && setAsking(false))
  return (
    <>
      <Button kind="quiet" icon="calendar" onClick={() => setAsking(true)}>
        {words.move}
      </Button>
      <Sheet
        open={asking}
        onClose={() => setAsking(false)}
        title={words.move}
        actions={
          <Button kind="primary" busy={moving.busy} onClick={move}>
            {words.moved}
          </Button>
        }
      >
        <p>{words.moveHint({ other: other.name })}</p>
        <WhenChoice {...props} when={when} onWhen={setWhen} />
        <Refused>{moving.refusal}</Refused>
      </Sheet>
    </>
  )
}
