/**
 * Control entries: who is in a space and which keys count. Readable by the relay, which must know who may write.
 *
 * The body is UTF-8 JSON with exactly these fields in exactly this order and no spaces, so that there is one encoding
 * of each; ids and hashes are lower-case hex, keys and boxes base64url.
 *
 *   space-made      kind, member, sign, kem, epochCommit         first entry of every log, by its first device
 *   member-joined   member, sign, kem, transcript, possession, wrapped     by the member who invited
 *   member-left                                                   by the member who leaves
 *   device-added    sign, kem, transcript, possession, paper, wrapped      by a device of the same member
 *   device-removed  device                                        by a device of the same member
 *   epoch           epoch, commit, link, wrapped[]                by any device
 *
 * `wrapped` is an epoch key for one device (HPKE, PSK mode): { enc, box }, in `epoch` also { device }.
 * A kind that is not in this list is `UnknownVersion`: membership decides who may write, so nobody may guess at it.
 */
import * as v from 'valibot'
import {
  type Bytes,
  base64url,
  concat,
  err,
  fromUtf8,
  isHex,
  ok,
  type Result,
  u32,
  unbase64url,
  unhex,
  utf8,
} from './bytes.ts'
import { type Fault, fault } from './fault.ts'
import { labels } from './labels.ts'
import type { Primitives } from './primitives.ts'

const hexOf = (size: number) =>
  v.pipe(
    v.string(),
    v.check(text => isHex(text, size)),
  )
const bytesOf = (size: number) =>
  v.pipe(
    v.string(),
    v.check(text => unbase64url(text)?.length === size),
  )
const flag = v.boolean()
const publicKey = bytesOf(32)
/** 32 bytes of key and 16 of tag. */
const wrapped = v.strictObject({ enc: bytesOf(32), box: bytesOf(48) })
const wrappedFor = v.strictObject({ device: hexOf(16), enc: bytesOf(32), box: bytesOf(48) })

const schemas = {
  'space-made': v.strictObject({
    t: v.literal('space-made'),
    kind: v.picklist(['self', 'pair', 'counsel']),
    member: hexOf(16),
    sign: publicKey,
    kem: publicKey,
    epochCommit: hexOf(32),
  }),
  'member-joined': v.strictObject({
    t: v.literal('member-joined'),
    member: hexOf(16),
    sign: publicKey,
    kem: publicKey,
    transcript: hexOf(32),
    possession: bytesOf(64),
    wrapped,
  }),
  'member-left': v.strictObject({ t: v.literal('member-left') }),
  'device-added': v.strictObject({
    t: v.literal('device-added'),
    sign: publicKey,
    kem: publicKey,
    transcript: hexOf(32),
    possession: bytesOf(64),
    paper: flag,
    wrapped,
  }),
  'device-removed': v.strictObject({ t: v.literal('device-removed'), device: hexOf(16) }),
  epoch: v.strictObject({
    t: v.literal('epoch'),
    epoch: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(0xffffffff)),
    commit: hexOf(32),
    /** Nonce, the previous epoch key under this one, tag. */
    link: bytesOf(60),
    wrapped: v.pipe(v.array(wrappedFor), v.minLength(1), v.maxLength(64)),
  }),
} as const

type Schemas = typeof schemas
export type ControlKind = keyof Schemas
export type ControlOf<Kind extends ControlKind> = v.InferOutput<Schemas[Kind]>
export type Control = { [Kind in ControlKind]: ControlOf<Kind> }[ControlKind]

const isKnown = (kind: string): kind is ControlKind => Object.hasOwn(schemas, kind)

/** Fields in the order of the table, whatever order they were given in. */
export const encodeControl = (control: Control): Bytes =>
  utf8(JSON.stringify(v.parse(schemas[control.t] as v.GenericSchema<Control, Control>, control)))

/** `UnknownVersion` for a kind that we do not know, `BadControl` for a known one that is not well formed. */
export function decodeControl(body: Bytes): Result<Control, Fault> {
  const text = fromUtf8(body)
  if (text === null) return err(fault('BadControl'))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err(fault('BadControl'))
  }
  if (typeof value !== 'object' || value === null) return err(fault('BadControl'))
  const kind = (value as { t?: unknown }).t
  if (typeof kind !== 'string') return err(fault('BadControl'))
  if (!isKnown(kind)) return err(fault('UnknownVersion'))
  const parsed = v.safeParse(schemas[kind], value)
  if (!parsed.success || JSON.stringify(parsed.output) !== text) return err(fault('BadControl'))
  return ok(parsed.output)
}

/** What a joining device signs: it holds its keys and agrees to exactly this pairing. Ids and hash as hex. */
export const possessionMessage = (
  space: string,
  member: string,
  sign: Bytes,
  kem: Bytes,
  transcript: string,
): Bytes => concat(labels.possession, unhex(space), unhex(member), sign, kem, unhex(transcript))

/** What a wrap is bound to, so that a key for one device and epoch fits nowhere else. */
export const wrapInfo = (space: string, epoch: number, device: string): Bytes =>
  concat(labels.wrap, unhex(space), u32(epoch), unhex(device))

/** The key of an epoch for one device, as it stands in control entries. */
export async function wrapFor(
  p: Pick<Primitives, 'wrap'>,
  from: { readonly space: string; readonly epoch: number; readonly psk: Bytes; readonly key: Bytes },
  to: { readonly device: string; readonly kem: Bytes },
): Promise<{ readonly enc: string; readonly box: string }> {
  const context = { psk: from.psk, info: wrapInfo(from.space, from.epoch, to.device) }
  const { enc, box } = await p.wrap(to.kem, context, from.key)
  return { enc: base64url(enc), box: base64url(box) }
}
