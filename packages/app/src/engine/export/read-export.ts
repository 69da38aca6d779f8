/** Reads an export that was made by this or another profile: its journal, as it stood there. */
import * as v from 'valibot'
import { type Fact, type JournalNote, journal, notesOf, replay, stateIn } from '#practices'
import { decodePayload, utf8 } from '#protocol'
import { EXPORT_FORMAT, EXPORT_VERSION } from './format.ts'

const text = v.string()
const entry = v.object({
  index: v.nullable(v.number()),
  hash: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)),
  member: v.pipe(text, v.regex(/^[0-9a-f]{32}$/)),
  passedOver: v.boolean(),
  opening: v.exactOptional(v.object({ payload: text })),
  erased: v.exactOptional(v.object({ left: v.nullable(text) })),
})
const exported = v.object({
  format: v.literal(EXPORT_FORMAT),
  v: v.literal(EXPORT_VERSION),
  spaces: v.array(v.object({ kind: v.picklist(['self', 'pair']), entries: v.array(entry) })),
})

/** The notes that stood in the journal, oldest first; null when the text is no export of a form that is known here. */
export function journalIn(file: string): readonly JournalNote[] | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(file)
  } catch {
    return null
  }
  const read = v.safeParse(exported, parsed)
  if (!read.success) return null
  const facts = read.output.spaces
    .filter(({ kind }) => kind === 'self')
    .flatMap(({ entries }) => entries.flatMap(factOf))
    .filter(({ type }) => type.startsWith('journal.'))
  return [...notesOf(stateIn(replay([journal], facts), journal))].reverse().filter(note => note.text !== '')
}

function factOf({ index, hash, member, passedOver, opening, erased }: v.InferOutput<typeof entry>): Fact[] {
  const payload = opening?.payload ?? erased?.left
  const said = payload ? decodePayload(utf8(payload)) : null
  if (passedOver || !said?.ok) return []
  const { t: type, at, d: data } = said.value
  return [{ type, data, by: member, at, id: hash, index, ...(erased ? { erased: true } : {}) }]
}
