import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Bytes, base64url, concat, hex, u32, unbase64url, unhex, utf8 } from './bytes.ts'
import { decodeControl, possessionMessage, wrapInfo } from './control.ts'
import { decodeEntry, eraseEntry } from './entry.ts'
import {
  authMessage,
  boundCommit,
  createPrimitives,
  deviceKeysFromSeed,
  emptyLog,
  innerCommit,
  joinHalves,
  keptInner,
  leaveEntry,
  matchTag,
  newRing,
  openEntry,
  openSeal,
  type Primitives,
  pairingPsk,
  readInvitation,
  readWrapped,
  receiveConfirm,
  receiveReveal,
  restoreKept,
  restoreLog,
  sealText,
  serialiseLog,
  verifyRun,
} from './index.ts'
import { keepEntry, keepErased } from './kept.ts'
import {
  altered,
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

/**
 * The vectors are made on a platform without curves: its signatures are those of RFC 8032, the same every time.
 * They are written anew by `vitest run --project unit packages/protocol/src/vectors.test.ts -u`.
 */
async function makeVectors() {
  const p = createPrimitives({ ...withoutCurves(platform), random: seededRandom('kimbilio vectors') })
  const { amara, juma, log, pairing } = await paired(p, p)
  const psk = await pairingPsk(p, pairing.confirmed)
  const joined = sure(decodeEntry(p, log[1]!))
  const joinedBody = sure(decodeControl(joined.body))
  if (joinedBody.t !== 'member-joined') throw new Error('the second entry lets the joiner in')
  const hers = await write(
    p,
    amara,
    '{"t":"gratitude.note-given.v1","at":1767225600000,"d":{"text":"Asante"}}',
  )
  log.push(hers)
  await show(p, juma, indexed([hers], 3))
  log.push(await write(p, juma, '{"t":"gratitude.received.v1","at":1767225660000,"d":{}}'))
  await show(p, juma, indexed([log[3]!], 4))
  const left = await leaveEntry(p, {
    space: juma.state.space,
    keys: juma.keys,
    chain: juma.chain,
    seen: juma.state,
    epoch: 1,
  })
  log.push(left.entry)
  const verdict = await verifyRun(p, emptyLog(juma.state.space), indexed(log))
  const content = sure(decodeEntry(p, hers))
  const opened = sure(await openEntry(amara.ring, content))
  const sealed = await sealText(p, { text: 'Ninakupenda, hata ukiwa kimya.', split: true })
  const strict = await sealText(p, { text: '', split: false })
  const { invitation, inviter, confirmed, boxes } = pairing
  const gate = idOf('gate')
  const epochKey = amara.ring.epochKey(1)!
  const bound = sure(decodeEntry(p, await write(p, amara, '{"t":"for-a-gate.v1","at":0,"d":{}}', gate)))
  const skeleton = utf8('{"t":"gratitude.note-given.v1","at":1767225600000,"d":{"text":""}}')
  const openedBound = sure(await openEntry(amara.ring, bound))
  return {
    device: {
      seed: hex(seedOf('amara')),
      signPublic: hex(amara.keys.sign.publicKey),
      kemPublic: hex(amara.keys.kem.publicKey),
      device: amara.keys.device,
    },
    content: {
      epochKey: hex(epochKey),
      ...fieldsOf(content),
      salt: hex(opened.salt),
      bind: opened.bind,
      inner: innerCommit(p, opened.salt, opened.payload),
      nonce: hex(opened.nonce),
      payload: hex(opened.payload),
      bytes: hex(content.bytes),
      kept: hex(keepEntry(content, opened)),
    },
    erased: {
      hash: content.hash,
      bytes: hex(eraseEntry(p, content)),
      kept: hex(keepErased(sure(decodeEntry(p, eraseEntry(p, content))), skeleton)),
      skeleton: hex(skeleton),
    },
    bound: {
      epochKey: hex(epochKey),
      ...fieldsOf(bound),
      salt: hex(openedBound.salt),
      bind: openedBound.bind,
      inner: innerCommit(p, openedBound.salt, openedBound.payload),
      nonce: hex(openedBound.nonce),
      payload: hex(openedBound.payload),
      bytes: hex(bound.bytes),
      kept: hex(keepEntry(bound, openedBound)),
    },
    control: await Promise.all(
      [log[0]!, log[1]!, left.entry].map(async bytes => {
        const entry = sure(decodeEntry(p, bytes))
        return { ...fieldsOf(entry), json: Buffer.from(entry.body).toString(), bytes: hex(bytes) }
      }),
    ),
    log: {
      space: juma.state.space,
      logHashes: [0, 1, 2, 3, 4, 5].map(i => verdict.state.hashAt(i)),
      entries: log.map(hex),
      members: verdict.verified.map(({ member }) => member),
      stored: hex(serialiseLog(verdict.state)),
    },
    seal: [
      { text: 'Ninakupenda, hata ukiwa kimya.', ...sealed, share: hex(sealed.share!), key: hex(sealed.key) },
      { text: '', ...strict, key: hex(strict.key) },
    ],
    match: { epochKey: hex(epochKey), gate, yes: hex(await matchTag(p, epochKey, gate, true)) },
    wrap: {
      recipientSeed: hex(seedOf('juma')),
      psk: hex(psk),
      info: hex(wrapInfo(joined.space, 1, juma.keys.device)),
      enc: hex(unbase64url(joinedBody.wrapped.enc)!),
      box: hex(unbase64url(joinedBody.wrapped.box)!),
      plain: hex(epochKey),
      commitment: juma.state.epochCommits[0]!,
    },
    pairing: {
      link: invitation.link,
      space: invitation.space,
      secret: hex(invitation.secret),
      id: invitation.id,
      access: hex(invitation.access),
      boxes: Object.fromEntries(Object.entries(boxes).map(([step, box]) => [step, hex(box)])),
      inviter: inviter.inviter,
      joiner: inviter.joiner,
      commitment: await commitmentIn(p, invitation.secret, invitation.space, boxes.claim),
      inviterNonce: await nonceIn(p, invitation.secret, invitation.space, boxes.answer),
      transcript: inviter.transcript,
      signs: inviter.signs,
      possessionMessage: hex(
        possessionMessage(
          invitation.space,
          inviter.joiner.member,
          unhex(inviter.joiner.sign),
          unhex(inviter.joiner.kem),
          inviter.transcript,
        ),
      ),
      possession: hex(unbase64url(confirmed.possession)!),
      psk: hex(psk),
    },
    auth: {
      space: juma.state.space,
      device: juma.keys.device,
      challenge: '00010203',
      message: hex(authMessage(juma.state.space, juma.keys.device, unhex('00010203'))),
    },
    refused: refusedEntries(log),
  }
}

type Vectors = Awaited<ReturnType<typeof makeVectors>>

const fieldsOf = ({
  kind,
  space,
  device,
  n,
  prev,
  seenIndex,
  seenHash,
  epoch,
  commit,
  hash,
}: ReturnType<typeof entryOf>) => ({
  kind,
  space,
  device,
  n,
  prev,
  seenIndex,
  seenHash,
  epoch,
  commit,
  hash,
})
const entryOf = (bytes: Bytes) => sure(decodeEntry(native, bytes))

/** Third of the log, changed in one way each; what the verifier has to call it. */
function refusedEntries(log: readonly Bytes[]) {
  const third = log[2]!
  const cases: [why: string, bytes: Bytes, fault: string][] = [
    ['a later version', altered(third, 0), 'UnknownVersion'],
    ['neither content nor control', altered(third, 1, 2), 'Malformed'],
    ['counter zero', concat(third.slice(0, 34), u32(0), third.slice(38)), 'Malformed'],
    ['a byte too many', concat(third, Uint8Array.of(0)), 'Malformed'],
    ['a byte too few', third.slice(0, -1), 'Malformed'],
    ['a body of no bucket', concat(third.slice(0, 142), u32(1000), third.slice(200)), 'Malformed'],
    ['larger than any entry', concat(third, new Uint8Array(70_000)), 'TooLarge'],
    ['another space', altered(third, 2), 'Malformed'],
    ['a stranger', altered(third, 18), 'UnknownDevice'],
    ['a counter left out', altered(third, 37), 'BrokenChain'],
    ['another entry before it', altered(third, 38), 'BrokenChain'],
    ['had seen more than there is', altered(third, 73, 5), 'RolledBack'],
    ['had seen less than it showed', altered(third, 73, -2), 'RolledBack'],
    ['had seen another log', altered(third, 74), 'ForkDetected'],
    ['an epoch that was not given, unsigned', altered(third, 109), 'BadSignature'],
    ['another commitment', altered(third, 110), 'BadSignature'],
    ['another body', altered(third, 500), 'BadSignature'],
    ['another signature', altered(third, third.length - 1), 'BadSignature'],
  ]
  return {
    space: entryOf(third).space,
    before: log.slice(0, 2).map(hex),
    entries: cases.map(([why, bytes, fault]) => ({
      why,
      fault,
      // What is only zeros behind the entry is not worth 140,000 characters.
      bytes: hex(bytes.length > 65_000 ? third : bytes),
      zerosBehind: bytes.length > 65_000 ? 70_000 : 0,
    })),
  }
}

async function boxContent(p: Primitives, secret: Bytes, space: string, step: string, box: Bytes) {
  const info = concat(utf8('kimbilio/v1/invitation-box'), unhex(space), utf8(step))
  const key = await p.aesKey(await p.hkdf(secret, info, 32))
  const plain = await p.aesOpen(key, box.slice(0, 12), box.slice(12), utf8(step))
  const size = new DataView(plain!.buffer).getUint32(0)
  return JSON.parse(Buffer.from(plain!.slice(4, 4 + size)).toString()) as Record<string, string>
}
const commitmentIn = async (...[p, secret, space, box]: [Primitives, Bytes, string, Bytes]) =>
  (await boxContent(p, secret, space, 'claim', box)).commitment!
const nonceIn = async (...[p, secret, space, box]: [Primitives, Bytes, string, Bytes]) =>
  (await boxContent(p, secret, space, 'answer', box)).nonce!

const fileOf = (name: string) => new URL(`../../../vectors/${name}.json`, import.meta.url).pathname

test('the formats have not moved by a byte since their vectors were written', async () => {
  const made = await makeVectors()
  for (const [name, value] of Object.entries(made)) {
    await expect(`${JSON.stringify(value, null, 2)}\n`).toMatchFileSnapshot(fileOf(name))
  }
})

describe("read from the files alone, with the platform's own curves,", () => {
  const p = native
  const read = <Name extends keyof Vectors>(name: Name) =>
    JSON.parse(readFileSync(fileOf(name), 'utf8')) as Vectors[Name]

  test('a seed gives its device', async () => {
    const vector = read('device')
    const keys = await deviceKeysFromSeed(p, unhex(vector.seed))
    expect(hex(keys.sign.publicKey)).toBe(vector.signPublic)
    expect(hex(keys.kem.publicKey)).toBe(vector.kemPublic)
    expect(keys.device).toBe(vector.device)
  })

  test.each(['content', 'bound'] as const)('%s opens, and comes back from its kept form', async name => {
    const vector = read(name)
    const entry = sure(decodeEntry(p, unhex(vector.bytes)))
    expect(entry).toMatchObject(fieldsOf(vector as never))
    const ring = newRing(p)
    ring.addEpochKey(1, unhex(vector.epochKey))
    const opened = sure(await openEntry(ring, entry))
    expect([hex(opened.salt), opened.bind, hex(opened.nonce), hex(opened.payload)]).toEqual([
      vector.salt,
      vector.bind,
      vector.nonce,
      vector.payload,
    ])
    expect(vector.commit).toBe(boundCommit(p, vector.bind, vector.inner))
    expect(keptInner(p, unhex(vector.kept))).toBe(vector.inner)
    expect(hex(sure(await restoreKept(p, ring, unhex(vector.kept))).bytes)).toBe(vector.bytes)
  })

  test('an erased entry keeps its hash, and comes back from its kept form', async () => {
    const vector = read('erased')
    expect(sure(decodeEntry(p, unhex(vector.bytes)))).toMatchObject({ hash: vector.hash, erased: true })
    expect(vector.hash).toBe(read('content').hash)
    expect(hex(sure(await restoreKept(p, newRing(p), unhex(vector.kept))).bytes)).toBe(vector.bytes)
  })

  test('control entries say what stands beside them', () => {
    for (const vector of read('control')) {
      const entry = sure(decodeEntry(p, unhex(vector.bytes)))
      expect(entry).toMatchObject(fieldsOf(vector as never))
      expect(Buffer.from(entry.body).toString()).toBe(vector.json)
      expect(sure(decodeControl(entry.body))).toEqual(JSON.parse(vector.json))
    }
  })

  test('the log verifies, with its log hashes and its stored form', async () => {
    const vector = read('log')
    const { state, verified, fault } = await verifyRun(
      p,
      emptyLog(vector.space),
      indexed(vector.entries.map(unhex)),
      'each',
    )
    expect(fault).toBeNull()
    expect(vector.logHashes.map((_, i) => state.hashAt(i))).toEqual(vector.logHashes)
    expect(verified.map(({ member }) => member)).toEqual(vector.members)
    expect(hex(serialiseLog(state))).toBe(vector.stored)
    expect(sure(restoreLog(unhex(vector.stored))).hash).toBe(state.hash)
  })

  test('what has to be refused is refused under its name', async () => {
    const vector = read('refused')
    const { state } = await verifyRun(p, emptyLog(vector.space), indexed(vector.before.map(unhex)))
    expect(state.index).toBe(2)
    for (const { why, bytes, zerosBehind, fault } of vector.entries) {
      const entry = concat(unhex(bytes), new Uint8Array(zerosBehind))
      const verdict = await verifyRun(p, state, indexed([entry], 3))
      expect([why, verdict.fault]).toEqual([why, { fault, at: 3 }])
    }
  })

  test('seals open, by their halves where they are split', async () => {
    for (const vector of read('seal')) {
      expect(sure(await openSeal(p, vector, unhex(vector.key)))).toBe(vector.text)
      if (vector.half !== undefined && 'share' in vector) {
        expect(hex(joinHalves(unbase64url(vector.half)!, unhex(vector.share as string)))).toBe(vector.key)
      }
    }
  })

  test('a yes has its tag', async () => {
    const vector = read('match')
    expect(hex(await matchTag(p, unhex(vector.epochKey), vector.gate, true))).toBe(vector.yes)
  })

  test('a wrapped key opens for its device', async () => {
    const vector = read('wrap')
    const keys = await deviceKeysFromSeed(p, unhex(vector.recipientSeed))
    const context = { psk: unhex(vector.psk), info: unhex(vector.info) }
    const plain = await p.unwrap(keys.kem, context, { enc: unhex(vector.enc), box: unhex(vector.box) })
    expect(hex(plain!)).toBe(vector.plain)
    const joined = sure(decodeEntry(p, unhex(read('log').entries[1]!)))
    const wrapped = sure(await readWrapped(p, keys, joined, context.psk, vector.commitment))
    expect([wrapped.epoch, hex(wrapped.key)]).toEqual([1, vector.plain])
  })

  test('a pairing gives its names, signs and agreement', async () => {
    const vector = read('pairing')
    const invitation = sure(await readInvitation(p, vector.link))
    expect([invitation.id, hex(invitation.access), hex(invitation.secret), invitation.space]).toEqual([
      vector.id,
      vector.access,
      vector.secret,
      vector.space,
    ])
    const answered = {
      stage: 'answered',
      link: vector.link,
      inviter: vector.inviter,
      commitment: vector.commitment,
      nonce: vector.inviterNonce,
    } as const
    const revealed = sure(await receiveReveal(p, answered, unhex(vector.boxes.reveal!)))
    expect(revealed.signs).toEqual(vector.signs)
    expect(revealed.transcript).toBe(vector.transcript)
    expect(revealed.joiner).toEqual(vector.joiner)
    const confirmed = sure(await receiveConfirm(p, revealed, unhex(vector.boxes.confirm!)))
    expect(confirmed.possession).toBe(base64url(unhex(vector.possession)))
    expect(hex(await pairingPsk(p, confirmed))).toBe(vector.psk)
  })

  test('a device signs this for the relay', () => {
    const vector = read('auth')
    expect(hex(authMessage(vector.space, vector.device, unhex(vector.challenge)))).toBe(vector.message)
  })
})
