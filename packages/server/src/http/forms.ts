/** Forms of what the relay is sent: ids and hashes in lower-case hex, bytes in base64url, days. */

import * as v from 'valibot'
import { type Bytes, unbase64url } from '#protocol'
import { MAX_BOX_BYTES, MAX_ERASED_AT_ONCE } from '../relay/limits.ts'

export const isId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text)

const Id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** Stays text: boxes and shares are kept and given back as they came. */
const base64url = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(Math.ceil(most / 3) * 4),
    v.check(text => {
      const size = unbase64url(text)?.length
      return size !== undefined && size >= least && size <= most
    }),
  )

const Share = base64url(32, 32)
const Box = base64url(1, MAX_BOX_BYTES)

/** A day that the calendar has, within a hundred years. */
const Day = v.pipe(
  v.string(),
  v.regex(/^20\d\d-\d\d-\d\d$/),
  v.check(text => {
    const time = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)
  }),
)

export const ChallengeForm = v.object({ device: Id })
export const TokenForm = v.object({
  device: Id,
  challenge: v.pipe(v.string(), v.maxLength(200)),
  signature: base64url(64, 64),
})
export const DepositForm = v.variant('kind', [
  v.object({ kind: v.literal('both'), entry: Hash, inner: Hash, share: Share }),
  v.object({ kind: v.literal('match'), entry: Hash, inner: Hash, share: Share }),
  v.object({ kind: v.literal('day'), day: Day, entry: Hash, inner: Hash, share: Share }),
])
export const InvitationForm = v.object({ access: base64url(32, 32), offer: Box })
export const BoxForm = v.object({ box: Box })
/** A refusal may come without words. */
export const RefusalForm = v.object({ box: v.optional(v.union([v.literal(''), Box]), '') })

export const RecoveryForm = v.object({ access: base64url(32, 32), box: Box })
export const EraseForm = v.object({
  entries: v.pipe(v.array(Hash), v.minLength(1), v.maxLength(MAX_ERASED_AT_ONCE)),
})

/** A whole number as it stands in an address, or null. */
export const numberIn = (text: string | undefined, least: number, most: number): number | null =>
  text !== undefined && /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most
    ? Number(text)
    : null

/** 32 bytes in base64url, or null. */
export const bytes32 = (text: string | null | undefined): Bytes | null => {
  const bytes = text ? unbase64url(text) : null
  return bytes?.length === 32 ? bytes : null
}
