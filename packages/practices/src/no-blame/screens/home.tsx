/** Where a matter is opened and answered, what is tried, and what is left of earlier ones. */
import { Button, Page, RowDoor, Rows, Section, Stack, Voice } from '#ui'
import { Arrival, dayInWords } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, OwnWords } from '../../shared/keeping/keeping.tsx'
import { Consent } from '../../shared/talk/screens/index.ts'
import { type Intent, type NoBlameView, pathOfSolving, type SolvingView, type Words } from '../index.ts'
import { OpenerToRead } from './board.tsx'
import { NotForTwo } from './not-for-two.tsx'
import type { Pair } from './pair.ts'

type AtHome = Pair & { readonly view: NoBlameView }

export const Home = (props: AtHome) => {
  const { words, view, go } = props
  const { offered, waiting, now } = view
  const asked = offered.length > 0
  return (
    <Page
      title={words.name}
      lead={asked ? undefined : words.line}
      kanga="no-blame"
      saying={asked ? undefined : { sw: words.proverb, en: words.proverbMeaning }}
    >
      <Arrival state={`${offered.length}/${waiting.length}`}>
        <NotForTwo words={words} />
        {[...offered, ...waiting].map(solving => (
          <Consent key={solving.id} {...props} life={solving.life}>
            <OpenerToRead {...props} solving={solving} />
          </Consent>
        ))}
        {now && <Doors {...props} title={words.inWork} list={[now]} note={turnNote} />}
        {view.mayOffer && !asked && (
          <Stack gap={1}>
            <p>{words.howItGoes}</p>
            <Button kind="primary" wide onClick={() => go('/new')}>
              {words.begin}
            </Button>
          </Stack>
        )}
      </Arrival>
      <Doors {...props} title={words.tried} list={view.tried} note={dayNote} />
      <Kept {...props} />
      <Doors {...props} title={words.earlier} list={view.earlier} note={endNote} />
    </Page>
  )
}

type Note = (solving: SolvingView, props: Pair) => string

const turnNote: Note = ({ myTurn }, { words, other }) =>
  myTurn ? words.yourTurn : words.theirTurn({ other: other.name })
const dayNote: Note = ({ choice }, { words, language }) =>
  `${words.lookAgainOn} ${choice ? dayInWords(choice.review, language) : ''}`
const endNote: Note = ({ life, outcome }, { words }) =>
  outcome ? words.outcomes[outcome] : life.stage === 'rested' ? words.rested : words.stopped

const Doors = ({
  title,
  list,
  note,
  ...props
}: AtHome & { readonly title: string; readonly list: readonly SolvingView[]; readonly note: Note }) =>
  list.length === 0 ? null : (
    <Section title={title}>
      <Rows label={title}>
        {list.map(solving => (
          <RowDoor
            key={solving.id}
            note={note(solving, props)}
            onClick={() => props.go(pathOfSolving(solving.id))}
          >
            {titleOf(solving, props.words) || (
              <Deleted language={props.language} by={solving.openedByMe ? null : props.other} />
            )}
          </RowDoor>
        ))}
      </Rows>
    </Section>
  )

/** The wording once there is one that stands; before that, what was noticed. */
export const titleOf = ({ wording, worded, opener }: SolvingView, words: Words): string =>
  (worded && wording ? wording.content : opener.noticed) || (worded ? words.name : '')

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
