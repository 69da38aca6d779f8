/** One step of the sitting: what it is for, its soft time, and what opens at it. Either goes on for both. */
import { Button, Notice, Voice } from '#ui'
import { Arrival, Refused, useActing } from '../../../shared/acting.tsx'
import { useAwake, useStill } from '../../../shared/device.ts'
import { Deleted, DeleteForBoth, OwnWords, Stays } from '../../../shared/keeping/keeping.tsx'
import type { Intent, PartView } from '../../index.ts'
import { Closing } from './closing.tsx'
import { MatterStep } from './matter.tsx'
import { PairLines } from './pair-lines.tsx'
import { Prepare } from './prepare.tsx'
import type { InSitting } from './sitting.tsx'

export const StepNow = (props: InSitting) => {
  const { sitting, words } = props
  const going = useActing<Intent>(props)
  useAwake(true)
  useStill(true)
  const { step, next, order, id: talk } = sitting
  if (step === null) return null
  const nth = String(order.indexOf(step) + 1)
  return (
    <Arrival state={step}>
      <p class="quiet-text">{words.stepOf({ nth, all: String(order.length) })}</p>
      {step !== 'closing' && <p class="question">{words.stepHow[step]}</p>}
      {step === 'appreciations' && (
        <PartStep {...props} part={sitting.prepared.appreciations} prompt={words.didPrompt} />
      )}
      {step === 'matter' && <MatterStep {...props} />}
      {step === 'next' && <PartStep {...props} part={sitting.prepared.next} prompt={words.askPrompt} />}
      {step === 'closing' && <Closing {...props} />}
      <p class="quiet-text">{softTime(props)}</p>
      <Refused>{going.refusal}</Refused>
      {next === null ? (
        <Button kind="primary" wide busy={going.busy} onClick={() => void going.run({ do: 'end', talk })}>
          {words.close}
        </Button>
      ) : (
        <Button
          kind="primary"
          icon="arrow-right"
          wide
          busy={going.busy}
          onClick={() => void going.run({ do: 'go-on', talk, step: next })}
        >
          {words.goOn}
        </Button>
      )}
    </Arrival>
  )
}

/** By this phone's clock from the moment of the step; when it has passed, nothing happens. */
function softTime({ sitting, now, words }: InSitting): string {
  const past = Math.max(0, Math.floor((now - sitting.stepAt) / 60_000))
  const left = sitting.minutes - past
  return left > 0 ? words.softTime({ minutes: String(left) }) : words.softTimePast
}

const PartStep = (props: InSitting & { readonly part: PartView; readonly prompt: string }) => {
  const { part, prompt, words } = props
  if (part.open) return <Opened {...props} />
  return (
    <div class="stack stack-1">
      <p class="voice-said">{prompt}</p>
      <Prepare {...props} />
      <p class="quiet-text">{words.opensWithBoth}</p>
    </div>
  )
}

/** The words of both, once both are open. */
export const Opened = (props: InSitting & { readonly part: PartView }) => {
  const { part, words, me, other, sight, sent, language, keepOf, view } = props
  if (!part.open || part.mine === null || part.theirs === null) return null
  const [mine, theirs] = [sight(part.mine), sight(part.theirs)]
  const lines = (text: string) => <PairLines part={part.part} text={text} words={words} />
  return (
    <div class="stack">
      <Voice who="me" name={me.name}>
        {'text' in mine ? lines(mine.text) : <Deleted language={language} by={null} />}
      </Voice>
      {theirs.kind === 'mismatch' ? (
        <Notice tone="problem" title={words.mismatch} />
      ) : (
        <Voice who="other" name={other.name}>
          {theirs.kind === 'open' ? (
            lines(theirs.text)
          ) : theirs.kind === 'erased' ? (
            <Deleted language={language} by={other} />
          ) : (
            <em>{sent ? words.nowOpening : words.nowOpeningOffline}</em>
          )}
        </Voice>
      )}
      {[part.mineFact, part.theirsFact].map(
        fact => fact && <Stays key={fact} fact={fact} keepOf={keepOf} language={language} />,
      )}
      {part.mineFact !== null && view.erasable.includes(part.mineFact) && (
        <OwnWords language={language}>
          <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', fact: part.mineFact }} />
        </OwnWords>
      )}
    </div>
  )
}
