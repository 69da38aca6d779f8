import { expect, test } from 'vitest'
import { type Bytes, base64url } from '#protocol'
import {
  amaraAlone,
  answerOf,
  type Door,
  freshId,
  NO_RATES,
  type Person,
  pair,
  primitives,
  world,
} from '../testkit.ts'

const box = (text: string) => Buffer.from(text).toString('base64url')
const put = async (door: Door, who: Person, id: string, key: Bytes, text = 'box') =>
  answerOf(
    await who.call(door, 'PUT', `/recovery/${id}`, {
      access: base64url(primitives.sha256(key)),
      box: box(text),
    }),
  )
const read = async (door: Door, id: string, key: Bytes, scheme = 'Recovery') =>
  answerOf<{ box: string }>(
    await door.request(`/relay/v1/recovery/${id}`, {
      headers: { authorization: `${scheme} ${base64url(key)}` },
    }),
  )
const secret = () => ({ id: freshId(), key: primitives.random(32) })

test('whoever holds the key reads the box, with no token and no other name', async () => {
  const { door } = world()
  const amara = await amaraAlone(door, 'self')
  const { id, key } = secret()
  expect((await put(door, amara, id, key)).status).toBe(204)
  expect(await read(door, id, key)).toEqual({ status: 200, body: { box: box('box') }, problem: null })
})

test('a wrong key and a record that is not there sound the same, to the byte', async () => {
  const { door } = world()
  const amara = await amaraAlone(door, 'self')
  const { id, key } = secret()
  await put(door, amara, id, key)
  const wrong = await read(door, id, primitives.random(32))
  const unknown = await read(door, freshId(), key)
  expect(wrong).toEqual(unknown)
  expect([wrong.status, wrong.problem]).toEqual([404, 'recovery-unknown'])
  expect((await read(door, id, key, 'Invitation')).problem).toBe('unauthorized')
})

test('a new record takes the place of the former, and a dropped one is gone', async () => {
  const { door } = world()
  const amara = await amaraAlone(door, 'self')
  const [first, second] = [secret(), secret()]
  await put(door, amara, first.id, first.key)
  await put(door, amara, first.id, first.key, 'again')
  expect((await read(door, first.id, first.key)).body.box).toBe(box('again'))
  await put(door, amara, second.id, second.key)
  expect((await read(door, first.id, first.key)).problem).toBe('recovery-unknown')
  const drop = async (id: string) => (await amara.call(door, 'DELETE', `/recovery/${id}`)).status
  expect(await drop(first.id)).toBe(204)
  expect((await read(door, second.id, second.key)).status).toBe(200)
  expect([await drop(second.id), await drop(second.id)]).toEqual([204, 204])
  expect((await read(door, second.id, second.key)).problem).toBe('recovery-unknown')
})

test('nobody can take or drop a record of another member, also not in one space', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const stranger = await amaraAlone(door, 'self')
  const { id, key } = secret()
  await put(door, amara, id, key)
  for (const other of [juma, stranger]) {
    expect((await put(door, other, id, primitives.random(32), 'theirs')).problem).toBe('recovery-taken')
    await other.call(door, 'DELETE', `/recovery/${id}`)
  }
  const own = secret()
  expect((await put(door, juma, own.id, own.key, 'of Juma')).status).toBe(204)
  expect((await read(door, id, key)).body.box).toBe(box('box'))
})

test('an address has so many tries in an hour, and tokens are not what they are counted by', async () => {
  const { door, clock } = world({ limits: { ...NO_RATES, recoveriesPerHourPerAddress: 3 } })
  const amara = await amaraAlone(door, 'self')
  const { id, key } = secret()
  await put(door, amara, id, key)
  for (let tries = 0; tries < 3; tries++) await read(door, id, primitives.random(32))
  const held = await read(door, id, key)
  expect([held.status, held.problem]).toEqual([429, 'rate-limited'])
  clock.pass(20 * 60_000)
  expect((await read(door, id, key)).status).toBe(200)
})

test('a record of no form is refused by name', async () => {
  const { door } = world()
  const amara = await amaraAlone(door, 'self')
  const access = base64url(primitives.random(32))
  const problemOf = async (path: string, body: unknown) =>
    (await answerOf(await amara.call(door, 'PUT', path, body))).problem
  for (const body of [{ access }, { access: 'AAAA', box: 'AAAA' }, { access, box: '' }, [], null])
    expect(await problemOf(`/recovery/${freshId()}`, body)).toBe('malformed')
  expect(await problemOf('/recovery/not-an-id', { access, box: 'AAAA' })).toBe('malformed')
})
