/** A whole world in one process: Amara's and Juma's devices with the real engine, the real relay, and the air between them. */
import {
  type ArchiveSettings,
  type CommitFate,
  createHaven,
  type Haven,
  httpRelay,
  type MemoryStore,
  memoryStore,
} from '#engine'
import { createPrimitives, deviceKeysFromSeed } from '#protocol'
import { MARKER } from './acts.ts'
import { type Adversary, adversary, lookFor } from './adversary.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { CALM, hostileLink, type Link, type Passing, type Serving, type Weather } from './hostile-network.ts'
import { type MessageLog, messageLog } from './message-log.ts'
import { type RelayInProcess, relayInProcess } from './relay-in-process.ts'
import { replaceGlobalCrypto, seededPlatform } from './seeded-platform.ts'
import { type PartyClock, type VirtualTime, virtualTime } from './virtual-time.ts'

/** A spring day in 2027, in the morning. */
const START = Date.UTC(2027, 2, 1, 6, 0, 0)
const FIRST_OF_TEXT = 0x20
export const ORIGIN = 'https://haven.test'

export interface Device {
  readonly name: string
  readonly chance: Chance
  /** The engine that runs now; null while the device is off. */
  readonly haven: () => Haven
  readonly isOn: () => boolean
  readonly link: () => Link
  readonly clock: () => PartyClock
  readonly store: () => MemoryStore
  /** Everything that ever passed through this device's cryptography or came to it over the network. */
  readonly knows: Adversary
  /** The process is killed, at once. */
  readonly kill: () => void
  readonly start: () => Promise<void>
  /** Asked before each commit of the store. */
  fate: (count: number) => CommitFate
  weather: Weather
  /** What stands between this device and the relay; null: nothing. */
  between: ((honest: Serving) => Serving) | null
  /** When its record is put away for a next phone, from its next start on; null: as in the app. */
  archives: ArchiveSettings | null
}

export interface World {
  readonly seed: string
  readonly chance: Chance
  readonly time: VirtualTime
  readonly log: MessageLog
  readonly relay: RelayInProcess
  readonly amara: Device
  readonly juma: Device
  /** Further phones, by the names that were asked for. */
  readonly more: Readonly<Record<string, Device>>
  readonly devices: readonly Device[]
  /** Holds all that the relay and the network see. */
  readonly wire: Adversary
  /** Keys that the auditor has found, by device and epoch. */
  readonly contentKeys: Map<string, Uint8Array>
  /** Messages in which people's words lay open. */
  readonly leaks: readonly string[]
  /** Gives the process its own WebCrypto back. Call it when the world has ended. */
  readonly end: () => void
}

/** `more`: names of further phones; whose they are is for the story to say. `skewed`: their clocks are wrong too. */
export async function createWorld(
  seed: string,
  { more: names = [], skewed = false }: { readonly more?: readonly string[]; readonly skewed?: boolean } = {},
): Promise<World> {
  const chance = chanceFrom(seed)
  // Loads the code of the curves while time is still real: a hand-turned clock doesn't wait for a disk.
  await deviceKeysFromSeed(createPrimitives(seededPlatform(chance.branch('curves'))), new Uint8Array(32))
  const giveBack = [replaceGlobalCrypto(chance.branch('global crypto')), stopRealTimeouts()]
  const time = virtualTime(START, chance.branch('time'))
  const log = messageLog(time.now)
  const wire = adversary()
  const leaks: string[] = []
  const liesOpen = lookFor(MARKER)
  const devices: Device[] = []
  const overhear = (passing: Passing) => {
    if (liesOpen(passing.bytes)) leaks.push(`${passing.link}: ${passing.what.split('\n')[0]}`)
    if (passing.what.includes('\n')) wire.hear(new TextEncoder().encode(passing.what))
    // Entries are ciphertext: what a device makes of them is heard at its cryptography.
    if ((passing.bytes[0] ?? 0) < FIRST_OF_TEXT) return
    wire.hear(passing.bytes)
    if (passing.to === 'device') devices.find(({ name }) => name === passing.link)?.knows.hear(passing.bytes)
  }
  const relay = relayInProcess({
    chance: chance.branch('relay'),
    time,
    say: what => log.say('relay', what),
    died: () => {
      for (const device of devices) device.link().cut()
    },
  })
  const amara = createDevice('amara', 0)
  // More than one phone in thirty is over a minute wrong.
  const wrongBy = (from: Chance) => (from.happens(0.3) ? from.between(-300_000, 300_000) : 0)
  const juma = createDevice('juma', wrongBy(chance))
  const clockOf = (name: string) => (skewed ? wrongBy(chance.branch(`${name}'s clock`)) : 0)
  const more = Object.fromEntries(names.map(name => [name, createDevice(name, clockOf(name))]))
  devices.push(amara, juma, ...Object.values(more))
  for (const device of devices) await device.start()
  const contentKeys = new Map<string, Uint8Array>()
  return {
    seed,
    chance,
    time,
    log,
    relay,
    amara,
    juma,
    more,
    devices,
    wire,
    contentKeys,
    leaks,
    end: () => {
      for (const give of giveBack) give()
    },
  }

  function createDevice(name: string, wrongBy: number): Device {
    const own = chance.branch(name)
    const knows = adversary()
    let lives = 0
    let store = memoryStore({ fate: count => device.fate(count) })
    let haven: Haven | null = null
    let clock = time.party(wrongBy)
    let link = newLink()

    function newLink(): Link {
      const made = hostileLink({
        name,
        time,
        clock,
        chance: own.branch(`link ${lives}`),
        relay: () => {
          const honest = relay.serving()
          return honest && device?.between ? device.between(honest) : honest
        },
        say: what => log.say(name, what),
        overhear,
      })
      return made
    }

    const device: Device = {
      name,
      chance: own,
      haven: () => {
        if (!haven) throw new Error(`${name}'s device is off`)
        return haven
      },
      isOn: () => haven !== null,
      link: () => link,
      clock: () => clock,
      store: () => store,
      knows,
      fate: () => 'done',
      weather: CALM,
      between: null,
      archives: null,
      kill: () => {
        if (!haven) return
        log.say(name, 'is killed')
        haven = null
        clock.stop()
        link.kill()
        store = store.crash({ fate: count => device.fate(count) })
      },
      start: async () => {
        if (haven) return
        lives++
        log.say(name, lives === 1 ? 'opens the app' : 'opens the app again')
        const parted = link.apart()
        clock = time.party(wrongBy)
        link = newLink()
        link.weather = device.weather
        if (parted) link.part()
        const opened = createHaven({
          store,
          relay: httpRelay(ORIGIN, { fetch: link.fetch, WebSocket: link.WebSocket, now: clock.now }),
          clock,
          network: link,
          platform: seededPlatform(own.branch(`platform ${lives}`), knows.hear),
          server: ORIGIN,
          ...(device.archives ? { archives: device.archives } : {}),
          fileCost: { memory: 19_456, passes: 2 },
        })
        const made = await time.finish(opened, 60_000)
        if (!made.ok) throw new Error(`${name}'s app did not open: ${made.error.fault}`)
        haven = made.value
      },
    }
    return device
  }
}

/** Real time has no place here: a request that is lost is found lost by virtual time. */
function stopRealTimeouts(): () => void {
  const before = AbortSignal.timeout
  AbortSignal.timeout = () => new AbortController().signal
  return () => {
    AbortSignal.timeout = before
  }
}
