import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64url, encodeRun } from '#protocol'
import { PROBLEMS } from '../problems.ts'
import { answerOf, type Door, freshId, NO_RATES, type Person, pair, primitives, world } from '../testkit.ts'
import { createRelayApp } from './server-app.ts'

const MARK = 'these are words of a person'

const CALLS: readonly (readonly [method: string, path: string])[] = [
  ['POST', '/relay/v1/spaces'],
  ['POST', '/relay/v1/spaces/:space/challenge'],
  ['POST', '/relay/v1/spaces/:space/token'],
  ['POST', '/relay/v1/spaces/:space/entries'],
  ['GET', '/relay/v1/spaces/:space/entries?after=:id'],
  ['PUT', '/relay/v1/spaces/:space/gates/:id'],
  ['GET', '/relay/v1/spaces/:space/gates/:id'],
  ['POST', '/relay/v1/spaces/:space/gates/:id/close'],
  ['DELETE', '/relay/v1/spaces/:space/gates/:id/share'],
  ['PUT', '/relay/v1/spaces/:space/invitations/:id'],
  ['GET', '/relay/v1/spaces/:space/invitations/:id'],
  ['POST', '/relay/v1/spaces/:space/invitations/:id/answer'],
  ['GET', '/relay/v1/invitations/:id'],
  ['POST', '/relay/v1/invitations/:id/claim'],
  ['POST', '/relay/v1/spaces/:space/erase'],
  ['PUT', '/relay/v1/spaces/:space/recovery/:id'],
  ['DELETE', '/relay/v1/spaces/:space/recovery/:id'],
  ['GET', '/relay/v1/recovery/:id'],
  ['PUT', '/relay/v1/spaces/:space/snapshots/:id/parts/0'],
  ['PUT', '/relay/v1/spaces/:space/snapshots/1/parts/:id'],
  ['PUT', '/relay/v1/spaces/:space/snapshots/:id'],
  ['GET', '/relay/v1/spaces/:space/snapshots/2/parts/:id'],
  ['GET', '/relay/v1/spaces/:space/live'],
]

/** Values that look nearly right, and values that look like nothing. */
const value = fc.oneof(
  fc.constantFrom(
    'both',
    'day',
    'match',
    '2026-11-22',
    'ab'.repeat(16),
    'ab'.repeat(32),
    base64url(new Uint8Array(32)),
    base64url(new Uint8Array(64)),
  ),
  fc.string({ maxLength: 80 }),
  fc.constant(`${MARK} `.repeat(100)),
  fc.jsonValue({ maxDepth: 2 }),
)
const form = fc.dictionary(
  fc.constantFrom(
    'device',
    'challenge',
    'signature',
    'kind',
    'day',
    'entry',
    'share',
    'access',
    'offer',
    'box',
    'entries',
    '__proto__',
    'x',
  ),
  value,
)
const body = fc.oneof(
  form.map(one => JSON.stringify(one)),
  fc.string().map(text => `{"device":"${text}`),
  fc.constantFrom('', 'null', '[]', '[[[[[[', '"', '{"device":1e999}', `{"a":${'['.repeat(5000)}`),
  fc.uint8Array({ maxLength: 600 }),
  fc.uint8Array({ maxLength: 400 }).map(bytes => encodeRun([bytes as Uint8Array<ArrayBuffer>])),
)
const request = fc.record({
  call: fc.constantFrom(...CALLS),
  body,
  type: fc.constantFrom(
    'application/json',
    'application/octet-stream',
    'text/plain',
    'application/json; charset=utf-16',
    '',
  ),
  space: fc.oneof(
    { weight: 4, arbitrary: fc.constant('own') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('ab'.repeat(16), 'AB'.repeat(16), '..', '%00', '%ff', 'x'.repeat(300)),
    },
  ),
  id: fc.constantFrom('cd'.repeat(16), '1', '-1', '4294967296', '%2e%2e', '00'.repeat(16)),
  authorization: fc.oneof(
    { weight: 3, arbitrary: fc.constant('token') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        'Bearer',
        `Bearer ${'A'.repeat(75)}`,
        'Basic eDp5',
        `Invitation ${base64url(new Uint8Array(32))}`,
        `Recovery ${base64url(new Uint8Array(32))}`,
        `Bearer ${'é'}`,
      ),
    },
  ),
  claim: fc.constantFrom('', base64url(new Uint8Array(32)), 'x'),
})

