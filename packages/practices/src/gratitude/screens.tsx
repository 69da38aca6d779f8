/** How Thank you looks: what came, what is kept, writing one, and one's own jar. */

import { useState } from 'preact/hooks'
import { Button, Empty, Live, Notice, Page, RowDoor, Rows, Section } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { dayInWords } from '../shared/acting.tsx'
import { Deleted } from '../shared/keeping/keeping.tsx'
import { type Gratitude, type Intent, jarFor, notReceived, thanksFor, type Words } from './index.ts'
import { Jar } from './screens/jar.tsx'
import { beginningOf, NoteInFull } from './screens/note.tsx'
import { WriteThanks } from './screens/write.tsx'

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
  if (path === '/new')
    return (
      <WriteThanks
        {...props}
        back={back}
        onDone={sentence => {
          setSaid(sentence)
          go('')
        }}
      />
    )
  if (path === '/jar') return <Jar {...props} back={back} />
  return <Home {...props} said={said} />
}

const Home = (props: Pair & { said: string | null }) => {
  const { state, me, other, now, sight, putOff, words, language, go, said } = props
  const [shown, setShown] = useState(atFirst)
  const look = { me: me.id, other: other.id, now, sight, putOff }
  const fill = { other: other.name }
  const waiting = notReceived(state, look)
  const kept = thanksFor(state, look)
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
      {jarFor(state, look).length > 0 && (
        <Rows>
          <RowDoor icon="archive" note={words.jarHint} onClick={() => go('/jar')}>
            {words.jar}
          </RowDoor>
        </Rows>
      )}
      <Section title={words.kept}>
        {kept.length === 0 ? (
          <Empty title={words.keptEmpty} icon="hand-heart">
            <p>{words.given}</p>
          </Empty>
        ) : (
          <Rows label={words.kept}>
            {kept.slice(0, shown).map(note => (
              <RowDoor
                key={note.id}
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
            ))}
          </Rows>
        )}
        {kept.length > shown && (
          <div>
            <Button onClick={() => setShown(shown + atFirst)}>{words.showMore}</Button>
          </div>
        )}
      </Section>
    </Page>
  )
}
