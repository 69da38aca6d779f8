/** A world for the stories: the built server on a free port, a real Chromium, and a phone for each person. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'

const root = join(import.meta.dirname, '..')
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export interface RunningServer {
  readonly url: string
  /** As a power cut would: no goodbye. */
  readonly kill: () => Promise<void>
  /** As an operator would. */
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  readonly data: string
}

export const startServer = async (
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> => {
  const data = mkdtempSync(join(tmpdir(), 'kimbilio-e2e-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  let child: ChildProcess | null = null
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>(resolve => {
      if (!child) return resolve()
      child.once('exit', () => resolve())
      child.kill(signal)
      child = null
    })
  const start = async () => {
    const started = spawn(process.execPath, ['dist/server/main.js'], {
      cwd: root,
      env: {
        ...process.env,
        KIMBILIO_PORT: String(port),
        KIMBILIO_DATA: data,
        KIMBILIO_BASE_URL: url,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    let output = ''
    started.stdout.on('data', chunk => {
      output += String(chunk)
    })
    started.stderr.on('data', chunk => {
      output += String(chunk)
    })
    for (let attempt = 0; attempt < 200; attempt++) {
      if (started.exitCode !== null) throw new Error(`the server ended: ${output}`)
      const ready = await fetch(`${url}/healthz`).then(
        answer => answer.ok,
        () => false,
      )
      if (ready) return
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    throw new Error(`the server did not become ready: ${output}`)
  }
  await start()
  return {
    url,
    data,
    start,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['KIMBILIO_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  })

export interface Phone {
  readonly page: Page
  readonly context: BrowserContext
  /** Everything that the page complained about, without people's words. */
  readonly complaints: string[]
}

export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1280, height: 800 }

/** A fresh profile, as on a phone that has never seen us. */
export const openPhone = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Phone> => {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(`pageerror: ${error.message}`))
  page.on('console', message => {
    if (
      message.type() === 'error' &&
      !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|Failed to load resource|WebSocket connection/.test(
        message.text(),
      )
    ) {
      complaints.push(`console: ${message.text()}`)
    }
  })
  page.setDefaultTimeout(20_000)
  return { page, context, complaints }
}

interface AxeRun {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** Rules of WCAG 2.2 A and AA that the page breaks; empty is right. */
export const accessibilityFaults = async (page: Page): Promise<string[]> => {
  // A colour that is still on its way to another has a contrast that nobody chose.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(motion => Number.isFinite(motion.effect?.getComputedTiming().endTime))
        .map(motion => motion.finished),
    ),
  )
  const run = (await page.evaluate(`(async () => {
    if (!window.axe) { const module = { exports: {} }; (function (module, exports) { ${axeSource}\n })(module, module.exports); window.axe = window.axe || module.exports }
    return await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  })()`)) as AxeRun
  return run.violations.flatMap(violation =>
    violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 160)}`),
  )
}

/** Where pictures go when somebody wants to look: KIMBILIO_PICTURES names a folder; else none are taken. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['KIMBILIO_PICTURES']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** All bytes below a folder, as text: to look for words that must not be there. */
export const readAll = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n')

/** Everything that this page's origin keeps (IndexedDB, both storages, caches, history), as text, bytes as Latin-1. */
export const everythingStored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const parts: string[] = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      JSON.stringify(history.state),
      location.href,
    ]
    const say = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return say(new Uint8Array(value))
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
        return Array.from(bytes, byte => String.fromCharCode(byte)).join('')
      }
      if (typeof value === 'object' && value !== null)
        return Object.entries(value)
          .map(([key, held]) => `${key}=${say(held)}`)
          .join(' ')
      return String(value)
    }
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll()
          reading.onsuccess = () => resolve(reading.result)
          reading.onerror = () => reject(reading.error)
        })
        parts.push(...rows.map(say))
      }
      database.close()
    }
    for (const key of await caches.keys())
      for (const request of await (await caches.open(key)).keys()) parts.push(request.url)
    return parts.join('\n')
  })
