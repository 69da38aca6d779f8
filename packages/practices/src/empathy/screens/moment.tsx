/** One moment, in whatever step it is for the one who looks. */
import { Notice, Voice } from '#ui'
import { Arrival } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, OwnWords, Stays } from '../../shared/keeping/keeping.tsx'
import { Beside as BesideReturn, Ended, Paused, Returned, TalkFoot } from '../../shared/talk/screens/index.ts'
import type { Intent, RoundView } from '../index.ts'
import { After } from './after.tsx'
import { CameBack } from './came-back.tsx'
import { Imagine } from './imagine.tsx'
import { Opened } from './opened.tsx'
import { Questions } from './questions.tsx'
import { Answers } from './reply.tsx'
import type { Pair } from './tell.tsx'

export type InRound = Pair & { round: RoundView }

export const MomentInItsStep = (props: InRound) => {
  const { round, language } = props
  const { life } = round
  return (
    <Arrival state={`${round.step}${life.pause ? ' paused' : ''}`}>
      <Told {...props} />
      {life.pause ? (
        <Paused {...props} life={life} />
      ) : (
        <>
          {round.step === 'rested' || round.step === 'over' ? (
            <Ended {...props} life={life} />
          ) : (
            <>
              <Returned {...props} life={life} />
              <BesideReturn {...props} life={life} />
            </>
          )}
          <Step {...props} />
        </>
      )}
      {round.mayErase && (
        <OwnWords language={language}>
          <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', talk: round.id }} />
        </OwnWords>
      )}
      {round.step !== 'landed' && round.step !== 'together' && <TalkFoot {...props} life={life} />}
    </Arrival>
  )
}

const Step = (props: InRound) => {
  switch (props.round.step) {
    case 'offered':
    case 'imagine':
      return (
        <>
          <Imagine {...props} />
          <CameBack {...props} />
        </>
      )
    case 'rested':
      return (
        <>
          <Questions {...props} />
          <CameBack {...props} />
        </>
      )
    default:
      return (
        <>
          <Questions {...props} />
          <Opened {...props} />
          <Answers {...props} />
          <After {...props} />
        </>
      )
  }
}

/** The moment itself. */
export const Told = ({ round, words, me, other, language, keepOf }: InRound) => {
  const fill = { other: other.name }
  if (round.moment.told === 'aloud')
    return <Notice tone="warm" icon="ear" title={round.iTold ? words.youToldAloud : words.toldAloud(fill)} />
  return (
    <div class="stack stack-1">
      <Voice who={round.iTold ? 'me' : 'other'} name={round.iTold ? me.name : other.name}>
        {round.moment.text || <Deleted language={language} by={round.iTold ? null : other} />}
      </Voice>
      <Stays fact={round.told} keepOf={keepOf} language={language} />
    </div>
  )
}
