/** Two phones in one room: the same board, large, with the step under way and nothing else. What was said aloud is only tapped. */
import { Button, Question, Stack } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { useAwake, useStill } from '../../shared/device.ts'
import { Floor } from '../../shared/floor/index.ts'
import { isTalking } from '../../shared/talk/index.ts'
import { TalkFoot } from '../../shared/talk/screens/index.ts'
import { type Intent, pathOfSolving, type SolvingView } from '../index.ts'
import { OpenerToRead } from './board.tsx'
import type { InMatter } from './pair.ts'
import { Step } from './step.tsx'

/** A matter that waits, pauses, is tried or is over has nothing for a room; its own page says so. */
export const isForLive = ({ life, step }: SolvingView): boolean => isTalking(life) && step !== 'trial'

export const Live = (props: InMatter) => {
  const { solving, me, other, words, go } = props
  useAwake(true)
  useStill(true)
  const { step, myTurn, wording, worded } = solving
  return (
    <Floor
      who={myTurn ? 'me' : 'other'}
      name={myTurn ? me.name : other.name}
      title={step ? words.steps[step] : words.name}
      foot={
        <>
          <TalkFoot {...props} life={solving.life} beforeStopping={words.beforeStopping} />
          <Button kind="quiet" onClick={() => go(pathOfSolving(solving.id))}>
            {words.liveBack}
          </Button>
        </>
      }
    >
      <Stack>
        {worded && wording && <Question>{wording.content}</Question>}
        {step === 'reflect' ? <Aloud {...props} /> : <Step {...props} />}
        <div class="quiet-text">{words.liveTime}</div>
      </Stack>
    </Floor>
  )
}

/** Heard first, by voice. */
const Aloud = (props: InMatter) => {
  const { solving, words, other } = props
  const acting = useActing<Intent>(props)
  const at = { talk: solving.id } as const
  const fill = { other: other.name }
  const taps: readonly { readonly label: string; readonly intent: Intent }[] = !solving.myTurn
    ? []
    : solving.openedByMe
      ? [
          { label: words.accept, intent: { do: 'accept', ...at } },
          { label: words.liveNotQuite, intent: { do: 'correct', ...at, text: null } },
        ]
      : [{ label: words.liveSaid, intent: { do: 'reflect', ...at, text: null } }]
  return (
    <>
      <OpenerToRead {...props} />
      <p class="question" role="status">
        {!solving.myTurn ? words.waitsFor(fill) : solving.openedByMe ? words.judge : words.liveReflect(fill)}
      </p>
      {taps.map(({ label, intent }, place) => (
        <Button
          key={label}
          kind={place === 0 ? 'primary' : 'plain'}
          wide
          busy={acting.busy}
          onClick={() => void acting.run(intent)}
        >
          {label}
        </Button>
      ))}
      <Refused>{acting.refusal}</Refused>
    </>
  )
}
