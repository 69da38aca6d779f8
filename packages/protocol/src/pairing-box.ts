/**
 * The boxes in which two devices talk through the relay while they pair.
 *
 * Box: nonce (12) ‖ AES-256-GCM(HKDF(S, "kimbilio/v1/invitation-box" ‖ space ‖ step), u32 size ‖ JSON ‖ zeros up to 2 KiB,
 * aad = step).
 */
import * as v from 'valibot'
import { TAG_COUNT, TAG_SIZE } from './acquaintance.ts'
import {
  type Bytes,
  concat,
  err,
  fromUtf8,
  isHex,
  ok,
  type Result,
  readU32,
  u32,
  unbase64url,
  unhex,
  utf8,
} from './bytes.ts'
import type { Invitation } from './invitation.ts'
import { labels } from './labels.ts'
import type { Primitives } from './primitives.ts'

export type PairingFault =
  /** A box that was not made with this invitation's secret, or not for this step. */
  | { readonly fault: 'TamperedBox' }
  /** The joiner opened something else than it had promised. */
  | { readonly fault: 'BrokenPromise' }
  /** A public key that no honest device makes. */
  | { readonly fault: 'WeakKeys' }

const hexOf = (size: number) =>
  v.pipe(
    v.string(),
    v.check(value => isHex(value, size)),
  )
const MAX_NAME_BYTES = 200
export const nameSchema = v.pipe(
  v.string(),
  v.check(name => utf8(name).length <= MAX_NAME_BYTES && fromUtf8(utf8(name)) === name),
)
const partySchema = v.strictObject({ member: hexOf(16), sign: hexOf(32), kem: hexOf(32), name: nameSchema })
const knownSchema = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.check(tag => unbase64url(tag)?.length === TAG_SIZE),
    ),
  ),
  v.length(TAG_COUNT),
)
const schemas = {
  offer: v.strictObject({ ...partySchema.entries, known: knownSchema }),
  claim: v.strictObject({ commitment: hexOf(32) }),
  answer: v.strictObject({ nonce: hexOf(32) }),
  reveal: v.strictObject({ ...partySchema.entries, nonce: hexOf(32) }),
  confirm: v.strictObject({
    possession: v.pipe(
      v.string(),
      v.check(value => unbase64url(value)?.length === 64),
    ),
  }),
  done: v.strictObject({ transcript: hexOf(32) }),
  refuse: v.strictObject({}),
} as const
type StepName = keyof typeof schemas
type Said<Name extends StepName> = v.InferOutput<(typeof schemas)[Name]>

/** The longest offer, with a name that JSON has to escape throughout, stays below. */
const boxPlainBytes = 2048

const boxKey = async (p: Primitives, { secret, space }: Invitation, step: StepName) =>
  p.aesKey(await p.hkdf(secret, concat(labels.invitationBox, unhex(space), utf8(step)), 32))

export async function pack<Name extends StepName>(
  p: Primitives,
  invitation: Invitation,
  step: Name,
  content: Said<Name>,
): Promise<Bytes> {
  const json = utf8(JSON.stringify(content))
  const plain = new Uint8Array(boxPlainBytes)
  plain.set(concat(u32(json.length), json))
  const nonce = p.random(12)
  return concat(nonce, await p.aesSeal(await boxKey(p, invitation, step), nonce, plain, utf8(step)))
}

export async function unpack<Name extends StepName>(
  p: Primitives,
  invitation: Invitation,
  step: Name,
  box: Bytes,
): Promise<Result<Said<Name>, PairingFault>> {
  const tampered = err({ fault: 'TamperedBox' } as const)
  if (box.length !== 12 + boxPlainBytes + 16) return tampered
  const key = await boxKey(p, invitation, step)
  const plain = await p.aesOpen(key, box.slice(0, 12), box.slice(12), utf8(step))
  if (plain === null || readU32(plain, 0) > boxPlainBytes - 4) return tampered
  try {
    const value: unknown = JSON.parse(fromUtf8(plain.slice(4, 4 + readU32(plain, 0))) ?? '')
    const parsed = v.safeParse(schemas[step] as v.GenericSchema<unknown, Said<Name>>, value)
    return parsed.success ? ok(parsed.output) : tampered
  } catch {
    return tampered
  }
}
