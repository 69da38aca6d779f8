/** How Thank you looks: what came, what is kept, writing one, and one's own jar. */

import { useState } from 'preact/hooks'
import { Button, Empty, Live, Notice, Page, RowDoor, Rows, Section } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { dayInWords } from '../shared/acting.tsx'
import { Deleted } from '../shared/keeping/keeping.tsx'
import {
  type Gratitude,
  hasPrompt,
  type Intent,
  jarFor,
  notReceived,
  openDay,
  seasonFor,
  type ThanksView,
  thanksFor,
  type Words,
} from './index.ts'
import { Aloud } from './screens/aloud.tsx'
import { Jar } from './screens/jar.tsx'
import { Keepsake } from './screens/keepsake-door.tsx'
import { beginningOf, NoteInFull } from './screens/note.tsx'
import { Rare } from './screens/rare.tsx'
import { SeasonPage } from './screens/season.tsx'
import { WriteThanks } from './screens/write.tsx'

export { Between } from './screens/between.tsx'

export type Pair = ScreenProps<Gratitude, Intent, Words> & { other: NonNullable<ScreenProps['other']> }

/** So many thank-yous stand on the screen at first; a phone draws no thousand lines at once. */
const atFirst = 20

export const Screen = (props: ScreenProps<Gratitude, Intent, Words>) => {
  const { words, other } = props
  const saying = { sw: words.proverb, en: words.proverbMeaning }
  if (other === null)
    return (
      <Page title={words.name} lead={words.line} kanga="gratitude" saying={saying}>
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  return <Room {...props} other={other} />
}

const Room = (props: Pair) => {
  const { state, me, other, now, sight, putOff, path, go, words } = props
  const [said, setSaid] = useState<string | null>(null)
  const back = { label: words.back, onBack: () => go('') }
  const noteId = /^\/note\/([0-9a-f]{32})$/.exec(path)?.[1]
  const note = noteId
    ? thanksFor(state, { me: me.id, other: other.id, now, sight, putOff }).find(({ id }) => id === noteId)
    : undefined
  if (note) return <NoteInFull {...props} note={note} back={back} />
  if (path === '/new' || path === '/new/rare')
    return (
      <WriteThanks
        {...props}
        rare={path === '/new/rare'}
        back={back}
        onDone={sentence => {
          setSaid(sentence)
          go('')
        }}
      />
    )
  if (path === '/jar') return <Jar {...props} back={back} />
  if (path === '/season') return <SeasonPage {...props} back={back} />
  if (path === '/aloud') return <Aloud {...props} back={back} />
  if (path === '/rare') return <Rare {...props} back={back} />
  return <Home {...props} said={said} />
}

const Home = (props: Pair & { said: string | null }) => {
  const { state, me, other, now, sight, putOff, words, language, go, said } = props
  const [shown, setShown] = useState(atFirst)
  const look = { me: me.id, other: other.id, now, sight, putOff }
  const fill = { other: other.name }
  const waiting = notReceived(state, look)
  const all = thanksFor(state, look)
  const kept = all.filter(({ later }) => !later)
  const later = all.filter(note => note.later)
  return (
    <Page
      title={words.name}
      lead={words.line}
      kanga="gratitude"
      saying={{ sw: words.proverb, en: words.proverbMeaning }}
    >
      <Live>{said && <Notice tone="warm" title={said} />}</Live>
      {waiting.length > 0 && (
        <Rows label={words.openingReceived(fill)}>
          {waiting.slice(0, 3).map(({ id }) => (
            <RowDoor key={id} icon="heart" note={words.openingReceivedWhy} onClick={() => go(`/note/${id}`)}>
              {words.openingReceived(fill)}
            </RowDoor>
          ))}
        </Rows>
      )}
      <div class="stack">
        <p>{words.howItGoes(fill)}</p>
        <Button kind="primary" icon="hand-heart" wide onClick={() => go('/new')}>
          {words.write}
        </Button>
      </div>
      <Doors {...props} />
      <Section title={words.kept}>
        {kept.length === 0 ? (
          <Empty title={words.keptEmpty} icon="hand-heart">
            <p>{words.given}</p>
          </Empty>
        ) : (
          <Rows label={words.kept}>
            {kept.slice(0, shown).map(note => (
              <KeptDoor key={note.id} {...props} note={note} />
            ))}
          </Rows>
        )}
        {kept.length > shown && (
          <div>
            <Button onClick={() => setShown(shown + atFirst)}>{words.showMore}</Button>
          </div>
        )}
        {kept.length > 0 && <Keepsake {...props} notes={kept} />}
      </Section>
      {later.length > 0 && (
        <details class="disclosure">
          <summary>{words.forLater}</summary>
          <p class="quiet-text">{words.forLaterHint}</p>
          <Rows label={words.forLater}>
            {later.map(({ id, at }) => (
              <RowDoor key={id} icon="heart" onClick={() => go(`/note/${id}`)}>
                {`${words.received(fill)} · ${dayInWords(at, language)}`}
              </RowDoor>
            ))}
          </Rows>
        </details>
      )}
    </Page>
  )
}

const KeptDoor = ({ note, words, other, language, go }: Pair & { note: ThanksView }) => {
  const fill = { other: other.name }
  return (
    <RowDoor
      note={`${note.byMe ? words.fromMe(fill) : words.received(fill)} · ${dayInWords(note.at, language)}`}
      onClick={() => go(`/note/${note.id}`)}
    >
      <span class="one-line serif">
        {note.deleted ? (
          <Deleted language={language} by={note.byMe ? null : other} />
        ) : (
          beginningOf(note.thanks, words)
        )}
      </span>
    </RowDoor>
  )
}

/** The jar, the day of the two, and the question of the month. What lies in the other's jar is in none of them. */
const Doors = (props: Pair) => {
  const { state, me, other, now, sight, putOff, words, language, go } = props
  const look = { me: me.id, other: other.id, now, sight, putOff }
  const found = seasonFor(state, look)
  const seasonNote =
    found === null
      ? undefined
      : found.phase === 'agreed'
        ? `${words.seasonOn} ${dayInWords(found.season.day, language)}`
        : found.phase === 'waiting'
          ? words.seasonWaiting({ other: other.name })
          : words.seasonToAgree({ other: other.name })
  return (
    <Rows>
      {openDay(state, look) && (
        <RowDoor icon="heart" note={words.openingDayWhy} onClick={() => go('/aloud')}>
          {words.openingDay}
        </RowDoor>
      )}
      {jarFor(state, look).length > 0 && (
        <RowDoor icon="archive" note={words.jarHint} onClick={() => go('/jar')}>
          {words.jar}
        </RowDoor>
      )}
      <RowDoor icon="calendar" note={seasonNote} onClick={() => go('/season')}>
        {words.season}
      </RowDoor>
      {hasPrompt(look) && (
        <RowDoor icon="sun" onClick={() => go('/rare')}>
          {words.rare}
        </RowDoor>
      )}
    </Rows>
  )
}
