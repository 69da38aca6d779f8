/** Wording an agreement, or changing one: the words, a question to oneself, and a day to look at it again. */
import { Button, Choices, Field, Page, TextArea } from '#ui'
import { Refused, useActing } from '../../../shared/acting.tsx'
import { localDay } from '../../../shared/calendar/index.ts'
import { type AccordView, type Content, type Intent, maxAgreement } from '../../index.ts'
import { type Here, useForm } from '../here.tsx'
import { ControlNote } from './control-note.tsx'

export const agreementDraft = (accord: string | null): string => `agreement/${accord ?? 'new'}`

const days = { never: null, month: 30, quarter: 91, half: 182 } as const
type Review = keyof typeof days

export const WriteAgreement = (
  props: Here & { readonly accord: (AccordView & { content: Content & { kind: 'agreement' } }) | null },
) => {
  const { accord, words, other, draft, go, now } = props
  const fill = { other: other.name }
  const before = accord?.content.text ?? ''
  const { form, set, clear } = useForm(draft, agreementDraft(accord?.id ?? null), {
    text: before,
    review: 'quarter' as Review,
  })
  const offering = useActing<Intent>(props)
  const offer = async () => {
    const after = days[form.review]
    const content: Content = {
      kind: 'agreement',
      text: form.text,
      review: after === null ? null : localDay(now + after * 86_400_000),
    }
    const word = { do: 'word', content, accord: accord?.id ?? null, after: accord?.wording ?? null } as const
    if (!(await offering.run(word))) return
    clear()
    go(accord ? `/accord/${accord.id}` : '/agreements')
  }
  return (
    <Page
      title={accord ? words.change : words.newAgreement}
      lead={accord ? words.changeHint(fill) : words.wishHeader}
      back={{
        label: words.agreementsTitle,
        onBack: () => go(accord ? `/accord/${accord.id}` : '/agreements'),
      }}
    >
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void offer()
        }}
      >
        <Field label={words.agreementLabel} hint={words.agreementHint}>
          <TextArea value={form.text} onText={text => set({ text })} max={maxAgreement} rows={4} />
        </Field>
        <ControlNote text={form.text} words={words} />
        {accord === null && <Starters {...props} onChoose={text => set({ text })} />}
        <Choices<Review>
          legend={words.review}
          value={form.review}
          onChange={review => set({ review })}
          options={[
            { value: 'month', label: words.reviewMonth },
            { value: 'quarter', label: words.reviewQuarter },
            { value: 'half', label: words.reviewHalf },
            { value: 'never', label: words.reviewNever },
          ]}
        />
        <div class="stack">
          <p class="quiet-text">{words.offerHint(fill)}</p>
          <Refused>{offering.refusal}</Refused>
          <Button kind="primary" type="submit" wide busy={offering.busy}>
            {accord ? words.changeAndOffer : words.offer(fill)}
          </Button>
        </div>
      </form>
    </Page>
  )
}

const Starters = ({ words, onChoose }: Here & { readonly onChoose: (text: string) => void }) => (
  <details class="disclosure">
    <summary>{words.startersTitle}</summary>
    <ul class="rows" aria-label={words.startersTitle}>
      {words.starters.map(text => (
        <li key={text}>
          <button type="button" class="rows-door" onClick={() => onChoose(text)}>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ul>
  </details>
)
