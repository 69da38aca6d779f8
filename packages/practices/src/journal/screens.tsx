/** How the journal looks inside of Mine: a place to write, and the notes below it. */

import { useState } from 'preact/hooks'
import { Button, Card, Empty, Field, Live, Section, TextArea } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { Arrival, Confirm, dayInWords, Refused, useActing, useDraft } from '../shared/acting.tsx'
import { Heavy } from '../shared/heavy/heavy.tsx'
import { type Intent, type Journal, type JournalNote, maxNote, notesOf, type Words } from './index.ts'

type Props = ScreenProps<Journal, Intent, Words>

/** So many notes stand on the screen at first; a phone draws no thousand at once. */
const atFirst = 20

export const Screen = (props: Props) => {
  const { words } = props
  const [shown, setShown] = useState(atFirst)
  const notes = notesOf(props.state)
  return (
    <>
      <Write {...props} />
      <Section title={words.written}>
        {notes.length === 0 && (
          <Empty title={words.empty} icon="notebook-pen">
            <p>{words.emptyHint}</p>
          </Empty>
        )}
        <Arrival state={String(notes.length)}>
          {notes.slice(0, shown).map(note => (
            <OneNote key={note.id} {...props} note={note} />
          ))}
        </Arrival>
        {notes.length > shown && (
          <div>
            <Button onClick={() => setShown(shown + atFirst)}>{words.showMore}</Button>
          </div>
        )}
      </Section>
    </>
  )
}

const Write = (props: Props) => {
  const { words, language, draft } = props
  const text = useDraft(draft, 'journal/new')
  const [saved, setSaved] = useState(false)
  const keeping = useActing<Intent>(props)
  const keep = async () => {
    if (!(await keeping.run({ do: 'write', text: text.text }))) return
    text.clear()
    setSaved(true)
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void keep()
      }}
    >
      <Field label={words.writeHint} hint={words.private} error={keeping.refusal}>
        <TextArea
          value={text.text}
          onText={next => {
            setSaved(false)
            text.write(next)
          }}
          max={maxNote}
          rows={4}
        />
      </Field>
      <Heavy language={language} text={text.text} />
      <div class="row">
        <Button kind="primary" type="submit" busy={keeping.busy}>
          {words.save}
        </Button>
        <Live>{saved && <span class="quiet-text">{words.saved}</span>}</Live>
      </div>
    </form>
  )
}

const OneNote = (props: Props & { note: JournalNote }) => {
  const { note, words, language } = props
  const [editing, setEditing] = useState(false)
  const [removing, setRemoving] = useState(false)
  const acting = useActing<Intent>(props)
  const day = dayInWords(note.writtenAt, language)
  if (editing) return <Edit {...props} onDone={() => setEditing(false)} />
  return (
    <Card>
      <h3 class="small-heading">
        {day}
        {note.editedAt !== null && <span class="quiet-text"> · {words.edited}</span>}
      </h3>
      <div class="written" dir="auto">
        {note.text}
      </div>
      <div class="row">
        <Button
          kind="quiet"
          icon="pencil"
          aria-label={`${words.edit}: ${day}`}
          onClick={() => setEditing(true)}
        >
          {words.edit}
        </Button>
        <Button
          kind="quiet"
          icon="trash"
          aria-label={`${words.remove}: ${day}`}
          onClick={() => setRemoving(true)}
        >
          {words.remove}
        </Button>
      </div>
      <Refused>{acting.refusal}</Refused>
      <Confirm
        open={removing}
        onClose={() => setRemoving(false)}
        title={words.remove}
        says={words.beforeRemoving}
        yes={words.removeForGood}
        kind="danger"
        busy={acting.busy}
        onYes={() => void acting.run({ do: 'remove', note: note.id }).then(() => setRemoving(false))}
      />
    </Card>
  )
}

/** What is being changed is a draft too; until it is kept, the note stands as it was. */
const Edit = (props: Props & { note: JournalNote; onDone: () => void }) => {
  const { note, words, draft, onDone } = props
  const changed = useDraft(draft, `journal/edit/${note.id}`)
  const [text, setText] = useState(changed.text || note.text)
  const keeping = useActing<Intent>(props)
  const keep = async () => {
    if (!(await keeping.run({ do: 'edit', note: note.id, text }))) return
    changed.clear()
    onDone()
  }
  return (
    <Card>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void keep()
        }}
      >
        <Field label={words.edit} error={keeping.refusal}>
          <TextArea
            value={text}
            onText={next => {
              setText(next)
              changed.write(next)
            }}
            max={maxNote}
            rows={4}
          />
        </Field>
        <div class="row">
          <Button kind="primary" type="submit" busy={keeping.busy}>
            {words.saveEdit}
          </Button>
          <Button
            kind="quiet"
            onClick={() => {
              changed.clear()
              onDone()
            }}
          >
            {words.leaveAsItWas}
          </Button>
        </div>
      </form>
    </Card>
  )
}
