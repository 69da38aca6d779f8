/** The one door through which facts become state, for all slices alike. */
import * as v from 'valibot'
import { blank, readBlanked, textsOf } from './shared/blank.ts'
import { id16 } from './shared/schemas.ts'
import { type AnySlice, type Fact, SEAL_OPENED } from './slice.ts'

export interface Folded {
  /** State of every slice by its id. */
  readonly states: ReadonlyMap<string, unknown>
  /** Facts of newer apps, or of a shape that this one does not know: kept in the log, counted, without effect. */
  readonly unread: number
}

const sealOpened = v.object({ seal: id16, text: v.nullable(v.string()) })

/** Nothing has happened yet. */
export const emptyFold = (slices: readonly AnySlice[]): Folded => ({
  states: new Map(slices.map(slice => [slice.id, slice.initial])),
  unread: 0,
})

/** One more thing happened. An opened seal goes to every slice: only the slices know whose it was. */
export const fold = (slices: readonly AnySlice[], folded: Folded, fact: Fact): Folded =>
  foldAll(slices, folded, [fact])

/** Many things happened, in this order. */
export function foldAll(slices: readonly AnySlice[], folded: Folded, facts: readonly Fact[]): Folded {
  const byId = new Map(slices.map(slice => [slice.id, slice]))
  const states = new Map(folded.states)
  let { unread } = folded
  for (const fact of facts) {
    const readers = fact.type === SEAL_OPENED ? slices : [byId.get(sliceOf(fact.type))]
    const schema = fact.type === SEAL_OPENED ? sealOpened : schemaOf(readers[0], fact.type)
    const data = schema && dataOf(schema, fact)
    if (data === undefined) {
      unread++
      continue
    }
    const checked = { ...fact, data }
    for (const slice of readers) {
      if (slice) states.set(slice.id, slice.reduce(states.get(slice.id) ?? slice.initial, checked))
    }
  }
  return { states, unread }
}

/** All that happened, from the beginning. */
export const replay = (slices: readonly AnySlice[], facts: readonly Fact[]): Folded =>
  foldAll(slices, emptyFold(slices), facts)

/** The slice's own state in a fold. */
export const stateIn = <S>(folded: Folded, slice: { readonly id: string; readonly initial: S }): S =>
  (folded.states.get(slice.id) ?? slice.initial) as S

/** Undefined where the data is not of this shape. Only what its author has deleted may be empty. */
function dataOf(schema: v.GenericSchema, { data, erased, type }: Fact): unknown {
  if (erased && type !== SEAL_OPENED) return readBlanked(schema, data)
  const read = v.safeParse(schema, data)
  return read.success ? read.output : undefined
}

/** What stays of an event when its author deletes it; undefined for a type or a shape that these slices do not know. */
export function blankIn(slices: readonly AnySlice[], type: string, data: unknown): unknown {
  const schema = schemaIn(slices, type)
  const read = schema && v.safeParse(schema, data)
  return schema && read?.success ? blank(schema, read.output) : undefined
}

/** What people have typed in an event, in the order of its parts; none for what these slices do not know. */
export function textsIn(slices: readonly AnySlice[], type: string, data: unknown): readonly string[] {
  const schema = schemaIn(slices, type)
  return schema ? textsOf(schema, data) : []
}

const schemaIn = (slices: readonly AnySlice[], type: string): v.GenericSchema | undefined =>
  schemaOf(
    slices.find(({ id }) => id === sliceOf(type)),
    type,
  )

/** `gratitude.note-given.v1` belongs to `gratitude`. */
const sliceOf = (type: string): string => type.slice(0, Math.max(0, type.indexOf('.')))

const schemaOf = (slice: AnySlice | undefined, type: string): v.GenericSchema | undefined =>
  slice !== undefined && Object.hasOwn(slice.events, type) ? slice.events[type] : undefined
