import { expect, test } from 'vitest'
import { base64url } from '#protocol'
import {
  answerOf,
  type Door,
  freshId,
  handClock,
  holdingStore,
  NO_RATES,
  type Person,
  pair,
  primitives,
  steps,
  world,
} from '../testkit.ts'

interface State {
  readonly state: string
  readonly shares: readonly { readonly member: string; readonly share: string; readonly entry: string }[]
}
const share = () => base64url(primitives.random(32))
const put = async (door: Door, who: Person, gate: string, form: object) =>
  answerOf<State>(await who.call(door, 'PUT', `/gates/${gate}`, form))
const look = async (door: Door, who: Person, gate: string) =>
  answerOf<State>(await who.call(door, 'GET', `/gates/${gate}`))
/** Writes an entry, hands it in, and makes the deposit that names it. */
const seal = async (door: Door, who: Person, gate: string, half = share()) => {
  const { entry } = await who.say(door, 'words', gate)
  const named = await who.named(entry)
  return {
    half,
    ...named,
    answer: await put(door, who, gate, { kind: 'both', ...named, share: half }),
  }
}

test('both halves are given to both people when both have sealed, and nothing before', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const gate = freshId()
  expect((await look(door, juma, gate)).body).toEqual({ state: 'waiting', shares: [] })
  const hers = await seal(door, amara, gate)
  expect(hers.answer.body).toEqual({ state: 'waiting', shares: [] })
  expect((await look(door, juma, gate)).body).toEqual({ state: 'waiting', shares: [] })
  const his = await seal(door, juma, gate)
  const shares = [
    { member: amara.member, share: hers.half, entry: hers.entry },
    { member: juma.member, share: his.half, entry: his.entry },
  ]
  expect(his.answer.body).toEqual({ state: 'open', shares })
  expect((await look(door, amara, gate)).body).toEqual({ state: 'open', shares })
})

test('a deposit whose entry is not yet in the log opens nothing until it is, and never by an entry for something else', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const gate = freshId()
  await seal(door, amara, gate)
  const [late, forAnother, forNone] = [
    await juma.write('not handed in yet', 0, gate),
    await juma.write('for another', 0, freshId()),
    await juma.write('for none'),
  ]
  const waiting = { state: 'waiting', shares: [] }
  for (const entry of [forAnother, forNone]) {
    const deposit = { kind: 'both', ...(await juma.named(entry)), share: share() }
    expect((await put(door, juma, gate, deposit)).body).toEqual(waiting)
    await juma.handIn(door, [late, forAnother, forNone].slice(0, entry === forAnother ? 2 : 3))
    expect((await look(door, juma, gate)).body).toEqual(waiting)
    expect((await put(door, juma, gate, deposit)).problem).toBe('not-for-this-gate')
    await juma.call(door, 'DELETE', `/gates/${gate}/share`)
  }
  const nowhere = { entry: 'ab'.repeat(32), inner: 'ab'.repeat(32) }
  expect((await put(door, juma, gate, { kind: 'both', ...nowhere, share: share() })).body).toEqual(waiting)
  await juma.call(door, 'DELETE', `/gates/${gate}/share`)
  const later = await juma.write('written last', 0, gate)
  await put(door, juma, gate, { kind: 'both', ...(await juma.named(later)), share: share() })
  expect((await look(door, amara, gate)).body).toEqual(waiting)
  await juma.handIn(door, [later])
  expect((await look(door, amara, gate)).body.state).toBe('open')
})

for (const kind of ['both', 'match', 'day'] as const)
  test(`a deposit of kind ${kind} is refused when its entry is of the other, for another gate or for none, or not as it says`, async () => {
    const { door, store } = world()
    const { amara, juma } = await pair(door)
    const [gate, another] = [freshId(), freshId()]
    const hers = await seal(door, amara, gate)
    const { entry: mine } = await juma.say(door, 'an answer', gate)
    const { entry: elsewhere } = await juma.say(door, 'to something else', another)
    const { entry: old } = await juma.say(door, 'to nothing')
    const before = await store.readGate(amara.space, gate)
    const day = kind === 'day' ? { day: '2026-11-22' } : {}
    const named = await juma.named(mine)
    for (const wrong of [
      { entry: hers.entry, inner: hers.inner },
      await juma.named(elsewhere),
      await juma.named(old),
      { ...named, inner: (await juma.named(old)).inner },
      { ...named, entry: old.hash },
    ]) {
      const answer = await put(door, juma, gate, { kind, ...day, ...wrong, share: share() })
      expect([answer.status, answer.problem]).toEqual([422, 'not-for-this-gate'])
    }
    expect(await store.readGate(amara.space, gate)).toEqual(before)
    const good = await put(door, juma, gate, { kind, ...day, ...named, share: share() })
    expect(good.status).toBe(200)
  })

