/** How one's own pace looks, inside of its place in Mine: two questions, and a sentence to ask each other. */

import { useState } from 'preact/hooks'
import { Button, Choices, Field, Live, Notice, Section, Stack, TextInput } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { Refused, useActing } from '../shared/acting.tsx'
import type { Intent, Pace, Words } from './index.ts'

type WeekName = 'any' | '0' | '1' | '2' | '3'

export const Screen = (props: ScreenProps<Pace, Intent, Words>) => {
  const { state, words } = props
  const [week, setWeek] = useState<WeekName>(state.week === null ? 'any' : (String(state.week) as WeekName))
  const [hasQuiet, setHasQuiet] = useState<'no' | 'yes'>(state.quiet ? 'yes' : 'no')
  const [from, setFrom] = useState(clockTime(state.quiet?.from ?? 21 * 60))
  const [to, setTo] = useState(clockTime(state.quiet?.to ?? 6 * 60))
  const [kept, setKept] = useState(false)
  const choosing = useActing<Intent>(props)
  const keep = async () => {
    const chosen: Intent = {
      do: 'choose',
      week: week === 'any' ? null : (Number(week) as 0 | 1 | 2 | 3),
      quiet: hasQuiet === 'yes' ? { from: minuteOf(from), to: minuteOf(to) } : null,
    }
    setKept(await choosing.run(chosen))
  }
  /** What is changed after keeping is not kept yet. */
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setKept(false)
      set(value)
    }
  return (
    <form
      class="stack stack-4"
      onSubmit={event => {
        event.preventDefault()
        void keep()
      }}
    >
      <p>{words.private}</p>
      <Section title={words.week}>
        <Choices<WeekName>
          legend={words.week}
          hideLegend
          value={week}
          onChange={changed(setWeek)}
          options={[
            { value: 'any', label: words.weekAny },
            { value: '3', label: words.week3, hint: words.week3Hint },
            { value: '2', label: words.week2, hint: words.week2Hint },
            { value: '1', label: words.week1, hint: words.week1Hint },
            { value: '0', label: words.week0, hint: words.week0Hint },
          ]}
        />
        <p class="quiet-text">{words.stillYours}</p>
      </Section>
      <Section title={words.quiet}>
        <Choices<'no' | 'yes'>
          legend={words.quiet}
          hideLegend
          value={hasQuiet}
          onChange={changed(setHasQuiet)}
          options={[
            { value: 'no', label: words.quietNo },
            { value: 'yes', label: words.quietYes, hint: words.quietHint },
          ]}
        />
        {hasQuiet === 'yes' && (
          <div class="row">
            <Field label={words.from}>
              <TextInput type="time" short value={from} onText={changed(setFrom)} />
            </Field>
            <Field label={words.to}>
              <TextInput type="time" short value={to} onText={changed(setTo)} />
            </Field>
          </div>
        )}
      </Section>
      <Stack gap={1}>
        <Refused>{choosing.refusal}</Refused>
        <Button kind="primary" type="submit" wide busy={choosing.busy}>
          {words.keep}
        </Button>
        <Live>{kept && <Notice tone="calm" icon="check" title={words.kept} />}</Live>
      </Stack>
      <Section title={words.promptTitle}>
        <p class="voice-said">{words.prompt}</p>
      </Section>
    </form>
  )
}

/** HH:MM as time inputs write it. */
const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Not a number while a time is missing, which is refused in words. */
const minuteOf = (time: string): number => {
  const [hour, minute] = time.split(':').map(Number)
  return time === '' || hour === undefined || minute === undefined ? Number.NaN : hour * 60 + minute
}
