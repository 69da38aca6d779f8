/** Offering a sitting: how long, and when; or moving one that is planned. */
import { useState } from 'preact/hooks'
import { Button, Choices, Field, TextInput } from '#ui'
import { Refused, useActing } from '../../../shared/acting.tsx'
import { localDay } from '../../../shared/calendar/index.ts'
import type { Form, Intent, When } from '../../index.ts'
import type { Here } from '../here.tsx'

export const OfferSitting = (props: Here) => {
  const { words, other } = props
  const [form, setForm] = useState<Form>('full')
  const [when, setWhen] = useState<When>(null)
  const offering = useActing<Intent>(props)
  return (
    <div class="stack stack-3">
      <Choices<Form>
        legend={words.sittingForm}
        value={form}
        onChange={setForm}
        options={[
          { value: 'full', label: words.formFull, hint: words.formFullHint },
          { value: 'short', label: words.formShort, hint: words.formShortHint },
        ]}
      />
      <WhenChoice {...props} when={when} onWhen={setWhen} />
      <Refused>{offering.refusal}</Refused>
      <Button
        kind="primary"
        icon="house"
        wide
        busy={offering.busy}
        onClick={() => void offering.run({ do: 'sit', form, when })}
      >
        {words.offer({ other: other.name })}
      </Button>
    </div>
  )
}

/** Now, or a day and a time on the wall. */
export const WhenChoice = ({
  words,
  now,
  when,
  onWhen,
}: Here & { readonly when: When; readonly onWhen: (when: When) => void }) => (
  <div class="stack">
    <Choices<'open' | 'day'>
      legend={words.sittingWhen}
      value={when === null ? 'open' : 'day'}
      onChange={one => onWhen(one === 'open' ? null : { day: localDay(now + 86_400_000), time: '19:00' })}
      options={[
        { value: 'open', label: words.whenOpen },
        { value: 'day', label: words.whenChosen },
      ]}
    />
    {when && (
      <div class="row">
        <Field label={words.whenDay}>
          <TextInput
            type="date"
            short
            value={when.day}
            onText={day => day !== '' && onWhen({ ...when, day })}
          />
        </Field>
        <Field label={words.whenTime}>
          <TextInput
            type="time"
            short
            value={when.time}
            onText={time => time !== '' && onWhen({ ...when, time })}
          />
        </Field>
      </div>
    )}
  </div>
)
