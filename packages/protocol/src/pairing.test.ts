import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64url, concat, hex, unbase64url, utf8 } from './bytes.ts'
import {
  acquaintanceKey,
  checkNewcomer,
  type DeviceKeys,
  deviceKeysFromSeed,
  isKnown,
  makeDeviceLink,
  makeInvitation,
  newcomerOf,
  offer,
  pairedAsSeen,
  type Result,
  readInvitation,
  receiveAnswer,
  receiveClaim,
  receiveConfirm,
  receiveDone,
  receiveOffer,
  receiveReveal,
  SIGNS,
  sayConfirm,
  sayDone,
  sayRefuse,
  tagOf,
} from './index.ts'
import { altered, idOf, native as p, seedOf } from './testkit.ts'
import { paired, sure } from './testkit-pair.ts'

const faultOf = (result: Result<unknown, { readonly fault: string }>) =>
  result.ok ? 'fine' : result.error.fault

const space = idOf('space')
const person = async (name: string, seed = name) => ({
  member: idOf(`member ${seed}`),
  keys: await deviceKeysFromSeed(p, seedOf(seed)),
  card: { name },
})
const amara = await person('Amara')
const juma = await person('Juma')
const mallory = await person('Juma', 'Mallory')
const invitation = await makeInvitation(p, 'https://kimbilio.example', space)

/** Both sides up to the signs. */
async function upToSigns() {
  const offered = await offer(p, invitation, amara)
  const claimed = sure(await receiveOffer(p, invitation, juma, offered.box))
  const answered = sure(await receiveClaim(p, offered.state, claimed.box))
  const joiner = sure(await receiveAnswer(p, claimed.state, answered.box))
  const inviter = sure(await receiveReveal(p, answered.state, joiner.box))
  return { offered, claimed, answered, joiner, inviter }
}

describe('the link', () => {
  test('brings server, space and secret, and both sides derive the same names from it', async () => {
    const read = sure(await readInvitation(p, invitation.link))
    expect(read).toEqual(invitation)
    expect(invitation.link.startsWith('https://kimbilio.example/i#')).toBe(true)
    expect(sure(await readInvitation(p, ` ${invitation.link}\n`))).toEqual(invitation)
    expect(sure(await readInvitation(p, invitation.link.replace('/i#', '/app/i#')))).toEqual(invitation)
    expect(sure(await readInvitation(p, invitation.link.split('#')[1]!))).toMatchObject({ id: invitation.id })
  })

  test('damaged anywhere is TamperedLink', async () => {
    const [, fragment] = invitation.link.split('#')
    const bytes = unbase64url(fragment!)!
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const link = `https://kimbilio.example/i#${base64url(altered(bytes, at, by))}`
        expect(faultOf(await readInvitation(p, link))).toBe('TamperedLink')
      }),
      { numRuns: 100 },
    )
    for (const cut of [0, 1, 20, 48, 49]) {
      const link = `https://kimbilio.example/i#${fragment!.slice(0, cut)}`
      expect(faultOf(await readInvitation(p, link))).toBe('TamperedLink')
    }
    expect(faultOf(await readInvitation(p, `${invitation.link}A`))).toBe('TamperedLink')
    expect(faultOf(await readInvitation(p, 'https://kimbilio.example/i'))).toBe('TamperedLink')
  })

  test('gives the relay nothing from which the secret or a box key follows', () => {
    const secret = hex(invitation.secret)
    expect(invitation.id).not.toContain(secret)
    expect(hex(invitation.access)).not.toContain(secret)
    expect(invitation.access.length).toBe(32)
  })
})

