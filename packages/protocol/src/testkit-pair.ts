/** Amara and Juma, paired: through every step of pairing, as their devices would do it. */
import type { Bytes } from './bytes.ts'
import {
  type Confirmed,
  chainAfter,
  decodeEntry,
  deviceKeysFromSeed,
  type Invitation,
  joinEntry,
  makeInvitation,
  makeSpace,
  offer,
  type Primitives,
  pairingPsk,
  type Result,
  type Revealed,
  readInvitation,
  readWrapped,
  receiveAnswer,
  receiveClaim,
  receiveConfirm,
  receiveOffer,
  receiveReveal,
  sayConfirm,
} from './index.ts'
import { type Actor, idOf, indexed, native, newActor, seedOf, show } from './testkit.ts'

/** The value of what has to be in order for a test to begin. */
export function sure<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.error)}`)
  return result.value
}

export interface PairingRun {
  readonly invitation: Invitation
  readonly boxes: Readonly<Record<'offer' | 'claim' | 'answer' | 'reveal' | 'confirm', Bytes>>
  readonly inviter: Revealed
  readonly joiner: Revealed
  readonly confirmed: Confirmed
}

/** Up to the moment before `member-joined`. Both may be given other primitives than each other. */
export async function runPairing(
  amara: Actor,
  juma: Actor,
  pa: Primitives = native,
  pj: Primitives = native,
): Promise<PairingRun> {
  const invitation = await makeInvitation(pa, 'https://kimbilio.example', amara.state.space)
  const seen = sure(await readInvitation(pj, invitation.link))
  const offered = await offer(pa, invitation, { ...amara, card: { name: 'Amara' } })
  const claimed = sure(await receiveOffer(pj, seen, { ...juma, card: { name: 'Juma' } }, offered.box))
  const answered = sure(await receiveClaim(pa, offered.state, claimed.box))
  const joiner = sure(await receiveAnswer(pj, claimed.state, answered.box))
  const inviter = sure(await receiveReveal(pa, answered.state, joiner.box))
  const confirm = await sayConfirm(pj, joiner.state, juma.keys)
  const confirmed = sure(await receiveConfirm(pa, inviter, confirm))
  const boxes = {
    offer: offered.box,
    claim: claimed.box,
    answer: answered.box,
    reveal: joiner.box,
    confirm,
  }
  return { invitation, boxes, inviter, joiner: joiner.state, confirmed }
}

export interface Pair {
  readonly amara: Actor
  readonly juma: Actor
  /** The relay's order so far: `space-made`, `member-joined`. */
  readonly log: Bytes[]
  readonly pairing: PairingRun
}

export async function paired(pa: Primitives = native, pj: Primitives = native): Promise<Pair> {
  const space = idOf('the space of two')
  const amara = newActor(pa, space, await deviceKeysFromSeed(pa, seedOf('amara')), idOf('member amara'))
  const juma = newActor(pj, space, await deviceKeysFromSeed(pj, seedOf('juma')), idOf('member juma'))
  const epochKey = seedOf('first epoch of two')
  amara.ring.addEpochKey(1, epochKey)
  const made = await makeSpace(pa, { space, kind: 'pair', member: amara.member, keys: amara.keys, epochKey })
  amara.chain = chainAfter(made)
  await show(pa, amara, indexed([made.entry]))

  const pairing = await runPairing(amara, juma, pa, pj)
  const joined = await joinEntry(
    pa,
    { space, keys: amara.keys, chain: amara.chain, seen: amara.state, epoch: 1 },
    { confirmed: pairing.confirmed, epochKey },
  )
  amara.chain = chainAfter(joined)
  const log = [made.entry, joined.entry]
  await show(pa, amara, indexed([joined.entry], 2))
  await show(pj, juma, indexed(log))
  const entry = sure(decodeEntry(pj, joined.entry))
  const psk = await pairingPsk(pj, pairing.joiner)
  const { epoch, key } = sure(await readWrapped(pj, juma.keys, entry, psk, juma.state.epochCommits[0]!))
  juma.ring.addEpochKey(epoch, key)
  return { amara, juma, log, pairing }
}
