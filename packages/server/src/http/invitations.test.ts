import { expect, test } from 'vitest'
import { type Bytes, base64url } from '#protocol'
import {
  amaraAlone,
  answerOf,
  type Door,
  freshId,
  handClock,
  holderOf,
  holdingStore,
  NO_RATES,
  type Person,
  pair,
  primitives,
  world,
} from '../testkit.ts'

const HOUR = 3_600_000
const box = (text: string) => Buffer.from(text).toString('base64url')
const invite = async (door: Door, who: Person, id = freshId(), access: Bytes = primitives.random(32)) => {
  const made = await answerOf<{ expiresAt: number }>(
    await who.call(door, 'PUT', `/invitations/${id}`, {
      access: base64url(primitives.sha256(access)),
      offer: box('offer'),
    }),
  )
  return { id, access, made, joiner: (claim?: Bytes) => holderOf(door, id, access, claim) }
}
const says = async (door: Door, who: Person, id: string, step: string, text = step) =>
  answerOf(await who.call(door, 'POST', `/invitations/${id}/${step}`, { box: box(text) }))
const reads = async (door: Door, who: Person, id: string) =>
  answerOf<{ stage: string; boxes: Record<string, string> }>(
    await who.call(door, 'GET', `/invitations/${id}`),
  )
type View = { stage: string; boxes: Record<string, string>; expiresAt: number }

test('two people pair through the relay, and both are in the space', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  expect(amara.log.members.size).toBe(2)
  expect((await juma.say(door)).index).toBe(3)
})

test('each step shows to the other side, in turn', async () => {
  const { door, clock } = world()
  const amara = await amaraAlone(door)
  const { id, joiner, made } = await invite(door, amara)
  expect(made.body.expiresAt).toBe(clock.now() + 48 * HOUR)
  const juma = joiner()
  expect((await answerOf<View>(await juma.read())).body).toMatchObject({
    stage: 'offered',
    boxes: { offer: box('offer') },
  })
  for (const [side, step, stage] of [
    ['joiner', 'claim', 'claimed'],
    ['inviter', 'answer', 'answered'],
    ['joiner', 'reveal', 'revealed'],
    ['joiner', 'confirm', 'confirmed'],
    ['inviter', 'done', 'done'],
  ] as const) {
    if (side === 'joiner') expect((await juma.say(step, box(step))).status, step).toBe(204)
    else expect((await says(door, amara, id, step)).status, step).toBe(204)
    expect((await reads(door, amara, id)).body.stage).toBe(stage)
    expect((await answerOf<View>(await juma.read())).body).toMatchObject({
      stage,
      boxes: { [step]: box(step) },
    })
  }
})

test('a step out of turn is refused; the same step again with the same box is fine', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const { id, joiner } = await invite(door, amara)
  const juma = joiner()
  expect((await says(door, amara, id, 'answer')).problem).toBe('wrong-step')
  expect((await answerOf(await juma.say('reveal', box('x')))).problem).toBe('wrong-step')
  await juma.say('claim', box('claim'))
  expect((await juma.say('claim', box('claim'))).status).toBe(204)
  expect((await answerOf(await juma.say('claim', box('another')))).problem).toBe('wrong-step')
  await says(door, amara, id, 'answer')
  expect((await says(door, amara, id, 'answer')).status).toBe(204)
  expect((await juma.say('claim', box('claim'))).status).toBe(204)
  expect((await reads(door, amara, id)).body.stage).toBe('answered')
})

test('of many who claim at once one gets in, and the others hear that it is used', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const { joiner } = await invite(door, amara)
  const claims = await Promise.all(
    Array.from({ length: 12 }, async (_, at) => answerOf(await joiner().say('claim', box(`claim ${at}`)))),
  )
  expect(claims.filter(({ status }) => status === 204)).toHaveLength(1)
  expect(new Set(claims.filter(({ status }) => status !== 204).map(({ problem }) => problem))).toEqual(
    new Set(['invitation-used']),
  )
})

test('a claim that set out first and arrives second is not the first', async () => {
  const { store, hold } = holdingStore()
  const { door } = world({ store })
  const amara = await amaraAlone(door)
  const { id, joiner } = await invite(door, amara)
  const held = hold()
  const slow = joiner().say('claim', box('slow'))
  const letGo = await held
  expect((await joiner().say('claim', box('quick'))).status).toBe(204)
  letGo()
  expect((await answerOf(await slow)).problem).toBe('invitation-used')
  expect((await reads(door, amara, id)).body.boxes.claim).toBe(box('quick'))
})

test('after a claim only the one who claimed can look', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const { id, access, joiner } = await invite(door, amara)
  await joiner().say('claim', box('claim'))
  expect((await answerOf(await joiner().read())).problem).toBe('invitation-used')
  const withoutClaim = await door.request(`/relay/v1/invitations/${id}`, {
    headers: { authorization: `Invitation ${base64url(access)}` },
  })
  expect((await answerOf(withoutClaim)).problem).toBe('invitation-used')
})

