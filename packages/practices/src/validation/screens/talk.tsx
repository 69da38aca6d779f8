/** One talk in its phase: a wish to be heard, what was told, the answer, and whether it landed. */
import { Notice, Page, RowDoor, Rows, Section, Voice } from '#ui'
import { Arrival, dayInWords } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, HowLong, OwnWords, Stays, useKeep } from '../../shared/keeping/keeping.tsx'
import { Ladder } from '../../shared/ladder/screens/composer.tsx'
import { LandingForm, LandingSaid } from '../../shared/ladder/screens/reading.tsx'
import { isClosed } from '../../shared/talk/life.ts'
import {
  Consent,
  Ended,
  LiveDoor,
  Paused,
  Returned,
  Beside as ReturnsBeside,
  TalkFoot,
} from '../../shared/talk/screens/index.ts'
import { type Intent, ownAnswers } from '../index.ts'
import { WordsBeside } from './beside.tsx'
import { Answered, type InTalk } from './parts.tsx'

export const OneTalk = (props: InTalk) => {
  const { talk, words, other, language, go } = props
  const asks = words.offeredTitle({ other: other.name })
  // Where the question stands below, it is asked once.
  const title = talk.shares ? words.yours : talk.phase === 'offered' ? words.name : asks
  return (
    <Page
      title={title}
      lead={dayInWords(talk.life.at, language)}
      back={{ label: words.back, onBack: () => go('') }}
    >
      <Arrival state={`${talk.phase}/${talk.latest?.fact ?? ''}`}>
        <TalkInItsPhase {...props} />
      </Arrival>
    </Page>
  )
}

const TalkInItsPhase = (props: InTalk) => {
  const { talk, words, other } = props
  const { life } = talk
  if (talk.phase === 'offered')
    return (
      <Consent
        {...props}
        life={life}
        title={words.offeredTitle({ other: other.name })}
        yes={words.offeredYes}
      >
        {talk.shares ? <Told {...props} /> : <p>{words.offeredMore({ other: other.name })}</p>}
        <Mine {...props} />
      </Consent>
    )
  if (talk.phase === 'paused')
    return (
      <>
        <Paused {...props} life={life} />
        <TalkFoot {...props} life={life} />
      </>
    )
  return (
    <>
      {talk.phase === 'closed' && <Ended {...props} life={life} />}
      {!isClosed(life) && (
        <>
          <Returned {...props} life={life} />
          <ReturnsBeside {...props} life={life} />
        </>
      )}
      <Told {...props} />
      <WordsBeside {...props} />
      <Steps {...props} />
      <Mine {...props} />
      <TalkFoot {...props} life={life} />
    </>
  )
}

/** What was told. To the one asked it stands here only after a yes. */
const Told = ({ talk, me, other, language, keepOf }: InTalk) =>
  talk.text === null ? null : (
    <>
      <Voice who={talk.shares ? 'me' : 'other'} name={talk.shares ? me.name : other.name}>
        {talk.text || <Deleted language={language} by={talk.shares ? null : other} />}
      </Voice>
      <Stays fact={talk.fact} keepOf={keepOf} language={language} />
    </>
  )

const Steps = (props: InTalk) => {
  const { talk, words, other } = props
  const fill = { other: other.name }
  const { latest } = talk
  const said = latest && (
    <>
      <Answered {...props} one={latest} />
      {latest.landing && (
        <LandingSaid landing={latest.landing} words={words} mine={talk.shares} other={other} />
      )}
    </>
  )
  switch (talk.phase) {
    case 'land':
      return (
        <>
          {said}
          <Land {...props} />
        </>
      )
    case 'answer':
      return <AnswerIt {...props} />
    case 'wait':
      return (
        <>
          {said}
          <p class="centred">{talk.shares ? words.waitAnswer(fill) : words.waitLanding(fill)}</p>
          {talk.shares && latest === null && <ToLive {...props} />}
        </>
      )
    case 'landed':
      return (
        <>
          {said}
          <Notice tone="warm" title={words.landedEnd} />
        </>
      )
    case 'sit':
      return <Sit {...props} />
    default:
      return said
  }
}

const AnswerIt = (props: InTalk) => {
  const { talk, words, other, state, me, language } = props
  const { rule, setRule, keep } = useKeep()
  const act: InTalk['act'] = intent => props.act(intent, { keep })
  const { latest } = talk
  return (
    <>
      {latest && (
        <>
          <Notice tone="calm" title={words.tryAgain({ other: other.name })} />
          <Answered {...props} one={latest} />
          {latest.landing && (
            <LandingSaid landing={latest.landing} words={words} mine={false} other={other} />
          )}
        </>
      )}
      <Section title={words.yourAnswer}>
        <Ladder<Intent>
          {...props}
          act={act}
          key={latest?.fact ?? 'first'}
          draftKey={`validation/answer/${talk.id}`}
          own={ownAnswers(state, me.id)}
          give={answer => ({ do: 'answer', talk: talk.id, answer })}
        >
          <HowLong language={language} rule={rule} setRule={setRule} />
        </Ladder>
        <ToLive {...props} />
      </Section>
      {talk.earlier.length > 0 && (
        <details class="disclosure">
          <summary>{words.earlierAnswers}</summary>
          <div class="stack">
            {talk.earlier.map(one => (
              <Answered key={one.fact} {...props} one={one} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

const Land = (props: InTalk) => (
  <LandingForm<Intent>
    {...props}
    draftKey={`validation/missing/${props.talk.id}`}
    give={landing => ({ do: 'land', talk: props.talk.id, landing })}
  />
)

/** To each alone: what may be needed is of another kind. The answers stand no more beside it. */
const Sit = ({ words }: InTalk) => (
  <>
    <Notice tone="rest" title={words.sitTitle}>
      <p>{words.sitMore}</p>
    </Notice>
    <Rows>
      <RowDoor icon="hourglass" href="/app/practice/patience" note={words.sitPatienceWhy}>
        {words.sitPatience}
      </RowDoor>
      <RowDoor icon="ear" href="/app/practice/guidance" note={words.sitGuidanceWhy}>
        {words.sitGuidance}
      </RowDoor>
    </Rows>
  </>
)

const ToLive = ({ talk, words, go }: InTalk) => (
  <LiveDoor says={words.liveDoor} note={words.liveDoorHint} onClick={() => go(`/talk/${talk.id}/live`)} />
)

const deletes = { share: 'delete', answers: 'deleteAnswer', missing: 'deleteReply' } as const

const Mine = (props: InTalk) => {
  const { talk, language } = props
  if (talk.mayErase.length === 0) return null
  return (
    <OwnWords language={language}>
      {talk.mayErase.map(what => (
        <DeleteForBoth<Intent>
          key={what}
          {...props}
          label={deletes[what]}
          intent={{ do: 'erase', talk: talk.id, what }}
        />
      ))}
    </OwnWords>
  )
}
