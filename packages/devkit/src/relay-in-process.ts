/** The real relay, run in this process: its HTTP app and its live sessions, without a socket. It can die and come back. */
import { createPrimitives, type SubtleLike } from '#protocol'
import {
  createRelay,
  createServerApp,
  DEFAULT_LIMITS,
  inProcessBus,
  type LogLine,
  memoryStore,
  type RelayStore,
} from '#server'
import type { Chance } from './chance.ts'
import type { Serving } from './hostile-network.ts'
import { seededPlatform } from './seeded-platform.ts'
import type { VirtualTime } from './virtual-time.ts'

const LIVE_PATH = /^\/relay\/v1\/spaces\/([0-9a-f]{32})\/live$/

/** How many writes had been made. */
export type Backup = number

export interface RelayInProcess {
  /** Null while it is down. */
  readonly serving: () => Serving | null
  /** Dies as by kill -9: what was asked and not yet stored is gone, with everything in its memory. */
  readonly crash: () => void
  readonly start: () => void
  /** What is on its disk; survives a crash. */
  readonly store: RelayStore
  /** A backup of the disk, as the relay's keeper makes one. */
  readonly backUp: () => Backup
  /** The disk is as it was then; the relay has to be down meanwhile. */
  readonly putBack: (backup: Backup) => Promise<void>
  /** Every defect that its log tells of: there must be none. */
  readonly defects: readonly LogLine[]
  /** Everything that its log has ever said. */
  readonly logged: readonly string[]
}

export function relayInProcess(parts: {
  readonly chance: Chance
  readonly time: VirtualTime
  readonly say: (what: string) => void
  /** Called when the relay dies, so that all live connections break. */
  readonly died: () => void
}): RelayInProcess {
  const { chance, time, say, died } = parts
  let store = memoryStore()
  /** Every write since the beginning: writing them again makes the disk of any moment. */
  let writes: Write[] = []
  const defects: LogLine[] = []
  const logged: string[] = []
  let lives = 0
  let serving: Serving | null = null
  let stop = () => {}

  const start = () => {
    if (serving) return
    const life = ++lives
    const clock = time.party()
    const relay = createRelay({
      store: mortal(
        store,
        () => life === lives && serving !== null,
        write => writes.push(write),
      ),
      bus: inProcessBus(),
      clock,
      log: line => {
        logged.push(JSON.stringify(line))
        if (line.event === 'defect' || line.event === 'log-unsound') defects.push(line)
      },
      primitives: createPrimitives(
        seededPlatform(chance.branch(`life ${life}`)) as unknown as { subtle: SubtleLike; random: never },
      ),
      // Devices simulated here all come from one address.
      limits: {
        ...DEFAULT_LIMITS,
        requestsPerMinutePerAddress: 0,
        spacesPerHourPerAddress: 0,
        recoveriesPerHourPerAddress: 0,
      },
    })
    const app = createServerApp({ relay })
    stop = () => {
      clock.stop()
      void relay.stop()
    }
    serving = {
      request: async request => app.request(request),
      live: (url, end) => {
        const space = LIVE_PATH.exec(url.pathname)?.[1]
        if (!space) return end.close(1002, 'no such space')
        const session = relay.openLive(space, {
          send: (frame, flushed) => {
            end.send(frame)
            queueMicrotask(flushed)
          },
          close: code => end.close(code, ''),
        })
        end.onFrame = frame => session.receive(frame)
        end.onClose = () => session.closed()
      },
    }
    say(lives === 1 ? 'starts' : 'is back')
  }
  start()
  return {
    serving: () => serving,
    start,
    crash: () => {
      if (!serving) return
      say('dies')
      serving = null
      stop()
      died()
    },
    get store() {
      return store
    },
    backUp: () => writes.length,
    putBack: async backup => {
      if (serving) throw new Error('the relay is up')
      store = memoryStore()
      writes = writes.slice(0, backup)
      for (const again of writes) await again(store)
    },
    defects,
    logged,
  }
}

type Write = (store: RelayStore) => Promise<unknown>

/** A store whose user can die: a dead user's calls never end and write nothing. */
function mortal(store: RelayStore, alive: () => boolean, wrote: (write: Write) => void): RelayStore {
  const call = (on: RelayStore, name: string | symbol, args: readonly unknown[]): Promise<unknown> =>
    (Reflect.get(on, name) as (...args: unknown[]) => Promise<unknown>).apply(on, [...args])
  return new Proxy(store, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof value !== 'function') return value
      const isWrite = !/^(read|find|count|is|newest|close)/.test(String(name))
      return (...args: unknown[]) => {
        if (!alive()) return new Promise(() => {})
        if (isWrite) {
          const kept = structuredClone(args)
          wrote(on => call(on, name, kept))
        }
        return call(target, name, args)
      }
    },
  })
}
