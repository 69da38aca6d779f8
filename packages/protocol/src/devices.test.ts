import { expect, test } from 'vitest'
import { type Bytes, base64url } from './bytes.ts'
import {
  addDeviceEntry,
  addedAsSeen,
  askPsk,
  askTranscript,
  type Confirmed,
  chainAfter,
  checkNewcomer,
  decodeEntry,
  deviceKeysFromSeed,
  emptyLog,
  learnKeys,
  makeDeviceLink,
  newcomerOf,
  newRing,
  offer,
  openContent,
  pairingPsk,
  possess,
  readInvitation,
  receiveAnswer,
  receiveClaim,
  receiveConfirm,
  receiveOffer,
  receiveReveal,
  rotateEntry,
  sayConfirm,
  verifyRun,
} from './index.ts'
import { type Actor, alone, idOf, indexed, native as p, seedOf, show, write } from './testkit.ts'
import { paired, sure } from './testkit-pair.ts'

const standing = (actor: Actor) => ({
  space: actor.state.space,
  keys: actor.keys,
  chain: actor.chain,
  seen: actor.state,
  epoch: actor.state.epoch,
})

/** Written by the actor, taken by the actor. */
async function put(actor: Actor, log: Bytes[], authored: { entry: Bytes; n: number; hash: string }) {
  actor.chain = chainAfter(authored)
  log.push(authored.entry)
  expect((await show(p, actor, indexed([authored.entry], log.length))).fault).toBeNull()
}

/** The ceremony between two phones of one person. */
async function ceremony(actor: Actor, name: string) {
  const keys = await deviceKeysFromSeed(p, seedOf(name))
  const link = await makeDeviceLink(p, 'https://kimbilio.example', actor.state.space)
  const seen = sure(await readInvitation(p, link.link))
  const offered = await offer(p, link, { ...actor, card: { name: 'Amara' } })
  const me = { member: idOf('not asked for'), keys, card: { name } }
  const claimed = sure(await receiveOffer(p, seen, me, offered.box))
  const answered = sure(await receiveClaim(p, offered.state, claimed.box))
  const joiner = sure(await receiveAnswer(p, claimed.state, answered.box))
  const inviter = sure(await receiveReveal(p, answered.state, joiner.box))
  const confirmed = sure(await receiveConfirm(p, inviter, await sayConfirm(p, joiner.state, keys)))
  return { keys, confirmed, joiner: joiner.state }
}

const admitted = async (actor: Actor, confirmed: Confirmed) =>
  addDeviceEntry(p, standing(actor), {
    newcomer: newcomerOf(confirmed),
    paper: false,
    psk: await pairingPsk(p, confirmed),
    epochKey: actor.ring.epochKey(actor.state.epoch)!,
  })

test('a new phone comes into the self space over a link and reads all that was ever written there', async () => {
  const { actor, log } = await alone()
  const first = await write(p, actor, 'the first day')
  log.push(first)
  await show(p, actor, indexed([first], 2))
  const { state, ring } = actor
  await put(actor, log, await rotateEntry(p, standing(actor), { log: state, ring, epochKey: seedOf('two') }))
  actor.ring.addEpochKey(2, seedOf('two'))
  const { keys, confirmed, joiner } = await ceremony(actor, 'her second phone')
  expect(addedAsSeen(actor.state, joiner)).toBe(false)
  await put(actor, log, await admitted(actor, confirmed))

  const verdict = await verifyRun(p, emptyLog(actor.state.space), indexed(log))
  expect(verdict.fault).toBeNull()
  expect(addedAsSeen(verdict.state, joiner)).toBe(true)
  const own = newRing(p)
  const psk = await pairingPsk(p, joiner)
  const { faults } = await learnKeys(p, { keys, ring: own, log: verdict.state, psk }, verdict.verified)
  expect(faults).toEqual([])
  expect(sure(await openContent(own, sure(decodeEntry(p, first))))).toEqual(
    new Uint8Array([...'the first day'].map(letter => letter.charCodeAt(0))),
  )
})

test('a phone was not added as seen, where the log is of two people or holds it for somebody else', async () => {
  const { actor, log } = await alone()
  const { confirmed } = await ceremony(actor, 'her second phone')
  await put(actor, log, await admitted(actor, confirmed))
  const elsewhere = { ...confirmed.joiner, device: idOf('elsewhere') }
  const somebody = { ...confirmed.joiner, member: idOf('somebody') }
  expect(addedAsSeen(actor.state, confirmed)).toBe(true)
  expect(addedAsSeen(actor.state, { ...confirmed, inviter: elsewhere })).toBe(false)
  expect(addedAsSeen(actor.state, { ...confirmed, joiner: elsewhere })).toBe(false)
  expect(addedAsSeen(actor.state, { ...confirmed, joiner: somebody })).toBe(false)
  const pair = await paired()
  expect(addedAsSeen(pair.amara.state, pair.pairing.joiner)).toBe(false)
  const { amara, pairing } = pair
  expect(addedAsSeen(amara.state, { ...pairing.joiner, joiner: pairing.joiner.inviter })).toBe(false)
})

test('a phone that asks in the self space is let into another one, by what only the own devices know', async () => {
  const { amara, juma, log } = await paired()
  const { space } = amara.state
  const keys = await deviceKeysFromSeed(p, seedOf('her second phone in the pair'))
  const [sign, kem] = [keys.sign.publicKey, keys.kem.publicKey]
  const transcript = askTranscript(p, space, sign, kem)
  const newcomer = await possess(p, { space, member: amara.member, keys, transcript })
  expect(newcomer.sign).toBe(base64url(sign))
  expect(await checkNewcomer(p, space, amara.member, newcomer)).toBe(keys.device)
  const selfEpochKey = seedOf('an epoch of her self space')
  const psk = await askPsk(p, { selfEpochKey, space, device: keys.device })
  const epochKey = amara.ring.epochKey(1)!
  await put(amara, log, await addDeviceEntry(p, standing(amara), { newcomer, paper: false, psk, epochKey }))
  await show(p, juma, indexed(log.slice(2), 3))
  const { state, verified } = await verifyRun(p, emptyLog(space), indexed(log))
  const learn = async (secret: Bytes) => {
    const ring = newRing(p)
    const found = await learnKeys(p, { keys, ring, log: state, psk: secret }, verified)
    return [found.faults.map(one => one.fault), ring.epochKey(1) !== null]
  }
  expect(await learn(psk)).toEqual([[], true])
  for (const other of [
    await askPsk(p, { selfEpochKey: seedOf('another'), space, device: keys.device }),
    await askPsk(p, { selfEpochKey, space: idOf('other'), device: keys.device }),
    await askPsk(p, { selfEpochKey, space, device: idOf('other') }),
  ])
    expect(await learn(other)).toEqual([['Undecryptable'], false])
  expect(askTranscript(p, idOf('other'), sign, kem)).not.toBe(transcript)
})
