/** Two phones in one room: the floor fills the screen, people speak aloud, and only what was done is tapped. */
import type { ComponentChildren } from 'preact'
import { Button } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { useAwake, useStill } from '../../shared/device.ts'
import { Floor } from '../../shared/floor/index.ts'
import { isTalking } from '../../shared/talk/index.ts'
import { TalkFoot } from '../../shared/talk/screens/index.ts'
import { type Intent, pathOfTalk, type TalkView, type Words } from '../index.ts'
import { useGuide } from './guide.ts'
import type { InTalk } from './turn.tsx'

/** A talk that waits, pauses or is over has nothing for a room; its own page says so. */
export const isForLive = ({ life }: TalkView): boolean => isTalking(life)

/** What stands on the screen for one turn: what to do, what to tap, and whose the screen is. */
interface Scene {
  readonly says: string
  readonly taps: readonly { readonly label: string; readonly intent: Intent }[]
}

export const Live = (props: InTalk) => {
  const { talk, me, other, words, go } = props
  const acting = useActing<Intent>(props)
  useAwake(true)
  useStill(true)
  const floor = talk.floors.at(-1)
  const speaking = talk.holder !== null && floor?.saying === null
  const left = useGuide(speaking, floor?.id ?? '')
  const mine = talk.holder === null ? talk.turn === 'appreciate' : talk.holder === 'me'
  const { says, taps } = sceneOf(props)
  const title =
    talk.holder === null ? words.closingTitle : mine ? words.youHold : words.theyHold({ other: other.name })
  return (
    <Floor
      who={mine ? 'me' : 'other'}
      name={mine ? me.name : other.name}
      title={title}
      left={left}
      foot={
        <>
          <Button kind="quiet" onClick={() => go(pathOfTalk(talk.id))}>
            {words.liveBack}
          </Button>
          <TalkFoot {...props} life={talk.life} />
        </>
      }
    >
      <Says>{says}</Says>
      <Written {...props} />
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
      <div class="quiet-text">{speaking ? words.liveGuide : words.nothingOwed}</div>
    </Floor>
  )
}

/** Heard when it changes: in a room the other's tap is the only sign that the turn has come. */
const Says = ({ children }: { children: ComponentChildren }) => (
  <p class="question" role="status">
    {children}
  </p>
)

/** What was written of this floor, where somebody wrote instead of speaking. */
const Written = ({ talk }: InTalk) => {
  const floor = talk.floors.at(-1)
  if (talk.holder === null || floor === undefined || floor.heard) return null
  const text = floor.reflections.at(-1)?.text ?? floor.saying?.text
  return text ? <div class="voice-said">{text}</div> : null
}

function sceneOf({ talk, words, other }: InTalk): Scene {
  const fill = { other: other.name }
  const at = { talk: talk.id } as const
  const aloud = { ...at, text: null } as const
  const close = talk.mayClose ? [{ label: words.close, intent: { do: 'begin-closing', ...at } as const }] : []
  switch (talk.turn) {
    case 'say':
      return {
        says: words.liveSay,
        taps: [
          { label: words.liveSaid, intent: { do: 'say', ...aloud, feeling: null } },
          ...(talk.mayGive
            ? [{ label: words.nothingToSay(fill), intent: { do: 'give-floor', ...at } as const }]
            : []),
          ...close,
        ],
      }
    case 'reflect':
      return {
        says: words.liveReflect(fill),
        taps: [{ label: words.liveReflected, intent: { do: 'reflect', ...aloud } }],
      }
    case 'judge':
      return {
        says: words.liveJudge(fill),
        taps: [
          { label: words.accept, intent: { do: 'accept', ...at } },
          { label: words.liveNotQuite, intent: { do: 'correct', ...aloud } },
        ],
      }
    case 'pass-on': {
      const pass = { label: words.passOn(fill), intent: { do: 'give-floor', ...at } as const }
      return {
        says: talk.isLastFloor ? words.lastFloor : words.liveHeard(fill),
        taps: [...(talk.mayGive ? [pass] : []), ...close],
      }
    }
    case 'heard-them':
      return { says: talk.isLastFloor ? words.lastFloor : words.liveHeardThem(fill), taps: close }
    case 'appreciate':
      return {
        says: words.liveAppreciate(fill),
        taps: [{ label: words.liveAppreciated, intent: { do: 'appreciate', ...aloud, unsolved: '' } }],
      }
    case 'done':
      return { says: words.liveWaits(fill), taps: [] }
    case 'listen':
      return { says: listening(talk, words, fill), taps: [] }
  }
}

const listening = (talk: TalkView, words: Words, fill: { other: string }): string => {
  if (talk.holder === 'me') return words.liveHearBack(fill)
  return talk.floors.at(-1)?.saying ? words.waitsToJudge(fill) : words.liveListen(fill)
}
