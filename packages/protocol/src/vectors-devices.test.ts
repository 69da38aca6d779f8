import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { base64url, hex, unbase64url, unhex, utf8 } from './bytes.ts'
import { decodeControl } from './control.ts'
import { epochPsk, openLink } from './epochs.ts'
import {
  type Authored,
  acquaintanceKey,
  addDeviceEntry,
  askPsk,
  askTranscript,
  chainAfter,
  createPrimitives,
  deviceKeysFromSeed,
  emptyLog,
  isKnown,
  learnKeys,
  makeDeviceLink,
  newRing,
  newWords,
  offer,
  openContent,
  openPart,
  openRecovery,
  pairingPsk,
  paperKeys,
  paperPsk,
  possess,
  readInvitation,
  readManifest,
  readWords,
  recoveryOf,
  removeDeviceEntry,
  restoreLog,
  rotateEntry,
  sealPart,
  sealRecovery,
  serialiseLog,
  signManifest,
  spareKeys,
  sparePsk,
  tagOf,
  verifyRun,
} from './index.ts'
import {
  type Actor,
  idOf,
  indexed,
  native,
  platform,
  seededRandom,
  seedOf,
  show,
  withoutCurves,
  write,
} from './testkit.ts'
import { paired, sure } from './testkit-pair.ts'

const deterministic = () =>
  createPrimitives({ ...withoutCurves(platform), random: seededRandom('kimbilio vectors of devices') })

const standing = (actor: Actor) => ({
  space: actor.state.space,
  keys: actor.keys,
  chain: actor.chain,
  seen: actor.state,
  epoch: actor.state.epoch,
})

/** A log in which devices come, go, remove each other, and epochs begin. */
async function makeEpochs() {
  const p = deterministic()
  const { amara, juma, log, pairing } = await paired(p, p)
  const { space } = amara.state
  const put = async (actor: Actor, authored: Authored) => {
    actor.chain = chainAfter(authored)
    log.push(authored.entry)
  }
  const readBy = async (...actors: Actor[]) => {
    for (const one of actors) await show(p, one, indexed(log.slice(one.state.index), one.state.index + 1))
  }
  const selfEpochKey = seedOf('her self space')
  const asks = async (name: string) => {
    const keys = await deviceKeysFromSeed(p, seedOf(name))
    const [sign, kem] = [keys.sign.publicKey, keys.kem.publicKey]
    const transcript = askTranscript(p, space, sign, kem)
    const newcomer = await possess(p, { space, member: amara.member, keys, transcript })
    return { keys, newcomer, psk: await askPsk(p, { selfEpochKey, space, device: keys.device }) }
  }
  const letIn = async ({ newcomer, psk }: Awaited<ReturnType<typeof asks>>) => {
    const epochKey = amara.ring.epochKey(amara.state.epoch)!
    await put(amara, await addDeviceEntry(p, standing(amara), { newcomer, paper: false, psk, epochKey }))
    await readBy(amara, juma)
  }
  const begin = async (actor: Actor, name: string) => {
    const { state, ring } = actor
    await put(actor, await rotateEntry(p, standing(actor), { log: state, ring, epochKey: seedOf(name) }))
    await readBy(amara, juma)
    for (const one of [amara, juma]) one.ring.addEpochKey(one.state.epoch, seedOf(name))
  }
  const second = await asks('her second phone')
  await letIn(second)
  await put(amara, await removeDeviceEntry(p, standing(amara), second.keys.device))
  await readBy(amara, juma)
  await begin(juma, 'second epoch')
  log.push(await write(p, juma, '{"t":"after-the-removal.v1","at":0,"d":{}}'))
  await readBy(amara, juma)
  const third = await asks('her third phone')
  await letIn(third)
  // Both remove the other before either has heard of it; the third phone is ordered first.
  const other: Actor = { ...amara, keys: third.keys, chain: { n: 0, prev: '0'.repeat(64) } }
  const hers = await removeDeviceEntry(p, standing(amara), third.keys.device)
  await put(other, await removeDeviceEntry(p, standing(other), amara.keys.device))
  await put(amara, hers)
  await readBy(amara, juma)
  await begin(amara, 'third epoch')
  const { state, verified, fault } = await verifyRun(p, emptyLog(space), indexed(log), 'each')
  if (fault !== null) throw new Error(fault.fault)
  const controls = verified.flatMap(({ entry }) => {
    const control = entry.kind === 'control' ? sure(decodeControl(entry.body)) : null
    return control?.t === 'epoch' ? [control] : []
  })
  const epochs = await Promise.all(
    controls.map(async ({ epoch, link, commit }) => {
      const before = juma.ring.epochKey(epoch - 1)!
      const psk = hex(await epochPsk(p, before, space, epoch))
      return { epoch, key: hex(juma.ring.epochKey(epoch)!), before: hex(before), psk, link, commit }
    }),
  )
  return {
    epochs: {
      space,
      entries: log.map(hex),
      json: verified.map(({ entry }) =>
        entry.kind === 'control' ? Buffer.from(entry.body).toString() : null,
      ),
      passedOver: verified.filter(one => one.passedOver).map(({ index }) => index),
      active: [...state.devices].filter(([, one]) => one.removedAt === null).map(([device]) => device),
      stored: hex(serialiseLog(state)),
      epochs,
      asked: [second, third].map(({ keys, newcomer, psk }, i) => ({
        seed: hex(seedOf(i === 0 ? 'her second phone' : 'her third phone')),
        device: keys.device,
        transcript: newcomer.transcript,
        selfEpochKey: hex(selfEpochKey),
        psk: hex(psk),
      })),
      joiner: { seed: hex(seedOf('juma')), psk: hex(await pairingPsk(p, pairing.confirmed)) },
    },
    snapshot: await makeSnapshot(p, amara),
  }
}

