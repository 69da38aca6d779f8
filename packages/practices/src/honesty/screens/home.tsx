/** Where an honest talk is offered and answered, and what is left of earlier ones. */
import { Page, Question, RowDoor, Rows, Section, Stack, Voice } from '#ui'
import type { ScreenProps } from '../../screens.ts'
import { Arrival, dayInWords } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, OwnWords } from '../../shared/keeping/keeping.tsx'
import { BeforeBeginning, Consent, Ways } from '../../shared/talk/screens/index.ts'
import {
  type Honesty,
  type HonestyView,
  type Intent,
  mattersOf,
  pathOfTalk,
  type TalkView,
  type Words,
} from '../index.ts'
import { Begin } from './begin.tsx'

export type Pair = ScreenProps<Honesty, Intent, Words> & { other: NonNullable<ScreenProps['other']> }
type AtHome = Pair & { view: HonestyView }

export const Home = (props: AtHome) => {
  const { words, view } = props
  const asked = view.offered.length > 0
  const saying = { sw: words.proverb, en: words.proverbMeaning }
  return (
    <Page
      title={words.name}
      lead={asked ? undefined : words.line}
      kanga="honesty"
      saying={asked ? undefined : saying}
    >
      <Arrival state={`${view.offered.length}/${view.waiting.length}`}>
        {view.offered.map(talk => (
          <Consent key={talk.id} {...props} life={talk.life}>
            <Offered {...props} talk={talk} />
          </Consent>
        ))}
        {view.waiting.map(talk => (
          <Consent key={talk.id} {...props} life={talk.life}>
            <Offered {...props} talk={talk} />
          </Consent>
        ))}
        {view.mayOffer &&
          (asked ? (
            <details class="disclosure">
              <summary>{words.beginDoor}</summary>
              <Begin {...props} />
            </details>
          ) : (
            <>
              <Stack gap={1}>
                <p>{words.brace}</p>
                <p>{words.nothingOwed}</p>
                <BeforeBeginning language={props.language} says={words.notForFear} />
              </Stack>
              <Section title={words.beginTitle}>
                <Begin {...props} />
              </Section>
              <Ways language={props.language} />
            </>
          ))}
      </Arrival>
      <Matters {...props} />
      <Kept {...props} />
      <Earlier {...props} />
    </Page>
  )
}

/** What is offered: one subject, and what is hoped for. */
export const Offered = ({ words, language, other, talk }: Pair & { talk: TalkView }) => (
  <Stack gap={1}>
    <Question>{talk.subject || <Deleted language={language} by={talk.openedByMe ? null : other} />}</Question>
    <p class="quiet-text">
      {words.hopedFor}: {words.outcomes[talk.outcome]}
    </p>
    {!talk.openedByMe && <p>{words.nothingOwed}</p>}
  </Stack>
)

const Matters = ({ state, words, me, other }: AtHome) => {
  const matters = mattersOf(state)
  if (matters.length === 0) return null
  return (
    <Section title={words.matters}>
      <p class="quiet-text">{words.mattersHint}</p>
      {matters.map(({ id, text, by }) => (
        <Voice key={id} who={by === me.id ? 'me' : 'other'} name={by === me.id ? me.name : other.name}>
          {text}
        </Voice>
      ))}
    </Section>
  )
}

/** Written down on one phone, and kept because both chose so. */
const Kept = (props: AtHome) => {
  const { words, me, other, language, view } = props
  if (view.kept.length === 0) return null
  return (
    <Section title={words.keptTitle}>
      {view.kept.map(({ talk, on, at, lines }) => (
        <details class="disclosure" key={talk}>
          <summary>{dayInWords(at, language)}</summary>
          <p class="quiet-text">
            {on === me.id ? words.keptOnMine : words.keptOnTheirs({ other: other.name })}
          </p>
          {lines.map(({ mine, text }, place) => {
            const own = mine === (on === me.id)
            return (
              // What was kept never moves.
              <Voice key={`${place}`} who={own ? 'me' : 'other'} name={own ? me.name : other.name}>
                {text}
              </Voice>
            )
          })}
          {on === me.id && (
            <OwnWords language={language}>
              <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-kept', kept: talk }} />
            </OwnWords>
          )}
        </details>
      ))}
    </Section>
  )
}

const Earlier = ({ words, go, view, language, other }: AtHome) => {
  if (view.earlier.length === 0) return null
  return (
    <Section title={words.earlier}>
      <Rows label={words.earlier}>
        {view.earlier.map(talk => (
          <RowDoor key={talk.id} note={noteOf(talk, words)} onClick={() => go(pathOfTalk(talk.id))}>
            {talk.subject || <Deleted language={language} by={talk.openedByMe ? null : other} />}
          </RowDoor>
        ))}
      </Rows>
    </Section>
  )
}

const noteOf = (talk: TalkView, words: Words): string => {
  if (talk.life.stage === 'rested') return words.rested
  return talk.isClosedTogether ? words.closedTogether : words.stopped
}
