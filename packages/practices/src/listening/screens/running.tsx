/** While time runs: the screen is dark, a slow edge of light draws back, and nothing else is in reach. Then half a minute of quiet. */

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Live } from '#ui'
import { Confirm, Refused, useActing } from '../../shared/acting.tsx'
import { useAwake, useStill } from '../../shared/device.ts'
import { Floor } from '../../shared/floor/index.ts'
import { PauseButton } from '../../shared/talk/screens/index.ts'
import type { Intent } from '../index.ts'
import type { InSession } from './begin.tsx'
import { Cards } from './cards.tsx'
import type { TurnClock } from './use-clock.ts'

export const Running = (props: InSession & { clock: TurnClock }) => {
  const { session, words, me, other, clock } = props
  const { turn } = session
  useAwake(true)
  useStill(true)
  if (clock.phase === 'quiet')
    return (
      <Floor
        dark
        who={turn.mine ? 'me' : 'other'}
        title={words.quiet}
        name={turn.mine ? me.name : other.name}
        left={clock.quietPart}
        foot={
          <Button kind="quiet" onClick={clock.endQuiet}>
            {words.goOn}
          </Button>
        }
      >
        <Live>
          <p>{words.quietHint}</p>
        </Live>
      </Floor>
    )
  return (
    <Floor
      dark
      who={turn.mine ? 'me' : 'other'}
      title={turn.mine ? words.yourTime : words.listening}
      name={turn.mine ? me.name : other.name}
      left={clock.rest.part}
      foot={
        <Covered {...props}>
          {turn.mine ? <Spoken {...props} /> : <StopKindly {...props} />}
          <More {...props} />
          <PauseButton {...props} life={session.life} />
        </Covered>
      }
    >
      <p class="visually-hidden">{words.minutesLeft({ n: Math.ceil(clock.rest.left / 60_000) })}</p>
      {session.way === 'walking' && <p class="quiet-text">{words.pocket}</p>}
      {turn.mine ? <Cards words={words} /> : session.way !== 'walking' && <p>{words.onlyListen}</p>}
    </Floor>
  )
}

/** Walking, the phone may be in a pocket: the buttons stand behind one press, so that cloth presses none of them. */
const Covered = ({ session, words, children }: InSession & { children: ComponentChildren }) => {
  const [shown, setShown] = useState(false)
  if (session.way !== 'walking') return <>{children}</>
  return (
    <>
      {shown && children}
      <Button kind="quiet" onClick={() => setShown(!shown)}>
        {shown ? words.hideButtons : words.showButtons}
      </Button>
    </>
  )
}

const Spoken = (props: InSession) => {
  const ending = useActing<Intent>(props)
  return (
    <>
      <Button
        icon="check"
        busy={ending.busy}
        onClick={() => void ending.run({ do: 'spoken', talk: props.session.id })}
      >
        {props.words.spoken}
      </Button>
      <Refused>{ending.refusal}</Refused>
    </>
  )
}

const StopKindly = (props: InSession) => {
  const { words, session } = props
  const [asking, setAsking] = useState(false)
  const stopping = useActing<Intent>(props)
  const stop = () =>
    void stopping.run({ do: 'stop', talk: session.id }).then(() => {
      setAsking(false)
    })
  return (
    <>
      <Button icon="hand" onClick={() => setAsking(true)}>
        {words.stop}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.stop}
        says={words.beforeStop}
        yes={words.stop}
        busy={stopping.busy}
        onYes={stop}
      />
      <Refused>{stopping.refusal}</Refused>
    </>
  )
}

/** More time, when both would like it. What the other has asked is said where it is heard. */
export const More = (props: InSession) => {
  const { words, session, other } = props
  const { turn } = session
  const fill = { other: other.name }
  const wishing = useActing<Intent>(props)
  const wish = (minutes: 1 | 2) => void wishing.run({ do: 'more', talk: session.id, minutes })
  if (!turn.mayWantMore) return null
  const asked = turn.otherWantsMore
    ? turn.mine
      ? words.askedMore(fill)
      : words.wishesMore(fill)
    : turn.iWantMore
      ? turn.mine
        ? words.moreSaid(fill)
        : words.moreAskedByMe(fill)
      : null
  return (
    <>
      <Live>{asked && <p class="quiet-text">{asked}</p>}</Live>
      {!turn.iWantMore && turn.mine && turn.otherWantsMore && (
        <LongerBy {...props} busy={wishing.busy} onWish={wish} />
      )}
      {!turn.iWantMore && turn.mine && !turn.otherWantsMore && (
        <Button kind="quiet" icon="plus" busy={wishing.busy} onClick={() => wish(1)}>
          {words.more}
        </Button>
      )}
      {!turn.iWantMore && !turn.mine && (
        <Button kind="quiet" icon="plus" busy={wishing.busy} onClick={() => wish(1)}>
          {turn.otherWantsMore ? words.moreYes : words.isThereMore}
        </Button>
      )}
      <Refused>{wishing.refusal}</Refused>
    </>
  )
}

export const LongerBy = ({
  words,
  busy,
  kind = 'quiet',
  onWish,
}: Pick<InSession, 'words'> & {
  readonly busy: boolean
  readonly kind?: 'quiet' | 'plain'
  readonly onWish: (minutes: 1 | 2) => void
}) => (
  <>
    {([1, 2] as const).map(n => (
      <Button key={n} kind={kind} busy={busy} onClick={() => onWish(n)}>
        {words.moreMinutes({ n })}
      </Button>
    ))}
  </>
)