type Deterministic = ReturnType<typeof deterministic>

async function makeSnapshot(p: Deterministic, amara: Actor) {
  const key = seedOf('an epoch of her self space')
  const { space, index, hash } = amara.state
  const content = utf8('what was said so far')
  const part = await sealPart(p, key, { space, index, part: 0 }, content)
  const manifest = await signManifest(p, amara.keys, {
    space,
    index,
    logHash: hash,
    epoch: 3,
    parts: [hex(p.sha256(part))],
    state: serialiseLog(amara.state, 'apart'),
  })
  return {
    key: hex(key),
    space,
    index,
    logHash: hash,
    epoch: 3,
    device: amara.keys.device,
    content: hex(content),
    part: hex(part),
    manifest: hex(manifest),
  }
}

async function makeOwn() {
  const p = deterministic()
  const space = idOf("amara's space")
  const { words, entropy } = await newWords({ random: () => seedOf('words').slice(0, 16) })
  const recovery = await recoveryOf(p, entropy)
  const seed = seedOf('a spare of hers')
  const link = await makeDeviceLink(p, 'https://kimbilio.example', space)
  const former = { space: idOf('a former space'), epochKey: seedOf('its first epoch') }
  const key = await acquaintanceKey(p, former.epochKey, former.space)
  const me = {
    member: idOf('member amara'),
    keys: await deviceKeysFromSeed(p, seedOf('amara')),
    card: { name: 'Amara' },
  }
  return {
    words: {
      words: words.join(' '),
      entropy: hex(entropy),
      space,
      paperDevice: (await paperKeys(p, entropy)).device,
      paperPsk: hex(await paperPsk(p, entropy, space)),
      id: recovery.id,
      access: hex(recovery.access),
      boxKey: hex(recovery.boxKey),
      box: hex(await sealRecovery(p, recovery, { space })),
      spare: {
        seed: hex(seed),
        space: former.space,
        device: (await spareKeys(p, seed)).device,
        psk: hex(await sparePsk(p, seed, former.space)),
      },
    },
    'device-link': {
      link: link.link,
      space,
      drawn: hex(unbase64url(link.link.split('#')[1]!)!.slice(17, 33)),
      secret: hex(link.secret),
      id: link.id,
      access: hex(link.access),
    },
    acquaintance: {
      space: former.space,
      epochKey: hex(former.epochKey),
      key: hex(key),
      invitation: link.id,
      tag: tagOf(p, key, link.id),
      offer: hex((await offer(p, link, me, [key])).box),
    },
  }
}

const makeVectors = async () => ({ ...(await makeEpochs()), ...(await makeOwn()) })
type Vectors = Awaited<ReturnType<typeof makeVectors>>

const fileOf = (name: string) => new URL(`../../../vectors/${name}.json`, import.meta.url).pathname

test('the formats of devices have not moved by a byte since their vectors were written', async () => {
  for (const [name, value] of Object.entries(await makeVectors())) {
    await expect(`${JSON.stringify(value, null, 2)}\n`).toMatchFileSnapshot(fileOf(name))
  }
})

