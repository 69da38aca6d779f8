/** Offering a talk: one subject and what one hopes for. Neither can be changed afterwards. */
import { useState } from 'preact/hooks'
import { Button, Choices, Field, TextArea } from '#ui'
import { useActing, useDraft } from '../../shared/acting.tsx'
import { type Intent, maxSubject, type Outcome, outcomes } from '../index.ts'
import type { Pair } from './home.tsx'

export const Begin = (props: Pair) => {
  const { words, other, draft } = props
  const fill = { other: other.name }
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const subject = useDraft(draft, 'honesty/subject')
  const offering = useActing<Intent>(props)
  const offer = async () => {
    if (outcome === null) return
    if (await offering.run({ do: 'offer', subject: subject.text, outcome })) subject.clear()
  }
  return (
    <form
      class="stack stack-3"
      onSubmit={event => {
        event.preventDefault()
        void offer()
      }}
    >
      <Field label={words.subject} hint={words.subjectHint(fill)} error={offering.refusal}>
        <TextArea value={subject.text} onText={subject.write} max={maxSubject} rows={2} />
      </Field>
      <Choices
        legend={words.outcome}
        value={outcome}
        onChange={setOutcome}
        options={outcomes.map(value => ({
          value,
          label: words.outcomes[value],
          hint: words.outcomeHints[value],
        }))}
      />
      {outcome !== null && (
        <>
          <p class="quiet-text">{words.beforeOffering(fill)}</p>
          <Button kind="primary" type="submit" wide busy={offering.busy}>
            {words.offer}
          </Button>
        </>
      )}
    </form>
  )
}