describe("a link for a person's other phone", () => {
  const own = makeDeviceLink(p, 'https://kimbilio.example', space)

  test('is another link, and lets in a device of the inviter, whom both see alike', async () => {
    const link = await own
    expect(link.link.startsWith('https://kimbilio.example/d#')).toBe(true)
    for (const text of [link.link, link.link.replace('/d#', '/app/d#')])
      expect(sure(await readInvitation(p, text))).toEqual(link)
    const offered = await offer(p, link, amara)
    const claimed = sure(await receiveOffer(p, link, { ...juma, card: { name: 'Phone' } }, offered.box))
    const answered = sure(await receiveClaim(p, offered.state, claimed.box))
    const joiner = sure(await receiveAnswer(p, claimed.state, answered.box))
    const inviter = sure(await receiveReveal(p, answered.state, joiner.box))
    expect(joiner.state).toEqual(inviter)
    expect(inviter.joiner.member).toBe(amara.member)
    const confirmed = sure(await receiveConfirm(p, inviter, await sayConfirm(p, joiner.state, juma.keys)))
    expect(await checkNewcomer(p, space, amara.member, newcomerOf(confirmed))).toBe(juma.keys.device)
    expect(await checkNewcomer(p, space, juma.member, newcomerOf(confirmed))).toBeNull()
  })

  test('that was turned into an invitation, or an invitation turned into it, names nothing that exists', async () => {
    for (const [link, code] of [
      [await own, 1],
      [invitation, 2],
    ] as const) {
      const start = unbase64url(link.link.split('#')[1]!)!.slice(0, 33)
      start[0] = code
      const turned = base64url(concat(start, p.sha256(utf8('kimbilio/v1/link'), start).slice(0, 4)))
      const read = sure(await readInvitation(p, `https://kimbilio.example/i#${turned}`))
      expect(read.kind).toBe(code === 1 ? 'person' : 'device')
      expect(read.id).not.toBe(link.id)
      const offered = await offer(p, link, amara)
      expect(faultOf(await receiveOffer(p, read, juma, offered.box))).toBe('TamperedBox')
    }
  })

  test('ends with who would join as another member than the link is for, or with the keys of the inviter', async () => {
    for (const [link, joining] of [
      [await own, juma],
      [invitation, { ...juma, member: amara.member }],
      [invitation, { ...juma, keys: amara.keys }],
    ] as const) {
      const offered = await offer(p, link, amara)
      // A changed app takes the member that it likes.
      const seen = { ...link, kind: 'person' as const }
      const claimed = sure(await receiveOffer(p, seen, joining, offered.box))
      const answered = sure(await receiveClaim(p, offered.state, claimed.box))
      const joiner = sure(await receiveAnswer(p, claimed.state, answered.box))
      expect(faultOf(await receiveReveal(p, answered.state, joiner.box))).toBe('TamperedBox')
    }
  })
})

describe('an offer', () => {
  test('is known by those who shared a space with its maker, and by nobody else', async () => {
    const former = await Promise.all(
      ['one', 'two'].map(name => acquaintanceKey(p, seedOf(`epoch of ${name}`), idOf(name))),
    )
    const { box } = await offer(p, invitation, amara, former)
    for (const key of former) expect(await isKnown(p, invitation, box, [seedOf('x'), key])).toBe(true)
    const crossed = await acquaintanceKey(p, seedOf('epoch of one'), idOf('two'))
    expect(await isKnown(p, invitation, box, [crossed])).toBe(false)
    expect(await isKnown(p, invitation, box, [])).toBe(false)
    expect(await isKnown(p, invitation, altered(box, 40), former)).toBe(false)
    const again = await makeInvitation(p, 'https://kimbilio.example', space)
    expect(tagOf(p, former[0]!, again.id)).not.toBe(tagOf(p, former[0]!, invitation.id))
  })

  test('is of one size, whether its maker has shared no space, two or twenty, and whatever the name', async () => {
    const keys = Array.from({ length: 20 }, (_, i) => seedOf(`key ${i}`))
    const sizes = new Set<number>()
    for (const count of [0, 2, 16, 20])
      for (const name of ['A', '\u0001'.repeat(200), '"'.repeat(200)])
        sizes.add((await offer(p, invitation, { ...amara, card: { name } }, keys.slice(0, count))).box.length)
    expect(sizes.size).toBe(1)
  })
})

