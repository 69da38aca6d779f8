/** A file for one's own calendar: with a neutral name unless one wants it otherwise, and one's own reminder. */
import { useState } from 'preact/hooks'
import { Button, Choices, Section } from '#ui'
import { calendarFile, uidFor } from '../../../shared/calendar/index.ts'
import type { Words } from '../../index.ts'
import type { Here } from '../here.tsx'
import type { RitualContent } from './ritual.tsx'

const reminders = { none: null, half: 30, day: 1_440 } as const
type Reminder = keyof typeof reminders
const MINUTES = 60

interface Wish {
  readonly neutral: boolean
  readonly reminder: Reminder
}

/** What goes into the file. Under a neutral name neither place nor notes go along. */
export const fileOf = (
  ritual: { readonly id: string; readonly content: RitualContent; readonly me: string; readonly now: number },
  { neutral, reminder }: Wish,
  words: Pick<Words, 'calendarNeutralName'>,
): string =>
  calendarFile({
    uid: uidFor(ritual.id, ritual.me),
    title: neutral ? words.calendarNeutralName : ritual.content.name,
    place: neutral ? '' : ritual.content.place,
    notes: neutral ? '' : ritual.content.bring,
    plan: ritual.content.plan,
    minutes: MINUTES,
    remind: reminders[reminder],
    made: ritual.now,
  })

export const CalendarFile = ({
  accord,
  content,
  words,
  me,
  now,
}: Here & { readonly accord: { readonly id: string }; readonly content: RitualContent }) => {
  const [name, setName] = useState<'neutral' | 'real'>('neutral')
  const [reminder, setReminder] = useState<Reminder>('none')
  const save = () =>
    hand(
      `${words.calendarFileName}.ics`,
      fileOf({ id: accord.id, content, me: me.id, now }, { neutral: name === 'neutral', reminder }, words),
    )
  return (
    <Section title={words.calendarTitle}>
      <details class="disclosure">
        <summary>{words.calendarSave}</summary>
        <div class="stack">
          <p>{words.calendarHint}</p>
          <Choices<'neutral' | 'real'>
            legend={words.calendarName}
            value={name}
            onChange={setName}
            options={[
              { value: 'neutral', label: words.calendarNeutral, hint: words.calendarNeutralName },
              { value: 'real', label: words.calendarReal, hint: content.name },
            ]}
          />
          <Choices<Reminder>
            legend={words.calendarRemind}
            value={reminder}
            onChange={setReminder}
            options={[
              { value: 'none', label: words.remindNone },
              { value: 'half', label: words.remindHalf },
              { value: 'day', label: words.remindDay },
            ]}
          />
          <div>
            <Button icon="download" onClick={save}>
              {words.calendarSave}
            </Button>
          </div>
        </div>
      </details>
    </Section>
  )
}

/** To the browser, which keeps it among the downloads. Nothing goes over the network. */
function hand(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/calendar' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
