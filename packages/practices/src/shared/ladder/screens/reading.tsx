/** An answer of the ladder as it is read, and what the one who shared says to it. */

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Choices, Field, Section, TextArea, Voice } from '#ui'
import type { Language, ScreenProps } from '../../../screens.ts'
import { Refused, useActing, useDraft } from '../../acting.tsx'
import { Deleted } from '../../keeping/keeping.tsx'
import { isDeletedAnswer, type LadderAnswer, type Landing, maxMissing, rungs } from '../events.ts'
import type { LadderWords } from '../words/en.ts'

interface Speaker {
  readonly who: 'me' | 'other'
  readonly name: string
  readonly language: Language
}

/** The rungs that were said, each as it was written: they are sentences and need no titles. */
export const LadderSaid = ({ answer, who, name, language }: Speaker & { readonly answer: LadderAnswer }) => (
  <Voice who={who} name={name}>
    {isDeletedAnswer(answer) ? (
      <Deleted language={language} by={who === 'me' ? null : { name }} />
    ) : (
      rungs
        .filter(rung => answer[rung] !== '')
        .map(rung => (
          <span class="voice-part" key={rung}>
            {answer[rung]}
          </span>
        ))
    )}
  </Voice>
)

/**
 * What the one who shared said. `mine`: I am the one who shared. `deleted`: what was missed has been deleted by its author,
 * which can't be told from having said nothing of it, so nothing stands there either.
 */
export const LandingSaid = ({
  landing,
  words,
  mine,
  other,
}: {
  readonly landing: Landing
  readonly words: LadderWords
  readonly mine: boolean
  readonly other: { readonly name: string }
}) => {
  const fill = { other: other.name }
  if (landing.kind === 'landed')
    return <p class="centred">{mine ? words.landedForMe : words.landedFor(fill)}</p>
  return (
    <div class="stack stack-1">
      <p>{mine ? words.notYet : words.notYetFor(fill)}</p>
      {landing.missing !== '' && (
        <blockquote class="serif" dir="auto">
          <span class="voice-kind">{mine ? words.missingOfMine : words.missingOf(fill)}</span>
          {landing.missing}
        </blockquote>
      )}
    </div>
  )
}

/** Asked only of the one who shared. Nothing is chosen ahead. */
export function LandingForm<Intent>({
  draftKey,
  give,
  children,
  ...props
}: Pick<ScreenProps<unknown, Intent, LadderWords>, 'act' | 'words' | 'draft'> & {
  readonly other: { readonly id: string; readonly name: string }
  readonly draftKey: string
  readonly give: (landing: Landing) => Intent
  readonly children?: ComponentChildren
}) {
  const { words, draft, other } = props
  const [kind, setKind] = useState<Landing['kind'] | null>(null)
  const missing = useDraft(draft, draftKey)
  const giving = useActing<Intent>(props)
  const say = async () => {
    if (kind === null) return
    if (await giving.run(give(kind === 'landed' ? { kind } : { kind, missing: missing.text })))
      missing.clear()
  }
  return (
    <Section title={words.landingTitle({ other: other.name })}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void say()
        }}
      >
        <Choices
          legend={words.landingTitle({ other: other.name })}
          hideLegend
          value={kind}
          onChange={setKind}
          options={[
            { value: 'landed', label: words.landed },
            { value: 'not-yet', label: words.notYet },
          ]}
        />
        {kind === 'not-yet' && (
          <Field label={words.landingMissing} optional>
            <TextArea value={missing.text} onText={missing.write} max={maxMissing} rows={2} />
          </Field>
        )}
        {children}
        <Refused>{giving.refusal}</Refused>
        {kind !== null && (
          <Button kind="primary" type="submit" wide busy={giving.busy}>
            {words.landingGive}
          </Button>
        )}
      </form>
    </Section>
  )
}
