/** The store's contract in a real browser: IndexedDB, Web Locks and channels between tabs as Chromium has them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeContract } from '#app/adapters/store.contract.ts'
import type { Result, Store, StoreFault } from '#app/engine/ports.ts'
import { openBrowser } from './world.ts'

interface StorePage {
  readonly names: readonly string[]
  readonly run: (at: number) => Promise<void>
  readonly fill: (profile: string, size: number) => Promise<{ fault: string; rows: number; counts: number[] }>
  readonly withoutLocks: () => Promise<Result<Store, StoreFault>>
  readonly withoutDatabase: () => Promise<Result<Store, StoreFault>>
}

describe('the store in IndexedDB', () => {
  let server: Server
  let browser: Browser
  let page: Page
  const outDir = mkdtempSync(join(tmpdir(), 'kimbilio-store-'))

  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir,
        lib: {
          entry: join(import.meta.dirname, '../packages/app/src/adapters/store.contract.page.ts'),
          formats: ['es'],
          fileName: () => 'page.js',
        },
      },
    })
    const script = readFileSync(join(outDir, 'page.js'))
    server = createServer((request, response) => {
      const isScript = request.url === '/page.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      response.end(
        isScript
          ? script
          : '<!doctype html><title>store</title><script type="module" src="/page.js"></script>',
      )
    })
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
    browser = await openBrowser()
    page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction(() => 'storePage' in globalThis)
  })

  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(outDir, { recursive: true, force: true })
  })

  storeContract.forEach(({ name }, at) => {
    test(name, async () => {
      expect(await page.evaluate(`globalThis.storePage.names[${at}]`)).toBe(name)
      await page.evaluate(`globalThis.storePage.run(${at})`)
    })
  })

  test('A full disk is StoreFull, and the commit that did not fit left nothing behind', async () => {
    // A profile of its own: Chromium asks for the quota once and remembers it while an origin is in use.
    const context = await browser.newContext()
    const fresh = await context.newPage()
    await fresh.goto(page.url())
    await fresh.waitForFunction(() => 'storePage' in globalThis)
    const session = await context.newCDPSession(fresh)
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(page.url()).origin,
      quotaSize: 3_000_000,
    })
    const filled = (await fresh.evaluate(`globalThis.storePage.fill('full', 400000)`)) as Awaited<
      ReturnType<StorePage['fill']>
    >
    await context.close()
    expect(filled.fault).toBe('StoreFull')
    expect(filled.counts).toEqual([filled.rows, filled.rows])
  })

  test('A browser without IndexedDB or without Web Locks is StoreBlocked, said and not crashed', async () => {
    for (const way of ['withoutLocks', 'withoutDatabase'])
      expect(await page.evaluate(`globalThis.storePage.${way}()`)).toEqual({
        ok: false,
        error: { fault: 'StoreBlocked' },
      })
  })
})