test('a wrong key and an unknown invitation sound the same', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const { id, access } = await invite(door, amara)
  const wrongKey = await answerOf(await holderOf(door, id, primitives.random(32)).read())
  const unknown = await answerOf(await holderOf(door, freshId(), access).read())
  expect(wrongKey).toEqual(unknown)
  expect(wrongKey).toMatchObject({ status: 404, problem: 'invitation-unknown' })
  expect(
    (await answerOf(await holderOf(door, id, primitives.random(32)).say('claim', box('x')))).problem,
  ).toBe('invitation-unknown')
})

test('an invitation of another member, or seen from another space, is unknown', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const elsewhere = await amaraAlone(door)
  const { id } = await invite(door, amara)
  expect((await reads(door, juma, id)).problem).toBe('invitation-unknown')
  expect((await reads(door, elsewhere, id)).problem).toBe('invitation-unknown')
  expect((await invite(door, elsewhere, id)).made.problem).toBe('invitation-used')
})

test('after 48 hours an invitation has expired, says so for 30 days, keeps no box, and is then unknown', async () => {
  const clock = handClock()
  const { door, relay, store } = world({ clock })
  const amara = await amaraAlone(door)
  const { id, joiner } = await invite(door, amara)
  const juma = joiner()
  await juma.say('claim', box('claim'))
  clock.pass(48 * HOUR - 1)
  expect((await answerOf<View>(await juma.read())).body.stage).toBe('claimed')
  clock.pass(1)
  amara.forgetToken()
  expect(await answerOf(await juma.read())).toMatchObject({ status: 410, problem: 'invitation-expired' })
  expect((await says(door, amara, id, 'answer')).problem).toBe('invitation-expired')
  clock.pass(1)
  await relay.invitations.sweep()
  const kept = await store.readInvitation(id)
  expect(kept.ok && kept.value?.record.boxes).toEqual({})
  expect((await answerOf(await juma.read())).problem).toBe('invitation-expired')
  clock.pass(30 * 24 * HOUR)
  await relay.invitations.sweep()
  expect((await answerOf(await juma.read())).problem).toBe('invitation-unknown')
})

test('either side can refuse at any step before the end, and then nothing is left of it', async () => {
  const { door, store } = world()
  const amara = await amaraAlone(door)
  for (const side of ['inviter', 'joiner']) {
    for (let steps = 0; steps <= 4; steps++) {
      const { id, joiner } = await invite(door, amara)
      const juma = joiner()
      if (steps > 0) await juma.say('claim', box('claim'))
      if (steps > 1) await says(door, amara, id, 'answer')
      if (steps > 2) await juma.say('reveal', box('reveal'))
      if (steps > 3) await juma.say('confirm', box('confirm'))
      if (side === 'inviter') expect((await says(door, amara, id, 'refuse')).status).toBe(204)
      else expect((await juma.say('refuse', box('refuse'))).status).toBe(204)
      expect((await reads(door, amara, id)).body.stage).toBe('refused')
      expect(await answerOf(await juma.read())).toMatchObject({ status: 410, problem: 'invitation-refused' })
      expect((await answerOf(await juma.say('claim', box('claim')))).problem).toBe('invitation-refused')
      const kept = await store.readInvitation(id)
      expect(kept.ok && kept.value?.record.boxes).toEqual({})
    }
  }
})

test('somebody who did not claim cannot refuse in the place of the one who did', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const { id, joiner } = await invite(door, amara)
  await joiner().say('claim', box('claim'))
  expect((await answerOf(await joiner().say('refuse', box('no')))).problem).toBe('invitation-used')
  expect((await reads(door, amara, id)).body.stage).toBe('claimed')
})

test('making the same invitation again is fine, and a space may have so many', async () => {
  const { door, clock } = world({ limits: { ...NO_RATES, invitationsPerSpace: 2 } })
  const amara = await amaraAlone(door)
  const first = await invite(door, amara)
  clock.pass(60_000)
  expect((await invite(door, amara, first.id, first.access)).made.body).toEqual(first.made.body)
  expect((await invite(door, amara, first.id)).made.problem).toBe('invitation-used')
  await invite(door, amara)
  expect((await invite(door, amara)).made.problem).toBe('space-full')
})

test('boxes that are too large or no base64url are malformed, and steps that do not exist are not found', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const { joiner } = await invite(door, amara)
  const juma = joiner()
  for (const bad of ['', '===', 'a b', base64url(new Uint8Array(8 * 1024 + 1))]) {
    expect((await answerOf(await juma.say('claim', bad))).problem).toBe('malformed')
  }
  expect((await answerOf(await juma.say('done', box('x')))).problem).toBe('not-found')
  expect((await answerOf(await juma.say('constructor', box('x')))).problem).toBe('not-found')
})