test('no gate has the name that is all zeros, by which an entry says that it is for none', async () => {
  const { door } = world()
  const { juma } = await pair(door)
  const { entry } = await juma.say(door)
  const deposit = { kind: 'both', ...(await juma.named(entry)), share: share() }
  expect((await put(door, juma, '0'.repeat(32), deposit)).problem).toBe('malformed')
})

test("a jar note waits for its day, by the relay's clock, and then opens for both", async () => {
  const clock = handClock()
  const { door } = world({ clock })
  const { amara, juma } = await pair(door)
  const gate = freshId()
  const { entry } = await amara.say(door, 'thanks', gate)
  const form = { kind: 'day', day: '2026-11-24', ...(await amara.named(entry)), share: share() }
  expect((await put(door, amara, gate, form)).body.state).toBe('waiting')
  clock.pass(24 * 3_600_000)
  juma.forgetToken()
  expect((await look(door, juma, gate)).body.shares).toEqual([])
  clock.pass(12 * 3_600_000)
  juma.forgetToken()
  amara.forgetToken()
  expect((await look(door, juma, gate)).body).toEqual({
    state: 'open',
    shares: [{ member: amara.member, share: form.share, entry: entry.hash }],
  })
  expect((await answerOf(await amara.call(door, 'DELETE', `/gates/${gate}/share`))).problem).toBe('gate-open')
})

test("a pass closes the gate and destroys the other's half; after that nothing can open it", async () => {
  const { door, store } = world()
  const { amara, juma } = await pair(door)
  const gate = freshId()
  const hers = await seal(door, amara, gate)
  expect((await juma.call(door, 'POST', `/gates/${gate}/close`)).status).toBe(204)
  const kept = await store.readGate(amara.space, gate)
  expect(JSON.stringify(kept)).not.toContain(hers.half)
  expect((await look(door, amara, gate)).body).toEqual({ state: 'closed', shares: [] })
  expect((await seal(door, juma, gate)).answer.problem).toBe('gate-closed')
  expect((await juma.call(door, 'POST', `/gates/${gate}/close`)).status).toBe(204)
})

test("one's own deposit can be taken back while it waits, also when there is none", async () => {
  const { door, store } = world()
  const { amara, juma } = await pair(door)
  const gate = freshId()
  expect((await amara.call(door, 'DELETE', `/gates/${gate}/share`)).status).toBe(204)
  const hers = await seal(door, amara, gate)
  expect((await juma.call(door, 'DELETE', `/gates/${gate}/share`)).status).toBe(204)
  expect((await amara.call(door, 'DELETE', `/gates/${gate}/share`)).status).toBe(204)
  expect(JSON.stringify(await store.readGate(amara.space, gate))).not.toContain(hers.half)
  expect((await seal(door, juma, gate)).answer.body.state).toBe('waiting')
})

test('what has opened stays open: it can be neither closed nor taken back', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const gate = freshId()
  await seal(door, amara, gate)
  await seal(door, juma, gate)
  expect((await answerOf(await juma.call(door, 'POST', `/gates/${gate}/close`))).problem).toBe('gate-open')
  expect((await answerOf(await amara.call(door, 'DELETE', `/gates/${gate}/share`))).problem).toBe('gate-open')
})

test('two blind votes meet: the same tag matches, another does not, and no tag is ever given', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const vote = async (hers: string, his: string) => {
    const gate = freshId()
    for (const [who, tag] of [
      [amara, hers],
      [juma, his],
    ] as const) {
      const { entry } = await who.say(door, 'a wish', gate)
      await put(door, who, gate, { kind: 'match', ...(await who.named(entry)), share: tag })
    }
    return (await look(door, amara, gate)).body
  }
  const yes = share()
  expect(await vote(yes, yes)).toEqual({ state: 'matched', shares: [] })
  expect(await vote(yes, share())).toEqual({ state: 'unmatched', shares: [] })
})

test('one deposit for each member: the same again is fine, another is a conflict', async () => {
  const { door } = world()
  const { amara } = await pair(door)
  const gate = freshId()
  const { half, entry, inner } = await seal(door, amara, gate)
  const named = { entry, inner }
  expect((await put(door, amara, gate, { kind: 'both', ...named, share: half })).status).toBe(200)
  expect((await put(door, amara, gate, { kind: 'both', ...named, share: share() })).problem).toBe(
    'deposit-conflict',
  )
  expect((await put(door, amara, gate, { kind: 'match', ...named, share: half })).problem).toBe(
    'gate-conflict',
  )
})

