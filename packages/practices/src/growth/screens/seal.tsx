/** Choosing, sentence by sentence, what the other may read of my month. Nothing is chosen at the beginning. */
import { useState } from 'preact/hooks'
import { Button, LinkButton, Notice, Section, Ticks } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { monthAt } from '../../shared/pulse/months.ts'
import { answeredIn, onlyThese, type SentenceId } from '../../shared/pulse/sentences.ts'
import type { Intent } from '../index.ts'
import type { InMonth } from './props.ts'

export const Seal = (props: InMonth) => {
  const { month, pulses, words, other, now } = props
  const [shown, setShown] = useState<readonly SentenceId[]>([])
  const sealing = useActing<Intent>(props)
  const taken = pulses.find(one => one.month === month.month)
  if (!taken) {
    const isNow = month.month === monthAt(now)
    return (
      <Notice
        tone="calm"
        icon="sprout"
        title={words.noPulse}
        actions={
          isNow && (
            <LinkButton kind="primary" href="/app/growth">
              {words.takePulse}
            </LinkButton>
          )
        }
      >
        <p>{isNow ? words.noPulseNow : words.noPulsePast}</p>
      </Notice>
    )
  }
  const { answers } = taken
  return (
    <Section title={words.sealTitle}>
      <p>{words.sealHint({ other: other.name })}</p>
      <Ticks<SentenceId>
        legend={words.sealTitle}
        hideLegend
        values={shown}
        onChange={setShown}
        options={answeredIn(answers).map(id => ({
          value: id,
          label: words.sentence[id],
          hint: words.scale[answers[id] ?? 0],
        }))}
      />
      <p class="quiet-text">{words.sealHeld}</p>
      <p>{words.sealSays}</p>
      <Refused>{sealing.refusal}</Refused>
      <Button
        kind="primary"
        icon="lock"
        wide
        busy={sealing.busy}
        onClick={() => void sealing.run({ do: 'seal', talk: month.id, shown: onlyThese(answers, shown) })}
      >
        {words.seal}
      </Button>
    </Section>
  )
}
