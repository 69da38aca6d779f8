/** Offering a ritual, or changing one: what, where, how often, who brings what. */
import { Button, Choices, Field, Page, TextInput } from '#ui'
import { Refused, useActing } from '../../../shared/acting.tsx'
import { dayWords } from '../../../shared/calendar/in-words.ts'
import { localDay, type Plan } from '../../../shared/calendar/index.ts'
import { type AccordView, type Content, type Intent, maxBring, maxName, maxPlace } from '../../index.ts'
import { ControlNote } from '../agreements/control-note.tsx'
import { type Here, useForm } from '../here.tsx'
import type { RitualContent } from './ritual.tsx'

export const ritualDraft = (accord: string | null): string => `ritual/${accord ?? 'new'}`

interface Form {
  readonly name: string
  readonly place: string
  readonly bring: string
  readonly first: string
  readonly time: string
  readonly every: Plan['every']
  readonly ends: Plan['ends']['kind']
  readonly last: string
  readonly times: string
}

export const formOf = ({ name, place, bring, plan }: RitualContent): Form => ({
  name,
  place,
  bring,
  first: plan.first,
  time: plan.time,
  every: plan.every,
  ends: plan.ends.kind,
  last: plan.ends.kind === 'day' ? plan.ends.day : '',
  times: plan.ends.kind === 'times' ? plan.ends.times : '6',
})

const endsOf = ({ ends, last, times, first }: Form): Plan['ends'] => {
  if (ends === 'day') return { kind: 'day', day: last || first }
  return ends === 'times' ? { kind: 'times', times: timesOf(times) } : { kind: 'open' }
}
const timesOf = (text: string): string => String(Math.min(52, Math.max(1, Number.parseInt(text, 10) || 1)))

export const WriteRitual = (
  props: Here & { readonly accord: (AccordView & { content: RitualContent }) | null },
) => {
  const { accord, words, other, draft, go, now, bond, language } = props
  const fill = { other: other.name }
  const start: Form = accord
    ? formOf(accord.content)
    : {
        name: '',
        place: '',
        bring: '',
        first: localDay(now + 86_400_000),
        time: '19:00',
        every: 'week',
        ends: 'open',
        last: '',
        times: '6',
      }
  const { form, set, clear } = useForm(draft, ritualDraft(accord?.id ?? null), start)
  const offering = useActing<Intent>(props)
  const offer = async () => {
    const { name, place, bring, first, time, every } = form
    const plan = { first, time, every, ends: endsOf(form) }
    const content: Content = { kind: 'ritual', name, place, bring, plan }
    const word = { do: 'word', content, accord: accord?.id ?? null, after: accord?.wording ?? null } as const
    if (!(await offering.run(word))) return
    clear()
    go(accord ? `/accord/${accord.id}` : '/rituals')
  }
  const ideas =
    bond === 'partners' ? [...words.ritualStarters, words.ritualForPartners] : words.ritualStarters
  return (
    <Page
      title={accord ? words.change : words.newRitual}
      lead={accord ? words.changeHint(fill) : undefined}
      back={{
        label: words.ritualsTitle,
        onBack: () => go(accord ? `/accord/${accord.id}` : '/rituals'),
      }}
    >
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void offer()
        }}
      >
        <Field label={words.ritualName}>
          <TextInput value={form.name} maxLength={maxName} onText={name => set({ name })} />
        </Field>
        {accord === null && form.name === '' && (
          <div class="row">
            {ideas.map(name => (
              <Button key={name} onClick={() => set({ name })}>
                {name}
              </Button>
            ))}
          </div>
        )}
        <Choices<Plan['every']>
          legend={words.ritualEvery}
          value={form.every}
          onChange={every => set({ every })}
          options={[
            { value: 'week', label: words.everyWeek },
            { value: 'two-weeks', label: words.everyTwoWeeks },
            { value: 'month', label: words.everyMonth },
          ]}
        />
        <div class="row">
          <Field
            label={words.ritualFirst}
            hint={isDay(form.first) ? dayWords(form.first, language) : undefined}
          >
            <TextInput type="date" short value={form.first} onText={first => set({ first })} />
          </Field>
          <Field label={words.ritualTime}>
            <TextInput type="time" short value={form.time} onText={time => set({ time })} />
          </Field>
        </div>
        <Field label={words.ritualPlace} optional>
          <TextInput value={form.place} maxLength={maxPlace} onText={place => set({ place })} />
        </Field>
        <Field label={words.ritualBring} optional>
          <TextInput value={form.bring} maxLength={maxBring} onText={bring => set({ bring })} />
        </Field>
        <ControlNote text={`${form.name}. ${form.bring}`} words={words} />
        <Choices<Form['ends']>
          legend={words.ritualEnds}
          value={form.ends}
          onChange={ends => set({ ends })}
          options={[
            { value: 'open', label: words.endsOpen },
            { value: 'day', label: words.endsDay },
            { value: 'times', label: words.endsTimes },
          ]}
        />
        {form.ends === 'day' && (
          <Field label={words.endsDayLabel}>
            <TextInput type="date" short value={form.last} onText={last => set({ last })} />
          </Field>
        )}
        {form.ends === 'times' && (
          <Field label={words.endsTimesLabel}>
            <TextInput
              short
              inputMode="numeric"
              maxLength={2}
              value={form.times}
              onText={times => set({ times })}
            />
          </Field>
        )}
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

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)
