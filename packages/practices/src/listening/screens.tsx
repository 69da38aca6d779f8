/** How Full attention looks: a time that is offered, a dark screen while one speaks, what stayed, and then the other. */
import { Empty, Page, RowDoor, Rows, Section, Stack } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { Arrival, dayInWords } from '../shared/acting.tsx'
import { useHeading } from '../shared/floor/index.ts'
import { DeleteForBoth, OwnWords } from '../shared/keeping/keeping.tsx'
import { Consent, Ended, Paused, Returned, TalkFoot } from '../shared/talk/screens/index.ts'
import {
  type Intent,
  type Listening,
  latest,
  type SessionView,
  sessionAt,
  sessionsOf,
  viewSession,
  type Words,
} from './index.ts'
import { HowItGoes, type InSession, Offer, type Pair, WhatIsOffered } from './screens/begin.tsx'
import { Heard } from './screens/heard.tsx'
import { Running } from './screens/running.tsx'
import { SaidInWriting } from './screens/said.tsx'
import { InItsStage } from './screens/turn.tsx'
import { useTurnClock } from './screens/use-clock.ts'

export { Between } from './screens/between.tsx'

type Props = ScreenProps<Listening, Intent, Words>

export const Screen = (props: Props) => {
  const { state, me, other, words, path } = props
  if (other === null)
    return (
      <Page title={words.name} lead={words.line} kanga="listening" saying={sayingOf(words)}>
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  const asked = sessionAt(state, path) ?? latest(state)
  if (asked === undefined) return <Start {...props} other={other} />
  const session = viewSession(state, asked, me.id)
  return <InSessionScreen key={session.id} {...props} other={other} session={session} />
}

const sayingOf = (words: Words) => ({ sw: words.proverb, en: words.proverbMeaning })

const Start = (props: Pair) => {
  const { words } = props
  return (
    <Page title={words.name} lead={words.line} kanga="listening" saying={sayingOf(words)}>
      <HowItGoes {...props} way="aloud" />
      <Offer {...props} />
    </Page>
  )
}

const InSessionScreen = (props: InSession) => {
  const { session, words, state, path, go, draft } = props
  const clock = useTurnClock(session, draft)
  const isTalking = session.life.stage === 'agreed' && session.life.pause === null
  const isOn = session.turn.stage === 'speaking' || session.turn.stage === 'said'
  const isRunning = isTalking && isOn && clock.phase !== 'after'
  useHeading(isRunning ? clock.phase : 'page')
  if (isRunning) return <Running {...props} clock={clock} />
  const isLatest = latest(state)?.life.id === session.id
  const isFree = session.done || session.life.stage === 'over' || session.life.stage === 'rested'
  return (
    <Page
      title={words.name}
      kanga={isLatest ? 'listening' : undefined}
      back={isLatest && path === '' ? undefined : { label: words.back, onBack: () => go('') }}
    >
      <Arrival state={`${session.life.stage}${session.life.pause === null}`}>
        <Body {...props} />
      </Arrival>
      {isLatest && isFree && (
        <details class="disclosure">
          <summary>{words.offerAgain}</summary>
          <Offer {...props} />
        </details>
      )}
      {isLatest && isFree && <Earlier {...props} />}
    </Page>
  )
}

const Body = (props: InSession) => {
  const { session, words, other } = props
  const { life } = session
  if (life.stage === 'offered')
    return (
      <Consent {...props} life={life} title={words.asked({ other: other.name })} yes={words.yes}>
        <WhatIsOffered {...props} />
        {life.openedBy !== props.me.id && <HowItGoes {...props} way={session.way} />}
      </Consent>
    )
  if (life.stage !== 'agreed')
    return (
      <Stack gap={3}>
        <Ended {...props} life={life} />
        <WhatStays {...props} />
      </Stack>
    )
  if (life.pause)
    return (
      <Stack gap={3}>
        <Paused {...props} life={life} />
        <TalkFoot {...props} life={life} />
      </Stack>
    )
  return (
    <Stack gap={3}>
      <Returned {...props} life={life} />
      <InItsStage {...props} />
      {session.done ? <WhatStays {...props} /> : <TalkFoot {...props} life={life} />}
    </Stack>
  )
}

/** What was given in writing, and the pictures, when the session has come to its end. */
const WhatStays = (props: InSession) => {
  const { session, words, language } = props
  const written = session.turns.filter(hasWords)
  const own = ownWords(session)
  return (
    <>
      {session.life.stage === 'over' &&
        session.turns.map(turn => <Heard key={turn.n} {...props} turn={turn} />)}
      {written.length > 0 && (
        <Section title={words.saidTitle}>
          {written.map(turn => (
            <SaidInWriting key={turn.n} {...props} turn={turn} />
          ))}
          {own.length > 0 && (
            <OwnWords language={language}>
              {own.map(({ fact, text }) => (
                <div key={fact} class="stack stack-half">
                  <p class="quiet-text">{text}</p>
                  <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', talk: session.id, fact }} />
                </div>
              ))}
            </OwnWords>
          )}
        </Section>
      )}
    </>
  )
}

const hasWords = ({ said, summaries }: SessionView['turn']): boolean => said.length + summaries.length > 0

const ownWords = ({ turns }: SessionView) =>
  turns.flatMap(({ mine, said, summaries }) => (mine ? said : summaries).filter(({ text }) => text !== ''))

/** Only sessions of which something is written down: what was said aloud has left no line. */
const Earlier = ({ state, session, me, words, language, go }: InSession) => {
  const earlier = sessionsOf(state)
    .map(one => viewSession(state, one, me.id))
    .filter(one => one.id !== session.id && one.turns.some(hasWords))
  if (earlier.length === 0) return null
  return (
    <Section title={words.earlier}>
      <Rows label={words.earlier}>
        {earlier.map(one => (
          <RowDoor key={one.id} onClick={() => go(`/talk/${one.id}`)}>
            {dayInWords(one.life.at, language)}
          </RowDoor>
        ))}
      </Rows>
    </Section>
  )
}
