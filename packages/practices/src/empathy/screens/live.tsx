/** Two phones in one room: both choose, count three, and the lists open together. The talk is the same; only the layout is not. */

import { useEffect, useState } from 'preact/hooks'
import { Button, Page } from '#ui'
import { useAwake, useSeconds, useStill } from '../../shared/device.ts'
import { Floor } from '../../shared/floor/index.ts'
import { TalkFoot } from '../../shared/talk/screens/index.ts'
import { Guess } from './imagine.tsx'
import { type InRound, MomentInItsStep, Told } from './moment.tsx'
import { BothLists, doorDraft, shownOf } from './opened.tsx'

const count = 3

export const Live = (props: InRound) => {
  const { round, words, me, other, sight, go } = props
  const { life } = round
  const theirs = shownOf(round.theirs, sight).kind
  useAwake(true)
  useStill(true)
  const back = { label: words.liveBack, onBack: () => go(`/talk/${round.id}`) }
  if (round.step === 'rested' || life.pause !== null || !(theirs === 'list' || theirs === 'shut'))
    return (
      <Page title={words.liveTitle} back={back}>
        <MomentInItsStep {...props} />
      </Page>
    )
  if (theirs === 'list') return <CountAndOpen {...props} />
  if (round.iTold || round.theirs !== null)
    return (
      <Floor
        who={round.iTold ? 'other' : 'me'}
        name={round.iTold ? other.name : me.name}
        title={words.liveTitle}
        foot={
          <>
            <Button kind="quiet" onClick={back.onBack}>
              {words.liveBack}
            </Button>
            <TalkFoot {...props} life={life} />
          </>
        }
      >
        <p>
          {round.iTold && round.theirs === null ? words.liveWait({ other: other.name }) : words.nowOpening}
        </p>
      </Floor>
    )
  return (
    <Page title={words.liveTitle} back={back}>
      <Told {...props} />
      <Guess {...props} />
      <TalkFoot {...props} life={life} />
    </Page>
  )
}

/** Counts once on this phone; who comes back finds the lists open. */
const CountAndOpen = (props: InRound) => {
  const { round, words, me, other, draft, go } = props
  const door = doorDraft(round.id)
  const [opened, setOpened] = useState(() => draft(door).text !== '')
  const [since] = useState(() => Date.now())
  const now = useSeconds(!opened)
  const left = count - Math.floor((now - since) / 1000)
  useEffect(() => {
    if (opened || left > 0) return
    draft(door).keep('open')
    setOpened(true)
  }, [opened, left, door, draft])
  if (!opened)
    return (
      <Floor who={round.iTold ? 'me' : 'other'} name={String(Math.max(1, left))} title={words.liveCount}>
        <p aria-hidden="true">
          {me.name} · {other.name}
        </p>
      </Floor>
    )
  return (
    <Page title={words.liveOpen} back={{ label: words.liveBack, onBack: () => go(`/talk/${round.id}`) }}>
      <BothLists {...props} />
      <p>{words.liveNow}</p>
      <p class="quiet-text">{words.liveThen}</p>
      <Button kind="primary" wide onClick={() => go(`/talk/${round.id}`)}>
        {words.liveWrite}
      </Button>
      <TalkFoot {...props} life={round.life} />
    </Page>
  )
}
