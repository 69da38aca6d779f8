/** The stored form of what is known of a log: for the device's own store, with no secret in it. */
import * as v from 'valibot'
import {
  type Bytes,
  concat,
  equalBytes,
  err,
  fromUtf8,
  hex,
  isHex,
  ok,
  type Result,
  readU32,
  u32,
  unhex,
  utf8,
} from './bytes.ts'
import { type Fault, fault } from './fault.ts'
import { columnOf } from './hash-column.ts'
import { Log, type LogState, startHash } from './log-state.ts'

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const id = v.pipe(
  v.string(),
  v.check(text => isHex(text, 16)),
)
const hash = v.pipe(
  v.string(),
  v.check(text => isHex(text, 32)),
)
const storedSchema = v.strictObject({
  space: id,
  kind: v.nullable(v.picklist(['self', 'pair', 'counsel'])),
  index: whole,
  hash,
  epochCommits: v.array(hash),
  epochAt: whole,
  devices: v.array(
    v.tuple([
      id,
      v.strictObject({
        member: id,
        sign: hash,
        kem: hash,
        n: whole,
        hash,
        seenIndex: whole,
        epoch: whole,
        admittedAt: whole,
        paper: v.boolean(),
        removedAt: v.nullable(whole),
        removedBy: v.nullable(id),
      }),
    ]),
  ),
  members: v.array(v.tuple([id, v.strictObject({ left: v.boolean(), devices: v.array(id) })])),
})

/**
 * [u32 size][JSON of that size][L_1 … L_index, 32 bytes each]; no secrets in it.
 * `apart` leaves the log hashes out: the caller keeps `logHash` of every entry beside the entry, which is what makes
 * a commit after each message small.
 */
export function serialiseLog(state: LogState, hashes: 'within' | 'apart' = 'within'): Bytes {
  const { space, kind, index, hash, epochCommits, epochAt } = state
  // In the order of the schema, so that equal states give equal bytes.
  const devices = [...state.devices].map(([device, { member, sign, kem, ...one }]) => {
    const { n, hash, seenIndex, epoch, admittedAt, paper, removedAt, removedBy } = one
    const keys = { sign: hex(sign), kem: hex(kem) }
    const place = { n, hash, seenIndex, epoch, admittedAt, paper, removedAt, removedBy }
    return [device, { member, ...keys, ...place }]
  })
  const members = [...state.members].map(([member, { left, devices }]) => [member, { left, devices }])
  const json = utf8(JSON.stringify({ space, kind, index, hash, epochCommits, epochAt, devices, members }))
  const column = (state as Log).column.bytes.subarray(0, hashes === 'within' ? index * 32 : 0)
  return concat(u32(json.length), json, column)
}

/** L_{from + 1} … L_to, 32 bytes each. */
export const logHashes = (state: LogState, from: number, to: number): Bytes =>
  (state as Log).column.bytes.slice(from * 32, Math.min(to, state.index) * 32)

/** `Malformed` when damaged. `hashes` brings L_1 … L_index, 32 bytes each, when they were kept apart. */
export function restoreLog(bytes: Bytes, hashes?: Bytes): Result<LogState, Fault> {
  if (bytes.length < 4) return err(fault('Malformed'))
  const end = 4 + readU32(bytes, 0)
  if (end > bytes.length) return err(fault('Malformed'))
  let value: unknown
  try {
    value = JSON.parse(fromUtf8(bytes.slice(4, end)) ?? '')
  } catch {
    return err(fault('Malformed'))
  }
  const parsed = v.safeParse(storedSchema, value)
  if (!parsed.success) return err(fault('Malformed'))
  const stored = parsed.output
  const column = hashes ?? bytes.subarray(end)
  if (column.length !== stored.index * 32 || (hashes !== undefined && end !== bytes.length)) {
    return err(fault('Malformed'))
  }
  const newest = stored.index === 0 ? startHash(stored.space) : column.subarray(column.length - 32)
  if (!equalBytes(newest, unhex(stored.hash))) return err(fault('Malformed'))
  const devices = new Map(
    stored.devices.map(([device, one]) => [device, { ...one, sign: unhex(one.sign), kem: unhex(one.kem) }]),
  )
  return ok(new Log({ ...stored, devices, members: new Map(stored.members) }, columnOf(column)))
}
