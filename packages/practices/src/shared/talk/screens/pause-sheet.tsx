/** Choosing when to be back: for a pause, and for moving one. A time of return is the price of a pause, and its gift. */

import { useState } from 'preact/hooks'
import { Button, Choices, Field, LinkButton, Sheet, Stack, TextInput } from '#ui'
import { Refused, useActing } from '../../acting.tsx'
import type { TalkIntent } from '../intents.ts'
import { type Pair, screenWords } from './props.ts'
import { clockOf, ownDays, ownTime, type PauseTime, pauseTimes } from './times.ts'

/** `intent` makes what is asked of the chosen time. */
export function PauseSheet<Intent = TalkIntent>({
  open,
  onClose,
  title,
  says,
  yes,
  intent,
  ...props
}: Pick<Pair, 'language' | 'words' | 'now' | 'other'> & {
  readonly act: (intent: Intent) => ReturnType<Pair['act']>
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly says?: string
  readonly yes: string
  readonly intent: (until: number) => Intent
}) {
  const { language, now } = props
  const words = screenWords[language]
  const [chosen, setChosen] = useState<PauseTime>('twentyMinutes')
  const { first, last } = ownDays(now)
  const [day, setDay] = useState(first)
  const [time, setTime] = useState('')
  const acting = useActing<Intent>(props)
  const times = pauseTimes(now)
  const until =
    chosen === 'ownTime' ? ownTime(day, time) : (times.find(({ name }) => name === chosen)?.until ?? null)
  const choose = async () => {
    // A time that is missing is refused like one that is past: the sentence is the practice's own.
    if (await acting.run(intent(until ?? 0))) onClose()
  }
  return (
    <Sheet open={open} onClose={onClose} title={title}>
      <Stack>
        {says && <p class="voice-said">{says}</p>}
        <Choices<PauseTime>
          legend={words.pauseWhen}
          value={chosen}
          onChange={setChosen}
          options={[
            ...times.map(({ name, until }) => ({
              value: name,
              label: `${words[name]} · ${clockOf(until)}`,
            })),
            { value: 'ownTime', label: words.ownTime },
          ]}
        />
        {chosen === 'ownTime' && (
          <div class="row">
            <Field label={words.day}>
              <TextInput type="date" short value={day} onText={setDay} min={first} max={last} />
            </Field>
            <Field label={words.time}>
              <TextInput type="time" short value={time} onText={setTime} />
            </Field>
          </div>
        )}
        <Refused>{acting.refusal}</Refused>
        <Button kind="primary" icon="pause" wide busy={acting.busy} onClick={() => void choose()}>
          {yes}
        </Button>
        <p class="quiet-text">{words.pauseHint}</p>
        <NotLetGo language={language} />
      </Stack>
    </Sheet>
  )
}

/** For whom a pause is refused in the room. It stands in every pause, for both, so that it says nothing of anybody. */
export const NotLetGo = ({ language }: Pick<Pair, 'language'>) => {
  const words = screenWords[language]
  return (
    <details class="disclosure">
      <summary>{words.notLetGo}</summary>
      <Stack gap={1}>
        <p>{words.notLetGoSays}</p>
        <div>
          <LinkButton kind="plain" icon="life-buoy" href="/app/help">
            {words.help}
          </LinkButton>
        </div>
      </Stack>
    </details>
  )
}
