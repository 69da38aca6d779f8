/**
 * An author's word that own entries are deleted: an event of the engine, in the same space, by the same member. With it
 * goes what is left of each, so that a device which never had the words comes to the same state as one which had.
 */
import * as v from 'valibot'
import { blankIn, type Keep, slicesIn } from '#practices'
import { type Bytes, decodePayload, encodePayload, type Payload, utf8 } from '#protocol'
import { SPACE_ENTERED } from '../own/own-record.ts'

export const ENTRY_ERASED = 'entry.erased.v1'

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
/** What stays of a payload; more may stand in it than this app knows. */
const left = v.looseObject({
  t: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  d: v.unknown(),
})
const data = v.object({ entries: v.pipe(v.array(v.object({ hash, left })), v.maxLength(256)) })

export type ErasedWord = v.InferOutput<typeof data>
export type Erasing = ErasedWord['entries'][number]

/** Bytes of one word: well below what an entry holds. */
const MOST_IN_ONE = 32 * 1024

/** Null when it is of another shape. */
export function readErasedWord(said: unknown): ErasedWord | null {
  const read = v.safeParse(data, said)
  return read.success ? read.output : null
}

/** As many words as it takes to say all of it. */
export function erasedWords(entries: readonly Erasing[]): readonly ErasedWord[] {
  const words: { entries: Erasing[]; size: number }[] = []
  for (const entry of entries) {
    const size = utf8(JSON.stringify(entry)).length
    const last = words.at(-1)
    if (last && last.size + size <= MOST_IN_ONE && last.entries.length < 256) {
      last.entries.push(entry)
      last.size += size
    } else words.push({ entries: [entry], size })
  }
  return words.map(one => ({ entries: one.entries }))
}

/**
 * What is left of a payload: type, time and shape. Null for what this app does not know (of a newer app, or of the engine
 * itself, but for the name in what says that a space was entered): it can't tell there what people have typed.
 */
export function leftOf(kind: 'self' | 'pair', payload: Bytes): Payload | null {
  const read = decodePayload(payload)
  if (!read.ok) return null
  const { t, at, d, after } = read.value
  const blanked = blanksOf(kind, t, d)
  if (blanked === undefined) return null
  return { t, at, d: blanked, ...(after === undefined ? {} : { after }) }
}

const blanksOf = (kind: 'self' | 'pair', t: string, d: unknown): unknown =>
  kind === 'self' && t === SPACE_ENTERED && typeof d === 'object' && d !== null
    ? { ...d, name: '' }
    : blankIn(slicesIn(kind), t, d)

/**
 * The skeleton as it is kept: a device that has the words makes it itself, and takes the author's only for what it can't
 * read. So nobody gives own words another meaning by deleting them. Empty where there is nothing to take.
 */
export function skeletonOf(
  kind: 'self' | 'pair',
  payload: Bytes | null,
  said: Erasing['left'] | null,
): Bytes {
  const own = payload && leftOf(kind, payload)
  if (own) return encodePayload(own)
  if (!said) return new Uint8Array(0)
  const had = payload ? decodePayload(payload) : null
  if (had?.ok && had.value.t !== said.t) return new Uint8Array(0)
  // Not taken at its word: a phone that comes later is to read no words there that the others never had.
  const blanked = blanksOf(kind, said.t, said.d)
  return encodePayload({ ...said, t: said.t, at: said.at, d: blanked ?? said.d ?? null })
}

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366))
const keep = v.variant('k', [v.object({ k: v.literal('paired') }), v.object({ k: v.literal('fades'), days })])

/** How long its author wants it to stay, from the payload; null for good, and for a wish that this app does not know. */
export function readKeep(said: unknown): Keep | null {
  const read = v.safeParse(keep, said)
  return read.success ? read.output : null
}
