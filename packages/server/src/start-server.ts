/** Puts the parts together and listens; and takes them down again in good order. */
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { inProcessBus } from './adapters/in-process-bus.ts'
import { openSqliteStore } from './adapters/sqlite/open-sqlite-store.ts'
import { attachLive } from './http/live-socket.ts'
import { createServerApp, type ServerParts } from './http/server-app.ts'
import { defectLine, type Log } from './log.ts'
import { systemPrimitives } from './platform.ts'
import { type Clock, systemClock } from './ports/clock.ts'
import type { RelayStore } from './ports/relay-store.ts'
import { problemResponse } from './problems.ts'
import { createRelay, type Relay } from './relay/relay.ts'
import type { Settings } from './settings.ts'

export interface RunningServer {
  /** Where it can be reached from this machine. */
  readonly url: string
  readonly relay: Relay
  /** Lets what is under way come to its end, for four seconds at most, then lets go of everything. */
  stop(): Promise<void>
}

export interface StartNeeds {
  readonly settings: Settings
  readonly log: Log
  readonly clock?: Clock
  /** By default SQLite below the data folder. */
  readonly store?: RelayStore
  /** Made when the address is known. */
  readonly publicPages?: (baseUrl: string) => NonNullable<ServerParts['publicPages']>
  /** Called when nothing can be stored any more. */
  readonly broken?: () => void
}

const SWEEP_MILLISECONDS = 3_600_000
const GRACE_MILLISECONDS = 3_000

export const startServer = async (needs: StartNeeds): Promise<RunningServer> => {
  const { settings, log, clock = systemClock, publicPages } = needs
  const broken = () => {
    log({ event: 'store-broken' })
    needs.broken?.()
  }
  const store = needs.store ?? (await openSqliteStore(join(settings.data, 'relay.sqlite'), broken))
  const relay = createRelay({
    store,
    bus: inProcessBus(),
    clock,
    log,
    primitives: systemPrimitives(),
    limits: settings.limits,
  })

  let answer: (request: Request, env: object) => Response | Promise<Response> = () =>
    problemResponse({ problem: 'unavailable', retryAfterSeconds: 1 })
  const server = createAdaptorServer({ fetch: (request, env) => answer(request, env) }) as Server
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  const sockets = attachLive(server, relay, settings.trustedProxies)
  try {
    await listening(server, settings.port, settings.host)
  } catch (error) {
    await store.close()
    throw error
  }
  const url = localUrl(server.address() as AddressInfo)
  const baseUrl = settings.baseUrl ?? url
  const app = createServerApp({
    relay,
    trustedProxies: settings.trustedProxies,
    https: baseUrl.startsWith('https:'),
    ...(existsSync(join(settings.app, 'index.html')) ? { appDir: settings.app } : {}),
    ...(publicPages ? { publicPages: publicPages(baseUrl) } : {}),
  })
  answer = (request, env) => app.fetch(request, env)

  let cancelSweep = () => {}
  const sweep = async (): Promise<void> => {
    cancelSweep = clock.after(SWEEP_MILLISECONDS, () => void sweep())
    await relay.sweep()
  }
  void sweep().catch(error => log(defectLine(error)))

  let stopped: Promise<void> | undefined
  const stop = async () => {
    log({ event: 'stopping' })
    cancelSweep()
    const settled = relay.stop()
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeIdleConnections()
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS)
    await Promise.all([settled, sockets.close()])
    server.closeIdleConnections()
    await closed
    clearTimeout(cut)
    await store.close()
    log({ event: 'stopped' })
  }
  log({ event: 'started' })
  return { url, relay, stop: () => (stopped ??= stop()) }
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

/** An address that stands for all is reached from this machine at its own. */
const localUrl = ({ address, port, family }: AddressInfo): string => {
  const own = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address
  return `http://${family === 'IPv6' && own.includes(':') ? `[${own}]` : own}:${port}`
}
