/** What is published is the same wherever it is built, and `verify` finds a server out that hands out anything else. */
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Bytes, encodeRelease, hex, readRelease, sha256, utf8 } from '#protocol'
import { signRelease } from '../scripts/sign.ts'
import { type Expected, verifyServer } from '../scripts/verify-server.ts'

const root = join(import.meta.dirname, '..')

const SOURCES = [
  'packages',
  'articles',
  'scripts',
  'package.json',
  'vite.app.config.ts',
  'vite.server.config.ts',
]
const BUILD = [
  'node_modules/vite/bin/vite.js',
  'build',
  '--config',
  'vite.app.config.ts',
  '--logLevel',
  'error',
]

test('Two builds in two places publish the same bytes', () => {
  const above = mkdtempSync(join(tmpdir(), 'kimbilio-build-'))
  const [one, other] = [join(above, 'one'), join(above, 'another, with spaces')]
  for (const part of SOURCES) cpSync(join(root, part), join(one, part), { recursive: true })
  cpSync(one, other, { recursive: true })
  const published = [one, other].map((cwd, i) => {
    symlinkSync(join(root, 'node_modules'), join(cwd, 'node_modules'))
    const env = {
      ...process.env,
      NODE_ENV: i === 0 ? 'test' : '',
      TZ: i === 0 ? 'UTC' : 'Africa/Dar_es_Salaam',
    }
    const { status, stderr } = spawnSync(process.execPath, BUILD, { cwd, env, encoding: 'utf8' })
    expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
    return readFileSync(join(cwd, 'dist', 'app', 'release.json'), 'utf8')
  })
  rmSync(above, { recursive: true })
  expect(Object.keys(readRelease(utf8(published[0] ?? ''))?.files ?? {}).length).toBeGreaterThan(10)
  expect(published[1]).toBe(published[0])
})

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const key = publicKey.export({ format: 'jwk' }).x ?? ''
const app = new Map<string, Bytes>([
  ['/app/', utf8('<script src="/app/assets/a.js"></script>')],
  ['/app/assets/a.js', utf8('1')],
  ['/app/sw.js', utf8('2')],
])
const release = encodeRelease({
  name: 'kimbilio',
  version: '1',
  files: Object.fromEntries([...app].map(([path, bytes]) => [path, hex(sha256(bytes))])),
})
const honest = new Map(app)
  .set('/app/release.json', release)
  .set('/app/release.sig', signRelease([privateKey], release))
const expected: Expected = { keys: [key], release: readRelease(release) }

let server: Server | null = null
afterEach(() => server?.close())

type Answer = (path: string, request: IncomingMessage, files: Map<string, Bytes>) => Bytes | undefined
async function differencesOf(
  answer: Answer = (path, _, files) => files.get(path),
  wanted: Expected = expected,
): Promise<readonly string[]> {
  server = createServer((request, response) => {
    const path = request.url === '/app/together' ? '/app/' : (request.url ?? '')
    const bytes = answer(path, request, new Map(honest))
    response.statusCode = bytes ? 200 : 404
    response.end(bytes)
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server?.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return (await verifyServer(`http://127.0.0.1:${port}`, wanted)).differences
}

test('A server that hands out what was published is found to do so', async () => {
  expect(await differencesOf()).toEqual([])
})

test('A changed file is found, also when only one kind of telephone is given it', async () => {
  const changed: Answer = (path, _, files) => (path === '/app/assets/a.js' ? utf8('3') : files.get(path))
  expect(await differencesOf(changed)).toContain('/app/assets/a.js is another file than the release names.')
  const twoFaced: Answer = (path, request, files) =>
    path === '/app/sw.js' && request.headers['user-agent']?.includes('iPhone') ? utf8('3') : files.get(path)
  expect(await differencesOf(twoFaced)).toEqual([
    '/app/sw.js is another file than the release names, when a telephone with iOS asks.',
  ])
})

test('A missing file, and one that the release does not know, are found', async () => {
  const missing: Answer = (path, _, files) => (path === '/app/sw.js' ? undefined : files.get(path))
  expect(await differencesOf(missing)).toContain('/app/sw.js is published and not there.')
  const page = utf8(
    '<script src="/app/assets/b.js"></script><script src="https://elsewhere.example/x.js"></script>',
  )
  const files = { ...readRelease(release)?.files, '/app/': hex(sha256(page)) }
  const other = encodeRelease({ name: 'kimbilio', version: '1', files })
  const stranger: Answer = (path, _, known) =>
    path === '/app/' ? page : path === '/app/release.json' ? other : known.get(path)
  const found = await differencesOf(stranger, { keys: [], release: null })
  expect(found).toContain('/app/ names /app/assets/b.js, which the release does not.')
  expect(found).toContain('/app/ names https://elsewhere.example/x.js, which the release does not.')
})

test('A release that another key signed, that nobody signed, or whose signature is of another release is found', async () => {
  const without: Answer = (path, _, files) => (path === '/app/release.sig' ? undefined : files.get(path))
  expect(await differencesOf(without)).toEqual(['The release is not signed by the key that you gave.'])
  const other = signRelease([generateKeyPairSync('ed25519').privateKey], release)
  const signedOtherwise: Answer = (path, _, files) => (path === '/app/release.sig' ? other : files.get(path))
  expect(await differencesOf(signedOtherwise)).toEqual([
    'The release is not signed by the key that you gave.',
  ])
  const elsewhere = signRelease([privateKey], utf8('something else'))
  const misused: Answer = (path, _, files) => (path === '/app/release.sig' ? elsewhere : files.get(path))
  expect(await differencesOf(misused)).toContain('A signature of the release does not hold.')
})

test('An older release, and another one than one’s own build, are found; so is a server that says nothing', async () => {
  const own = readRelease(encodeRelease({ name: 'kimbilio', version: '2', files: {} }))
  expect(await differencesOf(undefined, { keys: [key], release: own })).toEqual([
    'The server has version 1, and your build is version 2.',
  ])
  const sameVersion = readRelease(
    encodeRelease({ name: 'kimbilio', version: '1', files: { '/app/x': 'a'.repeat(64) } }),
  )
  expect(await differencesOf(undefined, { keys: [], release: sameVersion })).toContain(
    'The server does not publish /app/x, which is in your build.',
  )
  expect(await differencesOf(() => undefined)).toHaveLength(1)
})
