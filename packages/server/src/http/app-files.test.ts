import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { world } from '../testkit.ts'
import { createServerApp } from './server-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimbilio-app-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const app = join(folder, 'app')
mkdirSync(join(app, 'assets'), { recursive: true })
const script = 'console.log("a haven")'
writeFileSync(join(folder, 'secret.txt'), 'outside')
writeFileSync(join(app, 'index.html'), '<!doctype html><title>Kimbilio</title>')
writeFileSync(join(app, 'sw.js'), script)
writeFileSync(join(app, 'assets', 'main-a1B2c3D4.js'), script)
writeFileSync(join(app, 'assets', 'main-a1B2c3D4.js.br'), brotliCompressSync(script))
writeFileSync(join(app, 'assets', 'main-a1B2c3D4.js.gz'), gzipSync(script))

const server = createServerApp({
  relay: world().relay,
  appDir: app,
  https: true,
  publicPages: { fetch: () => new Response('a page', { headers: { 'content-security-policy': 'its own' } }) },
})
const get = (path: string, headers: Record<string, string> = {}) => server.request(path, { headers })
const page = { accept: 'text/html' }

test('every place in the app leads to its one page, which is asked for anew each time', async () => {
  for (const path of ['/app/', '/app/today', '/app/together/gratitude', '/app/i']) {
    const answer = await get(path, page)
    expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([
      200,
      'no-cache',
      '<!doctype html><title>Kimbilio</title>',
    ])
  }
  expect((await get('/app')).headers.get('location')).toBe('/app/')
})

test("what has its content's hash in its name may be kept for ever; the service worker may not", async () => {
  expect((await get('/app/assets/main-a1B2c3D4.js')).headers.get('cache-control')).toBe(
    'public, max-age=31536000, immutable',
  )
  expect((await get('/app/sw.js')).headers.get('cache-control')).toBe('no-cache')
})

test('a browser gets the smallest form that it takes', async () => {
  const brotli = await get('/app/assets/main-a1B2c3D4.js', { 'accept-encoding': 'gzip, deflate, br' })
  expect([brotli.headers.get('content-encoding'), brotli.headers.get('vary')]).toEqual([
    'br',
    'Accept-Encoding',
  ])
  expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(script)
  expect(
    (await get('/app/assets/main-a1B2c3D4.js', { 'accept-encoding': 'gzip' })).headers.get(
      'content-encoding',
    ),
  ).toBe('gzip')
  const plain = await get('/app/assets/main-a1B2c3D4.js', { 'accept-encoding': 'br;q=0, identity' })
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script])
})

test('what has not changed is not sent again', async () => {
  const etag = (await get('/app/', page)).headers.get('etag') ?? ''
  expect((await get('/app/', { ...page, 'if-none-match': etag })).status).toBe(304)
})

test('a file that is not there is not found, and nothing outside of the folder is ever reached', async () => {
  for (const path of [
    '/app/nothing.js',
    '/app/../secret.txt',
    '/app/..%2fsecret.txt',
    '/app/%2e%2e/secret.txt',
    '/app/assets/..%5c..%5csecret.txt',
    '/app/assets',
  ]) {
    const answer = await get(path, { accept: '*/*' })
    expect(await answer.text(), path).not.toContain('outside')
  }
  expect((await get('/app/nothing.js')).status).toBe(404)
})

test("the link of an invitation, or of one's own next phone, leads into the app; its secret stays in the fragment that no server sees", async () => {
  for (const path of ['/i', '/d']) {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `/app${path}`])
  }
})

test('every answer carries the headers that keep others out; a page may have a policy of its own', async () => {
  for (const path of ['/app/', '/healthz', '/relay/v1/nothing', '/app/nothing.js']) {
    const { headers } = await get(path, page)
    expect(headers.get('content-security-policy'), path).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('geolocation=()')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  }
  expect((await get('/')).headers.get('content-security-policy')).toBe('its own')
})

test('the built app is read only: another method is refused by name', async () => {
  const answer = await server.request('/app/', { method: 'POST' })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect((await server.request('/app/', { method: 'HEAD' })).status).toBe(200)
})
