import { expect, test } from 'vitest'
import { base64url, hex, utf8 } from '#protocol'
import { memoryStore } from './adapters/memory-store.ts'
import { jsonLog } from './log.ts'
import { DEFAULT_LIMITS } from './relay/limits.ts'
import { readSettings } from './settings.ts'
import { startServer } from './start-server.ts'
import { overHttp, type Person, pair } from './testkit.ts'

test('after two people have paired, written, sealed and been refused, the log has no word, id, key, token or address of theirs', async () => {
  const written: string[] = []
  const settings = readSettings({ KIMBILIO_PORT: '0' })
  if (!settings.ok) throw new Error(settings.error)
  const server = await startServer({
    settings: { ...settings.value, limits: { ...DEFAULT_LIMITS, requestsPerMinutePerAddress: 60 } },
    store: memoryStore(),
    log: jsonLog(Date.now, line => written.push(line)),
  })
  const door = overHttp(server.url)
  const { amara, juma } = await pair(door)
  const token = await amara.token(door)
  await amara.say(door, 'MARKED WORDS')
  const half = base64url(utf8('MARKED HALF OF A KEY IN 32 BYTES'))
  const gate = 'fade'.repeat(8)
  const { entry } = await juma.say(door, 'MARKED WORDS', gate)
  const deposit = { kind: 'both', ...(await juma.named(entry)), share: half }
  expect((await juma.call(door, 'PUT', `/gates/${gate}`, deposit)).status).toBe(200)
  await juma.call(door, 'PUT', `/gates/${gate}`, { kind: 'MARKED KIND' })
  await door.request('/MARKED-PATH?MARKED=QUERY', {
    headers: { 'user-agent': 'MARKED AGENT', cookie: 'MARKED=COOKIE' },
  })
  await door.request(`/relay/v1/spaces/${amara.space}/entries`, { method: 'REPORT', body: 'MARKED BODY' })
  for (let at = 0; at < 60; at++) await juma.call(door, 'GET', '/entries')
  await server.stop()

  const secretsOf = (person: Person) => [
    person.space,
    person.member,
    person.keys.device,
    hex(person.keys.sign.publicKey),
    hex(person.epochKey),
  ]
  const secrets = [
    'MARKED',
    '127.0.0.1',
    token,
    half,
    gate,
    entry.hash,
    ...secretsOf(amara),
    ...secretsOf(juma),
  ]
  const log = written.join('')
  expect(log).toContain('"route":"/relay/v1/spaces/:space/gates/:id"')
  expect(log).toContain('"status":429')
  for (const secret of secrets) expect(log).not.toContain(secret)
  const allowed = new Set(['time', 'event', 'method', 'route', 'status', 'milliseconds'])
  for (const line of written)
    expect(Object.keys(JSON.parse(line)).filter(field => !allowed.has(field))).toEqual([])
})