describe('two people pairing', () => {
  test('see the same seven signs and names', async () => {
    const { joiner, inviter } = await upToSigns()
    expect(joiner.state).toEqual(inviter)
    expect(inviter.signs.length).toBe(7)
    for (const sign of inviter.signs) expect(SIGNS[sign]).toBeDefined()
    expect([inviter.inviter.name, inviter.joiner.name]).toEqual(['Amara', 'Juma'])
  })

  test('go on after a reload at every step, because states are plain text', async () => {
    const reload = <T>(state: T): T => JSON.parse(JSON.stringify(state)) as T
    const offered = await offer(p, invitation, amara)
    const claimed = sure(await receiveOffer(p, invitation, juma, offered.box))
    const answered = sure(await receiveClaim(p, reload(offered.state), claimed.box))
    const joiner = sure(await receiveAnswer(p, reload(claimed.state), answered.box))
    const inviter = sure(await receiveReveal(p, reload(answered.state), joiner.box))
    const confirm = await sayConfirm(p, reload(joiner.state), juma.keys)
    const confirmed = sure(await receiveConfirm(p, reload(inviter), confirm))
    expect(faultOf(await receiveDone(p, reload(joiner.state), await sayDone(p, reload(confirmed))))).toBe(
      'fine',
    )
  })

  test('are given other signs each time', async () => {
    const runs = await Promise.all([upToSigns(), upToSigns(), upToSigns()])
    expect(new Set(runs.map(({ inviter }) => inviter.signs.join())).size).toBe(3)
  })

  test('see different signs when somebody in between changes the keys', async () => {
    const { offered, claimed } = await upToSigns()
    // Somebody who has the link stands between: plays joiner to Amara and inviter to Juma.
    const between = await offer(p, invitation, { ...mallory, card: { name: 'Amara' } })
    const toJuma = sure(await receiveOffer(p, invitation, juma, between.box))
    const toAmara = sure(await receiveOffer(p, invitation, mallory, offered.box))
    const fromAmara = sure(await receiveClaim(p, offered.state, toAmara.box))
    const answer = sure(await receiveClaim(p, between.state, toJuma.box))
    const seenByJuma = sure(await receiveAnswer(p, toJuma.state, answer.box))
    const reveal = sure(await receiveAnswer(p, toAmara.state, fromAmara.box))
    const seenByAmara = sure(await receiveReveal(p, fromAmara.state, reveal.box))
    expect(seenByAmara.signs).not.toEqual(seenByJuma.state.signs)
    expect(claimed.state.joiner.device).not.toBe(seenByAmara.joiner.device)
  })

  test('see different signs when any single thing was heard differently', async () => {
    const { claimed, answered, inviter } = await upToSigns()
    const other = 'ab'.repeat(32)
    const parties = (['inviter', 'joiner'] as const).flatMap(side => [
      { [side]: { ...claimed.state[side], sign: other } },
      { [side]: { ...claimed.state[side], kem: other } },
      { [side]: { ...claimed.state[side], member: idOf('another') } },
      { [side]: { ...claimed.state[side], name: 'Someone' } },
    ])
    for (const change of [{}, ...parties, { commitment: other }, { nonce: other }]) {
      const heard = sure(await receiveAnswer(p, { ...claimed.state, ...change }, answered.box)).state
      const same = Object.keys(change).length === 0
      expect([change, heard.transcript === inviter.transcript]).toEqual([change, same])
      expect([change, heard.signs.join() === inviter.signs.join()]).toEqual([change, same])
    }
    const others = sure(await receiveClaim(p, (await offer(p, invitation, amara)).state, claimed.box))
    const nonce = sure(await receiveAnswer(p, claimed.state, others.box)).state
    expect(nonce.signs).not.toEqual(inviter.signs)
  })

  test('end together: a last word about another pairing is TamperedBox', async () => {
    const first = await upToSigns()
    const confirm = await sayConfirm(p, first.joiner.state, juma.keys)
    const confirmed = sure(await receiveConfirm(p, first.inviter, confirm))
    const second = await upToSigns()
    expect(faultOf(await receiveDone(p, second.joiner.state, await sayDone(p, confirmed)))).toBe(
      'TamperedBox',
    )
  })

  test('notice a joiner who changes keys after the inviter has answered', async () => {
    const offered = await offer(p, invitation, amara)
    const promised = sure(await receiveOffer(p, invitation, juma, offered.box))
    const other = sure(await receiveOffer(p, invitation, mallory, offered.box))
    const answered = sure(await receiveClaim(p, offered.state, promised.box))
    const reveal = sure(await receiveAnswer(p, other.state, answered.box))
    expect(faultOf(await receiveReveal(p, answered.state, reveal.box))).toBe('BrokenPromise')
  })

  test('take no box of another step, another invitation, or damaged', async () => {
    const { offered, claimed, answered, joiner, inviter } = await upToSigns()
    const another = await makeInvitation(p, 'https://kimbilio.example', space)
    const confirm = await sayConfirm(p, joiner.state, juma.keys)
    expect(faultOf(await receiveOffer(p, another, juma, offered.box))).toBe('TamperedBox')
    expect(faultOf(await receiveOffer(p, invitation, juma, claimed.box))).toBe('TamperedBox')
    expect(faultOf(await receiveClaim(p, offered.state, answered.box))).toBe('TamperedBox')
    expect(faultOf(await receiveAnswer(p, claimed.state, joiner.box))).toBe('TamperedBox')
    expect(faultOf(await receiveReveal(p, answered.state, confirm))).toBe('TamperedBox')
    expect(faultOf(await receiveConfirm(p, inviter, joiner.box))).toBe('TamperedBox')
    expect(faultOf(await receiveDone(p, joiner.state, confirm))).toBe('TamperedBox')
    expect(faultOf(await receiveConfirm(p, inviter, await sayRefuse(p, invitation)))).toBe('TamperedBox')
    await fc.assert(
      fc.asyncProperty(fc.nat(confirm.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        expect(faultOf(await receiveConfirm(p, inviter, altered(confirm, at, by)))).toBe('TamperedBox')
      }),
      { numRuns: 60 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 1200 }), async bytes => {
        expect(faultOf(await receiveClaim(p, offered.state, new Uint8Array(bytes)))).toBe('TamperedBox')
      }),
      { numRuns: 60 },
    )
  })

  test('are not confirmed by anybody else than the one whose keys were shown', async () => {
    const { joiner, inviter } = await upToSigns()
    const forged = await sayConfirm(p, joiner.state, mallory.keys)
    expect(faultOf(await receiveConfirm(p, inviter, forged))).toBe('TamperedBox')
  })

  test('refuse keys that no honest device makes', async () => {
    const weak: DeviceKeys = {
      ...mallory.keys,
      sign: { ...mallory.keys.sign, publicKey: concat(Uint8Array.of(1), new Uint8Array(31)) },
    }
    const bad = await offer(p, invitation, { ...mallory, keys: weak })
    expect(faultOf(await receiveOffer(p, invitation, juma, bad.box))).toBe('WeakKeys')
    const { offered } = await upToSigns()
    const claimed = sure(await receiveOffer(p, invitation, { ...mallory, keys: weak }, offered.box))
    const answered = sure(await receiveClaim(p, offered.state, claimed.box))
    const reveal = sure(await receiveAnswer(p, claimed.state, answered.box))
    expect(faultOf(await receiveReveal(p, answered.state, reveal.box))).toBe('WeakKeys')
  })

  test('send boxes of one size, whatever the names', async () => {
    const { offered, claimed, answered, joiner } = await upToSigns()
    const long = await offer(p, invitation, { ...amara, card: { name: 'A'.repeat(200) } })
    const sizes = [offered, claimed, answered, joiner, long].map(({ box }) => box.length)
    expect(new Set(sizes)).toEqual(new Set([12 + 2048 + 16]))
    await expect(offer(p, invitation, { ...amara, card: { name: 'A'.repeat(201) } })).rejects.toThrow()
  })

  test('recognise in the log exactly the two that they saw', async () => {
    const { amara: hers, juma: his, pairing } = await paired()
    expect(pairedAsSeen(hers.state, pairing.inviter)).toBe(true)
    expect(pairedAsSeen(his.state, pairing.joiner)).toBe(true)
    const other = { ...pairing.joiner, inviter: { ...pairing.joiner.inviter, device: mallory.keys.device } }
    expect(pairedAsSeen(his.state, other)).toBe(false)
    const swapped = { ...pairing.joiner, inviter: pairing.joiner.joiner, joiner: pairing.joiner.inviter }
    expect(pairedAsSeen(his.state, swapped)).toBe(false)
  })
})

test('the 64 signs differ from each other in picture and in both languages', () => {
  expect(SIGNS.length).toBe(64)
  for (const part of ['emoji', 'en', 'sw'] as const) {
    expect(new Set(SIGNS.map(sign => sign[part])).size).toBe(64)
  }
  expect([SIGNS[0]?.en, SIGNS[31]?.en, SIGNS[63]?.en]).toEqual(['Dog', 'Robot', 'Pin'])
  expect(utf8(SIGNS[29]!.emoji).length).toBeGreaterThan(0)
})
