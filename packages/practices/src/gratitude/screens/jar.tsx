/** One's own notes that wait in the jar. The other's are in no list and no count until they open. */

import { useState } from 'preact/hooks'
import { Button, Card, Empty, Page } from '#ui'
import { Arrival, Confirm, dayInWords, Refused, useActing } from '../../shared/acting.tsx'
import { type Intent, type JarView, jarFor } from '../index.ts'
import type { Pair } from '../screens.tsx'
import { type Back, NoteText } from './note.tsx'

export const Jar = (props: Pair & { back: Back }) => {
  const { state, me, other, now, sight, putOff, words, back } = props
  const notes = jarFor(state, { me: me.id, other: other.id, now, sight, putOff })
  return (
    <Page title={words.jar} lead={words.jarHint} back={back}>
      {notes.length === 0 && <Empty title={words.jarEmpty} icon="archive" />}
      <Arrival state={String(notes.length)}>
        {notes.map(note => (
          <JarNote key={note.id} {...props} note={note} />
        ))}
      </Arrival>
    </Page>
  )
}

const JarNote = (props: Pair & { note: JarView }) => {
  const { note, words, other, language } = props
  const fill = { other: other.name }
  const [asking, setAsking] = useState<'open-early' | 'burn' | null>(null)
  const acting = useActing<Intent>(props)
  const does = (what: 'open-early' | 'burn') =>
    void acting.run({ do: what, note: note.id }).then(() => setAsking(null))
  return (
    <Card>
      <h2 class="small-heading">
        {words.opensOn} {dayInWords(note.day, language)}
      </h2>
      <div class="written">
        {note.thanks ? <NoteText thanks={note.thanks} words={words} /> : words.unknownNote}
      </div>
      <div class="row">
        <Button onClick={() => setAsking('open-early')}>{words.openEarly}</Button>
        <Button kind="quiet" icon="flame" onClick={() => setAsking('burn')}>
          {words.burn}
        </Button>
      </div>
      <Refused>{acting.refusal}</Refused>
      <Confirm
        open={asking === 'open-early'}
        onClose={() => setAsking(null)}
        title={words.openEarly}
        says={words.beforeOpening(fill)}
        yes={words.openEarly}
        busy={acting.busy}
        onYes={() => does('open-early')}
      />
      <Confirm
        open={asking === 'burn'}
        onClose={() => setAsking(null)}
        title={words.burn}
        says={
          <>
            {words.beforeBurning(fill)} {words.burnHonest}
          </>
        }
        yes={words.burn}
        kind="danger"
        busy={acting.busy}
        onYes={() => does('burn')}
      />
    </Card>
  )
}
