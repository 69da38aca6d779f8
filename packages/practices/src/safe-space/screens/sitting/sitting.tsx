/** The sitting in its phase: none, offered, planned, paused, under way, over. */
import { Card, Page, RowDoor, Rows, Section } from '#ui'
import { Arrival } from '../../../shared/acting.tsx'
import { dateWords } from '../../../shared/calendar/in-words.ts'
import { localDay } from '../../../shared/calendar/index.ts'
import { Beside, Consent, Ended, Paused, Returned, TalkFoot } from '../../../shared/talk/screens/index.ts'
import type { SittingView } from '../../index.ts'
import { whenOf } from '../front.tsx'
import type { Here } from '../here.tsx'
import { ReturnedWords } from './came-back.tsx'
import { OfferSitting } from './offer.tsx'
import { Planned } from './planned.tsx'
import { Opened, StepNow } from './step.tsx'

export type InSitting = Here & { readonly sitting: SittingView }

export const SittingRoom = (props: Here & { readonly sitting: SittingView | null }) => {
  const { words, view, go, sitting, language } = props
  const now = sitting ?? view.sitting
  return (
    <Page
      title={titleOf(now, words)}
      lead={now === null ? words.sittingLead : undefined}
      back={{ label: words.back, onBack: () => go('') }}
    >
      <Arrival state={now === null ? 'none' : `${now.id}${now.phase}`}>
        {now === null ? (
          <>
            <OfferSitting {...props} />
            <ReturnedWords {...props} />
          </>
        ) : (
          <InItsPhase {...props} sitting={now} />
        )}
      </Arrival>
      {now === null && view.held.length > 0 && (
        <Section title={words.earlier}>
          <Rows label={words.earlier}>
            {view.held.map(one => (
              <RowDoor key={one.id} onClick={() => go(`/sitting/${one.id}`)}>
                {words.sittingOn({ day: dateWords(localDay(one.stepAt), language) })}
              </RowDoor>
            ))}
          </Rows>
        </Section>
      )}
    </Page>
  )
}

/** Under way the page is called by its step. */
const titleOf = (sitting: SittingView | null, words: Here['words']): string =>
  sitting?.phase === 'under-way' && sitting.step !== null && sitting.life.pause === null
    ? words.stepTitle[sitting.step]
    : words.sittingTitle

const InItsPhase = (props: InSitting) => {
  const { sitting, words, other } = props
  const { life } = sitting
  switch (sitting.phase) {
    case 'to-agree':
    case 'waiting':
      return (
        <Consent
          {...props}
          life={life}
          title={words.sittingOfferTitle({ other: other.name })}
          yes={words.sittingYes}
        >
          <What {...props} />
        </Consent>
      )
    case 'planned':
      return (
        <>
          <What {...props} />
          <Planned {...props} />
        </>
      )
    case 'under-way':
      return (
        <>
          {life.pause ? (
            <Paused {...props} life={life} />
          ) : (
            <>
              {sitting.isReturn && <Returned {...props} life={life} />}
              <Beside {...props} life={life} />
              <StepNow {...props} />
            </>
          )}
          <TalkFoot {...props} life={life} beforeStopping={words.beforeClosing} />
        </>
      )
    case 'over':
    case 'rested':
      return <Over {...props} />
  }
}

const What = (props: InSitting) => (
  <Card>
    <p class="question">{whenOf(props.sitting, props) ?? props.words.whenOpen}</p>
    <p>{props.sitting.form === 'full' ? props.words.formFull : props.words.formShort}</p>
    <p class="quiet-text">
      {props.sitting.form === 'full' ? props.words.formFullHint : props.words.formShortHint}
    </p>
  </Card>
)

const Over = (props: InSitting) => {
  const { sitting, words } = props
  const { appreciations, next } = sitting.prepared
  const isEmpty = !appreciations.open && !next.open && sitting.matter === null
  return (
    <>
      <Ended {...props} life={sitting.life} />
      <Returned {...props} life={sitting.life} />
      {isEmpty && sitting.step !== null && <p class="quiet-text">{words.nothingWritten}</p>}
      {appreciations.open && (
        <Section title={words.stepTitle.appreciations}>
          <Opened {...props} part={appreciations} />
        </Section>
      )}
      {sitting.matter && sitting.matter.text !== '' && (
        <Section title={words.matterLabel}>
          <p>{sitting.matter.text}</p>
        </Section>
      )}
      {next.open && (
        <Section title={words.stepTitle.next}>
          <Opened {...props} part={next} />
        </Section>
      )}
      <ReturnedWords {...props} />
    </>
  )
}
