/** Bundles the program as it ships, and starts it in processes of its own, for tests. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '..', '..', '..')

export const FREE_RATES = {
  KIMBILIO_REQUESTS_PER_MINUTE: '0',
  KIMBILIO_REQUESTS_PER_MINUTE_PER_ADDRESS: '0',
}

export interface Program {
  readonly child: ChildProcess
  readonly url: string
  readonly output: () => string
  readonly exit: Promise<number | string>
}

export const programs = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), `kimbilio-${name}-`))
  const children = new Set<ChildProcess>()

  const launch = (environment: Record<string, string>) => {
    const child = spawn(process.execPath, [join(folder, 'server', 'main.js')], {
      env: {
        PATH: process.env.PATH ?? '',
        KIMBILIO_ARTICLES: join(root, 'articles'),
        KIMBILIO_PORT: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.add(child)
    let output = ''
    const exit = new Promise<number | string>(resolve =>
      child.once('exit', (code, signal) => {
        children.delete(child)
        resolve(code ?? signal ?? 'gone')
      }),
    )
    const url = new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', part => {
          output += String(part)
          const address = /^Kimbilio on (http:\S+)$/m.exec(output)?.[1]
          if (address) resolve(address)
        })
      }
      void exit.then(code => reject(new Error(`ended with ${code}: ${output}`)))
    })
    return { child, url, exit, output: () => output }
  }

  return {
    folder,
    build: async () => {
      await build({
        root,
        configFile: join(root, 'vite.server.config.ts'),
        logLevel: 'silent',
        build: { outDir: join(folder, 'server'), emptyOutDir: true },
      })
    },
    launch,
    start: async (environment: Record<string, string>): Promise<Program> => {
      const launched = launch(environment)
      return { ...launched, url: await launched.url }
    },
    clear: () => {
      for (const child of children) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
