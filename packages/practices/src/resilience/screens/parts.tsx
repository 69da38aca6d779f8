/** What several screens of Stronger share: who is here, names of strengths, and words that have not entered. */
import { Button, Card, Notice, Voice } from '#ui'
import type { ScreenProps } from '../../screens.ts'
import { DeleteForBoth } from '../../shared/keeping/keeping.tsx'
import { type Beside, besideFor, type Intent, type Named, type Resilience, type Words } from '../index.ts'

export type Pair = ScreenProps<Resilience, Intent, Words> & { other: NonNullable<ScreenProps['other']> }

export const lookOf = ({ me, other, now, sight, putOff }: Pair) => ({
  me: me.id,
  other: other.id,
  now,
  sight,
  putOff,
})

export const strengthIn = (named: Named, words: Words): string => {
  if (named.kind === 'own') return named.text
  const names: Readonly<Record<string, string>> = words.strengthName
  return (Object.hasOwn(names, named.name) ? names[named.name] : undefined) ?? words.unknownStrength
}

/** Stands beside good news, so that joy asks nobody to hide what is hard. */
export const BothTrue = ({ words }: { words: Words }) => (
  <Card tone="calm">
    <p class="serif">{words.both}</p>
    <p class="quiet-text">{words.bothMore}</p>
  </Card>
)

/** Own words that came out of turn: to take into the draft again, or to delete. `onUsed` draws the field anew. */
export const Besides = (
  props: Pair & { what: Beside['what']; of?: string; into: string; onUsed: () => void },
) => {
  const { state, me, words, draft, what, of, into, onUsed } = props
  return besideFor(state, me.id)
    .filter(one => one.what === what && (of === undefined || one.of === of))
    .map(one => (
      <div class="stack stack-1" key={one.fact}>
        <Notice tone="calm" title={words.besideTitle} />
        <Voice who="me" name={me.name}>
          {one.text}
        </Voice>
        <div class="row">
          <Button
            onClick={() => {
              draft(into).keep(one.text)
              onUsed()
            }}
          >
            {words.useWords}
          </Button>
          <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', fact: one.fact }} />
        </div>
      </div>
    ))
}