describe("read from the files alone, with the platform's own curves,", () => {
  const p = native
  const read = <Name extends keyof Vectors>(name: Name) =>
    JSON.parse(readFileSync(fileOf(name), 'utf8')) as Vectors[Name]

  test('devices come and go, one is taken back, and the epochs lead to each other', async () => {
    const vector = read('epochs')
    const { space } = vector
    const { state, verified, fault } = await verifyRun(p, emptyLog(space), indexed(vector.entries.map(unhex)))
    expect(fault).toBeNull()
    expect(
      verified.map(({ entry }) => (entry.kind === 'control' ? Buffer.from(entry.body).toString() : null)),
    ).toEqual(vector.json)
    expect(verified.filter(one => one.passedOver).map(({ index }) => index)).toEqual(vector.passedOver)
    expect([...state.devices].filter(([, one]) => one.removedAt === null).map(([device]) => device)).toEqual(
      vector.active,
    )
    expect(hex(serialiseLog(state))).toBe(vector.stored)
    expect(hex(serialiseLog(sure(restoreLog(unhex(vector.stored)))))).toBe(vector.stored)
    expect(vector.epochs.map(({ epoch }) => epoch)).toEqual([2, 3])
    for (const { epoch, key, before, psk, link, commit } of vector.epochs) {
      expect(state.epochCommits[epoch - 1]).toBe(commit)
      expect(hex(await epochPsk(p, unhex(before), space, epoch))).toBe(psk)
      const opened = await openLink(p, unhex(key), { space, epoch, link: unbase64url(link)! })
      expect(hex(opened!)).toBe(before)
    }
    const ringOf = async (seed: string, psk: string) => {
      const ring = newRing(p)
      const keys = await deviceKeysFromSeed(p, unhex(seed))
      const known = { keys, ring, log: state, psk: unhex(psk) }
      expect((await learnKeys(p, known, verified)).faults).toEqual([])
      return { ring, device: keys.device }
    }
    const keysIn = (ring: ReturnType<typeof newRing>) =>
      [1, 2, 3].map(epoch => {
        const key = ring.epochKey(epoch)
        return key === null ? null : hex(key)
      })
    const [first, second] = [vector.epochs[0]!, vector.epochs[1]!]
    const joiner = await ringOf(vector.joiner.seed, vector.joiner.psk)
    expect(keysIn(joiner.ring)).toEqual([first.before, first.key, second.key])
    const content = verified.find(({ entry }) => entry.kind === 'content')!.entry
    for (const [i, asked] of vector.asked.entries()) {
      const selfEpochKey = unhex(asked.selfEpochKey)
      expect(hex(await askPsk(p, { selfEpochKey, space, device: asked.device }))).toBe(asked.psk)
      const { ring, device } = await ringOf(asked.seed, asked.psk)
      expect(device).toBe(asked.device)
      const { sign, kem } = state.devices.get(device)!
      expect(askTranscript(p, space, sign, kem)).toBe(asked.transcript)
      expect((await openContent(ring, content)).ok).toBe(i === 1)
      expect(keysIn(ring)).toEqual(i === 0 ? [first.before, null, null] : [first.before, first.key, null])
    }
  })

  test('a snapshot is of its device, and its part opens', async () => {
    const vector = read('snapshot')
    const { space, index, device, epoch, logHash } = vector
    const manifest = sure(
      await readManifest(p, unhex(vector.manifest), { space, devices: new Set([device]) }),
    )
    expect(manifest).toMatchObject({ space, index, device, epoch, logHash })
    const given = { bytes: unhex(vector.part), sha256: manifest.parts[0]! }
    expect(hex(sure(await openPart(p, unhex(vector.key), { space, index, part: 0 }, given)))).toBe(
      vector.content,
    )
  })

  test('words give a device, a name at the relay and a box; a seed gives a spare device', async () => {
    const vector = read('words')
    const entropy = sure(await readWords(vector.words))
    expect(hex(entropy)).toBe(vector.entropy)
    expect((await paperKeys(p, entropy)).device).toBe(vector.paperDevice)
    expect(hex(await paperPsk(p, entropy, vector.space))).toBe(vector.paperPsk)
    const recovery = await recoveryOf(p, entropy)
    expect([recovery.id, hex(recovery.access), hex(recovery.boxKey)]).toEqual([
      vector.id,
      vector.access,
      vector.boxKey,
    ])
    expect(sure(await openRecovery(p, recovery, unhex(vector.box)))).toBe(vector.space)
    const { seed, space, device, psk } = vector.spare
    expect((await spareKeys(p, unhex(seed))).device).toBe(device)
    expect(hex(await sparePsk(p, unhex(seed), space))).toBe(psk)
  })

  test('a device link has names of its own', async () => {
    const vector = read('device-link')
    const link = sure(await readInvitation(p, vector.link))
    expect([link.kind, link.space, hex(link.secret), link.id, hex(link.access)]).toEqual([
      'device',
      vector.space,
      vector.secret,
      vector.id,
      vector.access,
    ])
    expect(vector.drawn).not.toBe(vector.secret)
  })

  test('an offer is known by its tag', async () => {
    const vector = read('acquaintance')
    const key = await acquaintanceKey(p, unhex(vector.epochKey), vector.space)
    expect(hex(key)).toBe(vector.key)
    expect(tagOf(p, key, vector.invitation)).toBe(vector.tag)
    const link = sure(await readInvitation(p, read('device-link').link))
    expect(await isKnown(p, link, unhex(vector.offer), [key])).toBe(true)
    expect(base64url(p.hmac(key, unhex(vector.invitation)).slice(0, 16))).toBe(vector.tag)
  })
})
