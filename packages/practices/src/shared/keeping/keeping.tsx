/** How long one's words stay, chosen before they are given; and deleting them for both afterwards. */

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Choices } from '#ui'
import type { Language, ScreenProps } from '../../screens.ts'
import type { FactId, Keep } from '../../slice.ts'
import { Confirm, Refused, useActing } from '../acting.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const said = { en, sw }

const rules = {
  always: null,
  paired: { k: 'paired' },
  week: { k: 'fades', days: 7 },
  month: { k: 'fades', days: 30 },
  year: { k: 'fades', days: 365 },
} as const satisfies Readonly<Record<string, Keep | null>>
type Rule = keyof typeof rules
const names = Object.keys(rules) as readonly Rule[]

/** The choice, and what to hand to `run`: null while words simply stay. */
export function useKeep() {
  const [rule, setRule] = useState<Rule>('always')
  return { rule, setRule, keep: rules[rule] }
}

/** Closed by itself: words stay unless somebody wants it otherwise. */
export const HowLong = ({
  language,
  rule,
  setRule,
}: { readonly language: Language } & Pick<ReturnType<typeof useKeep>, 'rule' | 'setRule'>) => {
  const words = said[language]
  return (
    <details class="disclosure">
      <summary>{words.howLong}</summary>
      <Choices
        legend={words.howLong}
        hideLegend
        value={rule}
        onChange={setRule}
        options={names.map(name => ({ value: name, label: words[name] }))}
      />
      <p class="quiet-text">{words.limits}</p>
    </details>
  )
}

/** For both to see, below what will go. */
export const Stays = ({
  fact,
  keepOf,
  language,
}: Pick<ScreenProps, 'keepOf' | 'language'> & { readonly fact: FactId | null }) => {
  const keep = fact === null ? null : keepOf(fact)
  if (keep === null) return null
  const words = said[language]
  return (
    <p class="quiet-text">
      {keep.k === 'paired' ? words.staysWhilePaired : words.staysDays({ days: keep.days })}
    </p>
  )
}

/** In place of words that their author has deleted. */
export const Deleted = ({
  language,
  by,
}: {
  readonly language: Language
  /** Null: oneself. */
  readonly by: { readonly name: string } | null
}) => {
  const words = said[language]
  return <em>{by === null ? words.deletedByMe : words.deletedByOther({ other: by.name })}</em>
}

/** Deleting stands out of the way: behind one press, below what was said. */
export const OwnWords = ({
  language,
  children,
}: {
  readonly language: Language
  readonly children: ComponentChildren
}) => (
  <details class="disclosure">
    <summary>{said[language].ownWords}</summary>
    {children}
  </details>
)

/** Asks once, and says before what goes and what can't. */
export function DeleteForBoth<Intent>({
  label = 'delete',
  intent,
  ...props
}: Pick<ScreenProps<unknown, Intent, object>, 'act' | 'words' | 'other' | 'language'> & {
  readonly label?: 'delete' | 'deleteAnswer' | 'deleteResponse' | 'deleteReply'
  readonly intent: Intent
}): ComponentChildren {
  const [asking, setAsking] = useState(false)
  const deleting = useActing<Intent>(props)
  const words = said[props.language]
  return (
    <div>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {words[label]}
      </Button>
      <Refused>{deleting.refusal}</Refused>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words[label]}
        says={words.beforeDeleting({ other: props.other?.name ?? '' })}
        yes={words.delete}
        kind="danger"
        busy={deleting.busy}
        onYes={() => void deleting.run(intent).then(() => setAsking(false))}
      />
    </div>
  )
}