test('whatever comes in, the answer is a clear one: nothing breaks, nothing is echoed, nothing is added to the log of the space', async () => {
  const { door, lines } = world({ limits: { ...NO_RATES, gatesPerSpace: 20, invitationsPerSpace: 20 } })
  const { amara } = await pair(door)
  const token = await amara.token(door)
  await fc.assert(
    fc.asyncProperty(
      request,
      async ({ call: [method, path], body, type, space, id, authorization, claim }) => {
        const answer = await door.request(
          path.replace(':space', space === 'own' ? amara.space : space).replace(':id', id),
          {
            method,
            headers: {
              ...(type === '' ? {} : { 'content-type': type }),
              ...(authorization === ''
                ? {}
                : { authorization: authorization === 'token' ? `Bearer ${token}` : authorization }),
              ...(claim === '' ? {} : { 'kimbilio-claim': claim }),
            },
            ...(method === 'GET' ? {} : { body: body as BodyInit }),
          },
        )
        const text = await answer.text()
        expect(answer.status).toBeLessThan(500 + (answer.status === 507 ? 100 : 0))
        expect(text).not.toContain(MARK)
        if (answer.status >= 400) {
          expect(answer.headers.get('content-type')).toBe('application/problem+json')
          const told = JSON.parse(text) as { type: string; title: string; status: number }
          const name = told.type.replace('/problems/', '') as keyof typeof PROBLEMS
          expect([told.status, told.title]).toEqual([answer.status, PROBLEMS[name][1]])
        }
      },
    ),
    { numRuns: 1500 },
  )
  expect(lines.filter(line => line.event === 'defect')).toEqual([])
  expect((await amara.catchUp(door)).index).toBe(2)
})

test('an address that does not exist and a method that it does not take have problems of their own', async () => {
  const { door } = world()
  const told = async (method: string, path: string) => {
    const answer = await door.request(path, { method })
    return [answer.status, (await answerOf(answer)).problem, answer.headers.get('allow')]
  }
  expect(await told('GET', '/relay/v1/nothing')).toEqual([404, 'not-found', null])
  expect(await told('GET', '/relay/v2/spaces')).toEqual([404, 'not-found', null])
  expect(await told('GET', '/relay/v1/spaces')).toEqual([405, 'method-not-allowed', 'POST'])
  expect(await told('DELETE', `/relay/v1/spaces/${freshId()}/entries`)).toEqual([
    405,
    'method-not-allowed',
    'POST, GET',
  ])
  expect(await told('GET', `/relay/v1/spaces/${freshId()}/live`)).toEqual([426, 'upgrade-required', null])
  expect(await told('POST', '/healthz')).toEqual([405, 'method-not-allowed', 'GET, HEAD'])
})

test('a bug is answered as internal, and the log names its place without its words', async () => {
  const { relay, lines } = world()
  const breaking = createRelayApp({
    ...relay,
    spaceLog: {
      ...relay.spaceLog,
      makeSpace() {
        throw new TypeError(MARK)
      },
    },
  })
  const answer = await answerOf(
    await breaking.request('/relay/v1/spaces', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: 'x',
    }),
  )
  expect(answer).toMatchObject({ status: 500, problem: 'internal' })
  const defect = lines.find(line => line.event === 'defect')
  expect(defect).toMatchObject({ error: 'TypeError', route: '/relay/v1/spaces' })
  expect(defect?.trace?.[0]).toMatch(/hostile\.test\.ts:\d+/)
  expect(JSON.stringify(lines)).not.toContain(MARK)
})

const flood = async (times: number, ask: () => Promise<Response>): Promise<Response[]> => {
  const answers: Response[] = []
  for (let at = 0; at < times; at++) answers.push(await ask())
  return answers
}
const challenge = (door: Door, who: Person) =>
  door.request(`/relay/v1/spaces/${who.space}/challenge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ device: who.keys.device }),
  })

test('floods are held back by device, by address and by new spaces, and told when to come again', async () => {
  const byDevice = world({ limits: { ...NO_RATES, requestsPerMinutePerDevice: 30 } })
  const { amara, juma } = await pair(byDevice.door)
  const held = (await flood(40, () => amara.call(byDevice.door, 'GET', '/entries'))).find(
    answer => answer.status === 429,
  )
  expect(Number(held?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await juma.call(byDevice.door, 'GET', '/entries')).status).toBe(200)

  const byAddress = world({ limits: { ...NO_RATES, requestsPerMinutePerAddress: 60 } })
  const paired = await pair(byAddress.door)
  expect((await flood(60, async () => challenge(byAddress.door, paired.amara))).at(-1)?.status).toBe(429)
  byAddress.clock.pass(60_000)
  expect((await challenge(byAddress.door, paired.amara)).status).toBe(200)

  const bySpaces = world({ limits: { ...NO_RATES, spacesPerHourPerAddress: 3 } })
  const made = await flood(5, async () =>
    bySpaces.door.request('/relay/v1/spaces', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: primitives.random(300),
    }),
  )
  expect(made.map(answer => answer.status === 429)).toEqual([false, false, false, true, true])
})
