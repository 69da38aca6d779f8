/** The day has come: what both had put in is read aloud, one after the other, by whoever wrote it. */
import { useState } from 'preact/hooks'
import { Button, Empty, Leaves, Page, Voice } from '#ui'
import { useAwake } from '../../shared/device.ts'
import { aloudOn, openDay } from '../index.ts'
import type { Pair } from '../screens.tsx'
import { type Back, NoteText } from './note.tsx'

export const Aloud = (props: Pair & { back: Back }) => {
  const { state, me, other, now, sight, putOff, words, go, back } = props
  const look = { me: me.id, other: other.id, now, sight, putOff }
  const day = openDay(state, look)
  // What is being read stays in its place, whatever arrives meanwhile.
  const [notes] = useState(() => (day ? aloudOn(state, day, look) : []))
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  useAwake(true)
  const note = notes[at]
  const isLast = at === notes.length - 1
  if (note === undefined)
    return (
      <Page title={words.aloud} back={back}>
        <Empty title={notes.length === 0 ? words.aloudNothing : words.aloudEnd} icon="heart">
          <p>{words.given}</p>
        </Empty>
        <div>
          <Button kind="primary" onClick={() => go('')}>
            {words.aloudDone}
          </Button>
        </div>
      </Page>
    )
  const who = note.byMe ? 'me' : 'other'
  return (
    <Page title={words.aloud} lead={words.aloudLead} back={back}>
      <h2>{note.byMe ? words.aloudMine : words.aloudReads({ other: other.name })}</h2>
      <Leaves key={note.id} open={open} closedLabel={words.betweenFolded}>
        <Voice who={who} name={note.byMe ? me.name : other.name}>
          {note.thanks && <NoteText thanks={note.thanks} words={words} />}
        </Voice>
      </Leaves>
      <Button
        kind="primary"
        wide
        onClick={() => {
          if (!open) return setOpen(true)
          setOpen(false)
          setAt(at + 1)
        }}
      >
        {open ? (isLast ? words.aloudDone : words.aloudNext) : words.betweenUnfold}
      </Button>
    </Page>
  )
}
