import { expect, test } from 'vitest'
import { authMessage, type Bytes, base64url, unbase64url } from '#protocol'
import { memoryStore } from '../adapters/memory-store.ts'
import {
  amaraAlone,
  answerOf,
  type Door,
  freshId,
  genesisOf,
  handClock,
  type Person,
  post,
  primitives,
  world,
} from '../testkit.ts'

const MINUTE = 60_000
const ask = async (door: Door, space: string, device: string) =>
  answerOf<{ challenge: string }>(await post(door, `/relay/v1/spaces/${space}/challenge`, { device }))
const show = async (door: Door, space: string, who: Person, challenge: string, message?: Bytes) => {
  const signed = message ?? authMessage(who.space, who.keys.device, unbase64url(challenge) as Bytes)
  const signature = base64url(await primitives.sign(who.keys.sign, signed))
  return answerOf<{ token: string; expiresInSeconds: number }>(
    await post(door, `/relay/v1/spaces/${space}/token`, { device: who.keys.device, challenge, signature }),
  )
}
const read = async (door: Door, space: string, token: string) =>
  answerOf(
    await door.request(`/relay/v1/spaces/${space}/gates/${freshId()}`, {
      headers: { authorization: `Bearer ${token}` },
    }),
  )

test('a device that signs the challenge gets a token for a quarter of an hour', async () => {
  const { door, clock } = world()
  const amara = await amaraAlone(door)
  const { body } = await ask(door, amara.space, amara.keys.device)
  const told = await show(door, amara.space, amara, body.challenge)
  expect(told.body.expiresInSeconds).toBe(900)
  expect((await read(door, amara.space, told.body.token)).status).toBe(200)
  clock.pass(15 * MINUTE - 1)
  expect((await read(door, amara.space, told.body.token)).status).toBe(200)
  clock.pass(1)
  expect((await read(door, amara.space, told.body.token)).problem).toBe('unauthorized')
})

test('a challenge is good for two minutes', async () => {
  const clock = handClock()
  const { door } = world({ clock })
  const amara = await amaraAlone(door)
  const { body } = await ask(door, amara.space, amara.keys.device)
  clock.pass(2 * MINUTE)
  expect((await show(door, amara.space, amara, body.challenge)).problem).toBe('unauthorized')
})

test('a challenge serves the device and the space that it was given to, and no other', async () => {
  const { door } = world()
  const [amara, other] = [await amaraAlone(door), await amaraAlone(door)]
  const { body } = await ask(door, amara.space, amara.keys.device)
  expect((await show(door, other.space, other, body.challenge)).problem).toBe('unauthorized')
  const made = base64url(primitives.random(56))
  expect((await show(door, amara.space, amara, made)).problem).toBe('unauthorized')
  expect((await show(door, amara.space, amara, 'eHg')).problem).toBe('unauthorized')
})

test('a signature over anything else is refused', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const { body } = await ask(door, amara.space, amara.keys.device)
  const raw = unbase64url(body.challenge) as Bytes
  expect((await show(door, amara.space, amara, body.challenge, raw)).problem).toBe('bad-signature')
})

test('a device that the space does not know gets a challenge like any other, and no token', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const { person: stranger } = await genesisOf()
  const { body, status } = await ask(door, amara.space, stranger.keys.device)
  expect(status).toBe(200)
  const message = authMessage(amara.space, stranger.keys.device, unbase64url(body.challenge) as Bytes)
  expect((await show(door, amara.space, stranger, body.challenge, message)).problem).toBe('unknown-device')
})

test('a token of one space opens no other, and a changed one opens none', async () => {
  const { door } = world()
  const [amara, other] = [await amaraAlone(door), await amaraAlone(door)]
  const token = await amara.token(door)
  expect((await read(door, other.space, token)).problem).toBe('unauthorized')
  const bytes = unbase64url(token) as Bytes
  for (let at = 0; at < bytes.length; at++) {
    const altered = bytes.slice()
    altered[at] = altered[at]! ^ 1
    expect((await read(door, amara.space, base64url(altered))).problem).toBe('unauthorized')
  }
})

test('a space that is not here has its own name, so that a device can make it again', async () => {
  const { door } = world()
  expect(await ask(door, freshId(), freshId())).toMatchObject({ status: 404, problem: 'unknown-space' })
})

test('a token stays good when the server starts again', async () => {
  const store = memoryStore()
  const clock = handClock()
  const { door } = world({ store, clock })
  const amara = await amaraAlone(door)
  const token = await amara.token(door)
  expect((await read(world({ store, clock }).door, amara.space, token)).status).toBe(200)
})
