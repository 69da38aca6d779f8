/**
 * What is in a profile's file: who somebody is, and for every space its whole log as it is signed, with the keys of one
 * device that was let in for this file and has never written anything.
 *
 *   content = u32 size ‖ JSON ‖ for each space in it: u32 size ‖ indexed run ‖ u32 size ‖ run
 *
 * The indexed run is the ordered log from its beginning, the run what stands in no order yet.
 */
import * as v from 'valibot'
import {
  type Bytes,
  base64url,
  concat,
  decodeIndexed,
  decodeRun,
  encodeIndexed,
  encodeRun,
  fromUtf8,
  type IndexedBytes,
  readU32,
  u32,
  unbase64url,
  utf8,
} from '#protocol'

export interface PackedSpace {
  readonly id: string
  readonly kind: 'self' | 'pair'
  readonly member: string
  readonly otherName: string | null
  /** Of the device that was let in for this file. */
  readonly seed: Bytes
  /** With which that device reads the key that it was given. */
  readonly psk: Bytes
  readonly ordered: readonly IndexedBytes[]
  readonly loose: readonly Bytes[]
}

export interface PackedProfile {
  readonly name: string
  readonly language: 'en' | 'sw'
  /** The device in the self space that made the file: it stays behind. */
  readonly left: string
  /** The others were told where this goes, and may follow. */
  readonly follow: boolean
  /** The self space stands first. */
  readonly spaces: readonly PackedSpace[]
}

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const secret = v.pipe(
  v.string(),
  v.check(text => unbase64url(text)?.length === 32),
)
const headSchema = v.object({
  v: v.literal(1),
  name: v.pipe(v.string(), v.maxLength(60)),
  language: v.picklist(['en', 'sw']),
  left: id,
  follow: v.boolean(),
  spaces: v.pipe(
    v.array(
      v.object({
        id,
        kind: v.picklist(['self', 'pair']),
        member: id,
        otherName: v.nullable(v.pipe(v.string(), v.maxLength(200))),
        seed: secret,
        psk: secret,
      }),
    ),
    v.check(
      spaces =>
        spaces.every(({ kind }, i) => (kind === 'self') === (i === 0)) &&
        new Set(spaces.map(space => space.id)).size === spaces.length &&
        spaces.length > 0,
    ),
  ),
})

const sized = (bytes: Bytes) => concat(u32(bytes.length), bytes)

export function encodeProfile({ spaces, ...person }: PackedProfile): Bytes {
  const head = {
    v: 1,
    ...person,
    spaces: spaces.map(({ ordered, loose, seed, psk, ...space }) => ({
      ...space,
      seed: base64url(seed),
      psk: base64url(psk),
    })),
  }
  const logs = spaces.flatMap(({ ordered, loose }) => [
    sized(encodeIndexed(ordered)),
    sized(encodeRun(loose)),
  ])
  return concat(sized(utf8(JSON.stringify(head))), ...logs)
}

/** Null for anything that `encodeProfile` did not make. */
export function decodeProfile(bytes: Bytes): PackedProfile | null {
  let at = 0
  const next = (): Bytes | null => {
    if (at + 4 > bytes.length) return null
    const end = at + 4 + readU32(bytes, at)
    if (end > bytes.length) return null
    const part = bytes.slice(at + 4, end)
    at = end
    return part
  }
  const head = v.safeParse(headSchema, jsonIn(next()))
  if (!head.success) return null
  const { v: _, spaces, ...person } = head.output
  const packed: PackedSpace[] = []
  for (const space of spaces) {
    const [ordered, loose] = [next(), next()]
    const log = ordered && decodeIndexed(ordered)
    const run = loose && decodeRun(loose)
    const [seed, psk] = [unbase64url(space.seed), unbase64url(space.psk)]
    if (!log?.ok || !run?.ok || !seed || !psk) return null
    if (log.value.some(({ index }, i) => index !== i + 1)) return null
    packed.push({ ...space, seed, psk, ordered: log.value, loose: run.value })
  }
  return at === bytes.length ? { ...person, spaces: packed } : null
}

const jsonIn = (bytes: Bytes | null): unknown => {
  try {
    return JSON.parse((bytes && fromUtf8(bytes)) ?? '')
  } catch {
    return null
  }
}
