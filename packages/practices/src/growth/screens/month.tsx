/** One month on its way: offered, being sealed, open, told and said back; or ended. */
import { Notice, RowDoor, Rows, Section } from '#ui'
import { Arrival } from '../../shared/acting.tsx'
import { DeleteForBoth, OwnWords } from '../../shared/keeping/keeping.tsx'
import { monthWords } from '../../shared/pulse/in-words.ts'
import { isClosed } from '../../shared/talk/index.ts'
import { Beside, Consent, Ended, Paused, Returned, TalkFoot } from '../../shared/talk/screens/index.ts'
import type { Intent } from '../index.ts'
import type { InMonth } from './props.ts'
import { Seal } from './seal.tsx'
import { Telling } from './tell.tsx'

export const OneMonth = (props: InMonth) => {
  const { month, words, language } = props
  const talk = { ...props, life: month.life }
  if (month.phase === 'offered')
    return (
      <Consent {...talk} yes={words.yes}>
        <p>{words.offered(monthWords(month.month, language))}</p>
        <p>{words.offeredMore}</p>
        <p class="quiet-text">{words.notForFear}</p>
      </Consent>
    )
  if (month.life.pause)
    return (
      <>
        <Paused {...talk} />
        <TalkFoot {...talk} />
      </>
    )
  return (
    <>
      <Ended {...talk} />
      {!isClosed(month.life) && (
        <>
          <Returned {...talk} />
          <Beside {...talk} />
        </>
      )}
      <Arrival state={month.phase}>
        <Phase {...props} />
      </Arrival>
      <TalkFoot {...talk} />
      {month.mayErase && (
        <OwnWords language={language}>
          <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', talk: month.id }} />
        </OwnWords>
      )}
    </>
  )
}

const Phase = (props: InMonth) => {
  const { month, words, other } = props
  switch (month.phase) {
    case 'to-seal':
      return <Seal {...props} />
    case 'waiting':
      return (
        <Notice tone="calm" icon="lock" title={words.sealed}>
          <p>{words.sealedWaiting({ other: other.name })}</p>
        </Notice>
      )
    case 'open':
      return (
        <>
          <Pages {...props} />
          <Telling {...props} />
        </>
      )
    case 'closed':
      return month.life.stage === 'over' ? <p>{words.closed}</p> : null
    case 'offered':
      return null
  }
}

/** Two doors. Behind each lies one page; there is no place where both are seen. */
const Pages = ({ month, words, other, go }: InMonth) => (
  <Section title={words.openTitle}>
    <p>{words.openHint}</p>
    <Rows label={words.openTitle}>
      <RowDoor icon="door-open" onClick={() => go(`/month/${month.id}/theirs`)}>
        {words.theirsPage({ other: other.name })}
      </RowDoor>
      <RowDoor icon="user" onClick={() => go(`/month/${month.id}/mine`)}>
        {words.minePage}
      </RowDoor>
    </Rows>
  </Section>
)
