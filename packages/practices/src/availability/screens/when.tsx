/** Choosing a time to promise: a few near ones, or a day and an hour of one's own. */
import { useState } from 'preact/hooks'
import { Choices, Field, TextInput } from '#ui'
import { localDay } from '../../shared/calendar/index.ts'
import { clockOf, ownTime, pauseTimes } from '../../shared/talk/screens/times.ts'
import { maxDaysAhead, type Words } from '../index.ts'

type Choice = 'none' | 'oneHour' | 'tonight' | 'tomorrow' | 'ownTime'

/** `from`: an hour from now on, or from tomorrow on with no time at all as the first choice. */
export function useWhen(now: number, from: 'now' | 'tomorrow') {
  const [chosen, setChosen] = useState<Choice>(from === 'now' ? 'oneHour' : 'none')
  const [day, setDay] = useState(() => localDay(now))
  const [time, setTime] = useState('')
  const near = pauseTimes(now).filter(({ name }) =>
    from === 'now' ? name !== 'twentyMinutes' : name === 'tomorrow',
  )
  const when =
    chosen === 'ownTime' ? ownTime(day, time) : (near.find(({ name }) => name === chosen)?.until ?? null)
  return {
    /** Null: none was wanted, or it is not whole yet. */
    when,
    wanted: chosen !== 'none',
    from,
    near,
    chosen,
    setChosen,
    day,
    setDay,
    time,
    setTime,
  }
}

export const WhenChoice = ({
  legend,
  words,
  now,
  choice,
}: {
  legend: string
  words: Words
  now: number
  choice: ReturnType<typeof useWhen>
}) => {
  const said: Readonly<Record<string, string>> = {
    oneHour: words.inAnHour,
    tonight: words.thisEvening,
    tomorrow: words.tomorrow,
  }
  return (
    <>
      <Choices<Choice>
        legend={legend}
        value={choice.chosen}
        onChange={choice.setChosen}
        options={[
          ...(choice.from === 'tomorrow' ? [{ value: 'none' as const, label: words.withoutTime }] : []),
          ...choice.near.map(({ name, until }) => ({
            value: name as Choice,
            label: `${said[name] ?? ''} · ${clockOf(until)}`,
          })),
          { value: 'ownTime', label: words.ownTime },
        ]}
      />
      {choice.chosen === 'ownTime' && (
        <div class="row">
          <Field label={words.day}>
            <TextInput
              type="date"
              short
              value={choice.day}
              onText={choice.setDay}
              min={localDay(now)}
              max={localDay(now + maxDaysAhead * 86_400_000)}
            />
          </Field>
          <Field label={words.time}>
            <TextInput type="time" short value={choice.time} onText={choice.setTime} />
          </Field>
        </div>
      )}
    </>
  )
}
