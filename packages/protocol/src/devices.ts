/**
 * A member's own devices: letting one in, and removing one.
 *
 * A new phone meets its own person's devices once, in the self space, by a device link (pairing.ts). Into every other space it is let in by asking there:
 * the ask stands in the self space, with keys made for the other one, and any own device that is in both lets it in.
 *
 *   transcript = SHA-256("kimbilio/v1/ask-transcript" ‖ space ‖ sign ‖ kem)
 *   psk        = HKDF(self space's epoch key, "kimbilio/v1/ask-psk" ‖ space ‖ device)
 *
 * So nothing of the self space appears in another space, and the wrap there rests on a secret that no relay has seen.
 */
import { type Authored, authorControl, type Standing } from './author.ts'
import { type Bytes, base64url, concat, hex, unbase64url, unhex } from './bytes.ts'
import { possessionMessage, wrapFor } from './control.ts'
import { labels } from './labels.ts'
import type { LogState } from './log-state.ts'
import type { Confirmed, Revealed } from './pairing.ts'
import { type DeviceKeys, deviceId, type Primitives } from './primitives.ts'

/** As in a control entry: keys and signature base64url, transcript hex. */
export interface Newcomer {
  readonly sign: string
  readonly kem: string
  readonly possession: string
  readonly transcript: string
}

/** The new device's own words for being let into this space, for this member, by what the transcript stands for. */
export async function possess(
  p: Primitives,
  joining: {
    readonly space: string
    readonly member: string
    readonly keys: DeviceKeys
    /** 64 hex characters. */
    readonly transcript: string
  },
): Promise<Newcomer> {
  const { space, member, keys, transcript } = joining
  const [sign, kem] = [keys.sign.publicKey, keys.kem.publicKey]
  const possession = await p.sign(keys.sign, possessionMessage(space, member, sign, kem, transcript))
  return { sign: base64url(sign), kem: base64url(kem), possession: base64url(possession), transcript }
}

/** The newcomer's device id, or null where every verifier would refuse it: to be asked before one writes for it. */
export async function checkNewcomer(
  p: Primitives,
  space: string,
  member: string,
  newcomer: Newcomer,
): Promise<string | null> {
  const [sign, kem] = [unbase64url(newcomer.sign), unbase64url(newcomer.kem)]
  const possession = unbase64url(newcomer.possession)
  if (sign === null || kem === null || possession === null || !/^[0-9a-f]{64}$/.test(newcomer.transcript)) {
    return null
  }
  if (!(await p.checkPublicKeys(sign, kem))) return null
  const message = possessionMessage(space, member, sign, kem, newcomer.transcript)
  return (await p.verify(sign, message, possession)) ? deviceId(sign, kem) : null
}

/** Of a device link, when the person has confirmed on both: for `addDeviceEntry`, with `pairingPsk`. */
export const newcomerOf = ({ joiner, transcript, possession }: Confirmed): Newcomer => ({
  sign: base64url(unhex(joiner.sign)),
  kem: base64url(unhex(joiner.kem)),
  possession,
  transcript,
})

/** True when the log is a self space that holds both devices, as they were seen over the device link, as one member. */
export function addedAsSeen(log: LogState, { inviter, joiner }: Revealed | Confirmed): boolean {
  const devices = [inviter, joiner].map(({ device }) => log.devices.get(device))
  return (
    log.kind === 'self' &&
    joiner.member === inviter.member &&
    devices.every(one => one?.member === inviter.member)
  )
}

/** 64 hex characters. `sign` and `kem`: 32 bytes each. */
export const askTranscript = (p: Primitives, space: string, sign: Bytes, kem: Bytes): string =>
  hex(p.sha256(labels.askTranscript, unhex(space), sign, kem))

/** `selfEpochKey`: of the epoch under which the ask stands in the self space; `device`: the asking one's id in `space`. */
export const askPsk = (
  p: Primitives,
  ask: { readonly selfEpochKey: Bytes; readonly space: string; readonly device: string },
): Promise<Bytes> => p.hkdf(ask.selfEpochKey, concat(labels.askPsk, unhex(ask.space), unhex(ask.device)), 32)

/**
 * Lets a device of the author's member in, under the epoch of `standing`, which has to be the log's newest at the entry's
 * place. `epochKey` is the key of that epoch, `psk` what author and newcomer share. Throws for a newcomer whose fields have
 * not the right sizes; ask `checkNewcomer` first.
 */
export async function addDeviceEntry(
  p: Primitives,
  standing: Standing,
  adding: {
    readonly newcomer: Newcomer
    readonly paper: boolean
    readonly psk: Bytes
    readonly epochKey: Bytes
  },
): Promise<Authored> {
  const { sign, kem, possession, transcript } = adding.newcomer
  const [signKey, kemKey] = [unbase64url(sign), unbase64url(kem)]
  if (signKey === null || kemKey === null) throw new Error('a newcomer has keys')
  const { space, epoch } = standing
  const to = { device: deviceId(signKey, kemKey), kem: kemKey }
  const wrapped = await wrapFor(p, { space, epoch, psk: adding.psk, key: adding.epochKey }, to)
  const { paper } = adding
  return authorControl(p, standing, {
    t: 'device-added',
    sign,
    kem,
    transcript,
    possession,
    paper,
    wrapped,
  })
}

/** Of the author's own member; the next epoch is due as soon as this is confirmed. */
export const removeDeviceEntry = (p: Primitives, standing: Standing, device: string): Promise<Authored> =>
  authorControl(p, standing, { t: 'device-removed', device })
