/** Writing down who does what by when, and the day on which both look again: two weeks ahead unless another is chosen. */
import { useState } from 'preact/hooks'
import { Button, Choices, Field, TextArea, TextInput } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { localDay } from '../../shared/calendar/index.ts'
import { type Intent, maxDeed, type OptionView } from '../index.ts'
import type { InMatter } from './pair.ts'

const TRIAL = 14 * 86_400_000

export const Plan = (props: InMatter & { readonly stay: readonly OptionView[] }) => {
  const { solving, words, other, now, draft, stay } = props
  const { id: talk, choice } = solving
  const [mine, theirs] = choice?.wordedByMe ? [choice.mine, choice.theirs] : [choice?.theirs, choice?.mine]
  const only = stay.length === 1 ? stay[0] : undefined
  const known = stay.find(({ id }) => id === choice?.option) ?? only
  const [option, setOption] = useState<string | null>(known?.id ?? null)
  const iDo = useDraft(draft, `i-do/${choice?.fact ?? talk}`)
  const theyDo = useDraft(draft, `they-do/${choice?.fact ?? talk}`)
  const [myDay, setMyDay] = useState(mine?.by ?? '')
  const [theirDay, setTheirDay] = useState(theirs?.by ?? '')
  const [review, setReview] = useState(() => localDay(now + TRIAL))
  const proposing = useActing<Intent>(props)
  const written = { mine: iDo.text || (mine?.what ?? ''), theirs: theyDo.text || (theirs?.what ?? '') }
  const propose = async () => {
    const done = await proposing.run({
      do: 'word-choice',
      talk,
      option: option ?? '',
      mine: { what: written.mine, by: myDay || null },
      theirs: { what: written.theirs, by: theirDay || null },
      review,
    })
    if (!done) return
    iDo.clear()
    theyDo.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void propose()
      }}
    >
      {!only && (
        <Choices
          legend={words.chooseOne}
          value={option}
          onChange={setOption}
          options={stay.map(({ id, text }) => ({ value: id, label: text || '…' }))}
        />
      )}
      <p class="quiet-text">{words.chooseHint}</p>
      <Field label={words.iDo} optional>
        <TextArea value={written.mine} onText={iDo.write} max={maxDeed} rows={2} />
      </Field>
      {written.mine !== '' && (
        <Field label={words.byDay} optional>
          <TextInput type="date" short value={myDay} onText={setMyDay} />
        </Field>
      )}
      <Field label={words.theyDo({ other: other.name })} optional>
        <TextArea value={written.theirs} onText={theyDo.write} max={maxDeed} rows={2} />
      </Field>
      {written.theirs !== '' && (
        <Field label={words.byDay} optional>
          <TextInput type="date" short value={theirDay} onText={setTheirDay} />
        </Field>
      )}
      <Field label={words.review} hint={words.reviewHint}>
        <TextInput type="date" short value={review} onText={setReview} />
      </Field>
      <Refused>{proposing.refusal}</Refused>
      <Button kind="primary" type="submit" wide busy={proposing.busy}>
        {words.propose}
      </Button>
    </form>
  )
}
