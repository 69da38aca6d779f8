/**
 * Opening and catching up in a real Chromium with IndexedDB, as fast as this machine is and six times slower.
 * `node bench/browser.ts [N,N,...]` (1000,10000 if not said; 100000 takes minutes)
 *
 * Slowing down by the developer tools' protocol holds for the page's own thread, not for IndexedDB's and the
 * cryptography's: figures at 6x look somewhat too good.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { findChromium } from '../scripts/chromium.ts'
import type { BenchPage } from './browser-page.ts'
import { fill } from './fill.ts'
import { print, rounded } from './measure.ts'
import { open, reached, startServer, synced } from './pair.ts'

const sizes = (process.argv[2] ?? '1000,10000').split(',').map(Number)
const peer = 'kimbilio'
const root = join(import.meta.dirname, '..')

const outDir = mkdtempSync(join(tmpdir(), 'kimbilio-bench-page-'))
await build({
  configFile: false,
  root,
  logLevel: 'error',
  resolve: { alias: { crypto: join(root, 'packages/app/src/no-node-crypto.ts') } },
  build: {
    outDir,
    lib: {
      entry: join(import.meta.dirname, 'browser-page.ts'),
      formats: ['es'],
      fileName: () => 'page.js',
    },
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
const script = readFileSync(join(outDir, 'page.js'), 'utf8')
const { path, environment } = findChromium()
const browser = await chromium.launch({
  executablePath: path,
  env: { ...process.env, ...environment } as Record<string, string>,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
})

for (const N of sizes) {
  const { origin } = await startServer()
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(600_000)
  // Served at the relay's own address, so that the page needs no permission of another origin.
  await page.route(`${origin}/bench/**`, route =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>bench</title><script type="module" src="/bench/page.js"></script>',
        }),
  )
  const visit = async () => {
    await page.goto(`${origin}/bench/`)
    await page.waitForFunction(() => 'benchPage' in globalThis)
  }
  const ask = <T>(call: string) => page.evaluate(`globalThis.benchPage.${call}`) as Promise<T>
  const slowed = await context.newCDPSession(page)

  await visit()
  const amara = await open(origin)
  await amara.haven.begin('Amara', 'en')
  await ask('begin()')
  const inviting = await amara.haven.invite()
  await reached(inviting, 'waiting')
  const waiting = inviting.stage.value
  await ask(`join(${JSON.stringify(waiting.stage === 'waiting' ? waiting.link : '')})`)
  await reached(inviting, 'compare')
  await Promise.all([inviting.confirm(), ask('confirm()')])
  await reached(inviting, 'paired')
  inviting.leave()
  await synced(amara)
  // Both tell their names now.
  await new Promise(resolve => setTimeout(resolve, 3000))
  await ask('close()')
  await fill(origin, amara, N)

  await visit()
  const caught = await ask<number>(`catchUp(${N})`)
  print({ peer, bench: 'browser.catchup', N, ms: rounded(caught) })
  await ask(`settled(${N})`)
  for (const slower of [1, 6]) {
    for (let round = 0; round < 3; round++) {
      await visit()
      await slowed.send('Emulation.setCPUThrottlingRate', { rate: slower })
      const { opened, whole, read } = await ask<Awaited<ReturnType<BenchPage['open']>>>('open()')
      await slowed.send('Emulation.setCPUThrottlingRate', { rate: 1 })
      if (read < N) throw new Error(`${read} notes of ${N}`)
      print({ peer, bench: `browser.open.${slower}x`, N, ms: rounded(opened), read_all_ms: rounded(whole) })
    }
  }
  await context.close()
}
await browser.close()
rmSync(outDir, { recursive: true, force: true })
process.exit(0)