test('when both seal at the same moment, the gate opens for both with both halves', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  for (let round = 0; round < 10; round++) {
    const gate = freshId()
    const hers = await amara.named((await amara.say(door, 'hers', gate)).entry)
    const his = await juma.named((await juma.say(door, 'his', gate)).entry)
    await Promise.all([
      put(door, amara, gate, { kind: 'both', ...hers, share: share() }),
      put(door, juma, gate, { kind: 'both', ...his, share: share() }),
    ])
    expect((await look(door, amara, gate)).body.shares).toHaveLength(2)
  }
})

test('a pass and a second seal at the same moment: either both halves are given or none ever is', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const outcomes = new Set<string>()
  for (let later = 0; later < 60; later++) {
    const gate = freshId()
    await seal(door, amara, gate)
    const his = await juma.named((await juma.say(door, 'his', gate)).entry)
    const deposit = put(door, juma, gate, { kind: 'both', ...his, share: share() })
    // The pass sets out so many steps of the machine later: somewhere among them the order turns.
    await steps(later)
    const close = amara.call(door, 'POST', `/gates/${gate}/close`).then(answerOf)
    const [given, closed] = await Promise.all([deposit, close])
    const after = (await look(door, juma, gate)).body
    outcomes.add(after.state)
    if (after.state === 'open')
      expect([after.shares.length, closed.problem, given.problem]).toEqual([2, 'gate-open', null])
    else
      expect([after.state, after.shares, closed.status, given.problem]).toEqual([
        'closed',
        [],
        204,
        'gate-closed',
      ])
  }
  expect([...outcomes].sort()).toEqual(['closed', 'open'])
})

test("taking back and the other's look at the same moment: what was shown was not taken back", async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  for (let later = 0; later < 60; later++) {
    const gate = freshId()
    await seal(door, amara, gate)
    const late = await juma.write('late', 0, gate)
    await put(door, juma, gate, { kind: 'both', ...(await juma.named(late)), share: share() })
    const arrives = juma.handIn(door, [late])
    await steps(later)
    const [, taken, seen] = await Promise.all([
      arrives,
      amara.call(door, 'DELETE', `/gates/${gate}/share`),
      look(door, juma, gate),
    ])
    if (seen.body.shares.length > 0) expect(taken.status).toBe(409)
    if (taken.status === 204) expect((await look(door, juma, gate)).body.shares).toEqual([])
  }
})

test('a taking back that set out before the gate opened comes too late once a share was shown', async () => {
  const { store, hold } = holdingStore()
  const { door } = world({ store })
  const { amara, juma } = await pair(door)
  const gate = freshId()
  const late = await juma.write('late', 0, gate)
  await seal(door, amara, gate)
  await put(door, juma, gate, { kind: 'both', ...(await juma.named(late)), share: share() })
  const held = hold()
  const taken = amara.call(door, 'DELETE', `/gates/${gate}/share`)
  const letGo = await held
  await juma.handIn(door, [late])
  expect((await look(door, juma, gate)).body.shares).toHaveLength(2)
  letGo()
  expect((await answerOf(await taken)).problem).toBe('gate-open')
  expect((await look(door, amara, gate)).body.shares).toHaveLength(2)
})

test('what somebody who left has sealed and not opened never opens', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const gate = freshId()
  await seal(door, juma, gate)
  await juma.handIn(door, [await juma.leave()])
  expect((await seal(door, amara, gate)).answer.body).toEqual({ state: 'waiting', shares: [] })
})

test('forms that no deposit has are malformed, and a space has room for so many gates', async () => {
  const { door } = world({ limits: { ...NO_RATES, gatesPerSpace: 1 } })
  const { amara } = await pair(door)
  const gate = freshId()
  const { entry } = await amara.say(door, 'words', gate)
  const good = { kind: 'both', ...(await amara.named(entry)), share: share() }
  const bad = [
    { ...good, kind: 'strict' },
    { ...good, kind: 'day' },
    { ...good, kind: 'day', day: '2026-02-30' },
    { ...good, kind: 'day', day: '1999-01-01' },
    { ...good, entry: 'AB'.repeat(32) },
    { ...good, inner: undefined },
    { ...good, inner: good.inner.slice(1) },
    { ...good, share: good.share.slice(1) },
    { ...good, share: `${good.share.slice(1)}=` },
    [good],
    null,
  ]
  for (const form of bad)
    expect((await put(door, amara, freshId(), form as object)).problem, JSON.stringify(form)).toBe(
      'malformed',
    )
  expect((await put(door, amara, 'not-an-id', good)).problem).toBe('malformed')
  expect((await put(door, amara, gate, good)).status).toBe(200)
  const other = freshId()
  const more = await amara.named((await amara.say(door, 'words', other)).entry)
  expect((await put(door, amara, other, { ...good, ...more })).problem).toBe('space-full')
})
