/**
 * The last that the relay hears from somebody who has left: first the halves of keys are taken back, then comes the word
 * that ends it. It is stored in the commit of leaving, and is tried until the relay has it. From then on nothing of the
 * space is ever asked for again.
 */
import { type Bytes, base64url, type DeviceKeys, decodeEntry, type Primitives, unbase64url } from '#protocol'
import { backOff, type Chance } from '../back-off.ts'
import { logPages } from '../carry/log-pages.ts'
import type { Desk, Pen } from '../desk.ts'
import type { Confirmed } from '../ledger/lookup.ts'
import type { Clock, Credentials, Relay, RelayFault, Result } from '../ports.ts'

/** Row `errands/farewell/<space>`. */
export interface FarewellRow {
  readonly gates: readonly string[]
  /** base64url, own entries that the relay may not have; the last is the leaving. */
  readonly entries: readonly string[]
}

export const farewellPrefix = 'farewell/'
export const farewellKey = (space: string) => farewellPrefix + space
export const farewellRow = (gates: readonly string[], entries: readonly Bytes[]): FarewellRow => ({
  gates,
  entries: entries.map(base64url),
})

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 6 * 3_600_000
const MOST_BYTES = 512 * 1024

/** The relay counts this device out already, or a copy of this profile has gone its own way. */
const TOLD = ['forbidden', 'space-forgotten', 'entry-conflict']

export interface FarewellParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly relay: Relay
  readonly clock: Clock
  readonly chance: Chance
  /** The keys that sign in this space; null when they are gone. */
  readonly keysOf: (space: string) => Promise<DeviceKeys | null>
  /** The confirmed record, where it was kept: a relay that was put back needs it before it can take what follows. */
  readonly recordOf: (space: string) => Promise<readonly Confirmed[]>
  /** Deletes what was kept for the farewell alone. */
  readonly done: (pen: Pen, space: string) => Promise<void>
}

export interface Farewell {
  /** The network came back, or somebody waits for it. */
  readonly hurry: () => void
  /** Resolves with whether the relay has it, after the try that is under way or the next one. */
  readonly tried: () => Promise<boolean>
  readonly stop: () => void
}

type Outcome = 'told' | 'away'

export function startFarewell(space: string, parts: FarewellParts): Farewell {
  const { p, desk, relay, clock, chance } = parts
  const waits = backOff(chance, FIRST_WAIT, LONGEST_WAIT)
  let over = false
  let told = false
  let wake = () => {}
  const waiting = new Set<(told: boolean) => void>()

  const row = async (): Promise<FarewellRow | null> => {
    const read = await desk.change(() => desk.json('errands', farewellKey(space)))
    return read.ok ? ((read.value as FarewellRow | null | undefined) ?? null) : null
  }

  const post = async (who: Credentials, entries: readonly Bytes[]): Promise<Result<void, RelayFault>> => {
    for (let at = 0; at < entries.length; ) {
      let size = 0
      const end = entries.findIndex((one, i) => {
        size += i < at ? 0 : one.length
        return i > at && size > MOST_BYTES
      })
      const next = end < 0 ? entries.length : end
      const posted = await relay.post(who, entries.slice(at, next))
      if (!posted.ok) return posted
      at = next
    }
    return { ok: true, value: undefined }
  }

  /** Once through all of it. */
  const attempt = async (): Promise<Outcome> => {
    const stored = await row()
    const keys = stored && (await parts.keysOf(space))
    if (!stored || !keys) return 'told'
    const who: Credentials = { space, device: keys.device, sign: message => p.sign(keys.sign, message) }
    for (const gate of stored.gates) {
      const withdrawn = await relay.withdraw(who, gate)
      if (!withdrawn.ok && withdrawn.error.fault === 'Unreachable') return 'away'
    }
    const entries = stored.entries.flatMap(text => unbase64url(text) ?? [])
    const first = entries[0] && decodeEntry(p, entries[0])
    // The relay may not even have heard of the space yet; making it again does nothing.
    if (first?.ok && first.value.n === 1 && first.value.kind === 'control' && entries[0]) {
      const made = await relay.makeSpace(entries[0])
      if (!made.ok && made.error.fault === 'Unreachable') return 'away'
    }
    let said = await post(who, entries)
    if (!said.ok && said.error.fault === 'Problem' && !TOLD.includes(said.error.type)) {
      const [genesis, ...rest] = await parts.recordOf(space)
      if (!genesis) return 'away'
      // As to a server that has nothing of it: this device may be one that it has forgotten.
      for (const page of logPages(genesis.bytes, rest)) {
        const made = await relay.makeSpace(genesis.bytes, page)
        if (!made.ok) return 'away'
      }
      said = await post(who, entries)
    }
    return said.ok || (said.error.fault === 'Problem' && TOLD.includes(said.error.type)) ? 'told' : 'away'
  }

  const run = async () => {
    for (let count = 0; !over; count++) {
      const outcome = await attempt()
      if (over) return
      if (outcome === 'told') {
        const done = await desk.change(async pen => {
          pen.delete('errands', farewellKey(space))
          await parts.done(pen, space)
        })
        told = done.ok
      }
      for (const answer of waiting) answer(told)
      waiting.clear()
      if (told) return
      await new Promise<void>(resolve => {
        const cancel = clock.after(waits.delay(count), resolve)
        wake = () => {
          cancel()
          resolve()
        }
      })
    }
  }
  run().catch((bug: unknown) => {
    if (!over) throw bug
  })

  return {
    hurry: () => wake(),
    tried: () =>
      told
        ? Promise.resolve(true)
        : new Promise(resolve => {
            waiting.add(resolve)
            wake()
          }),
    stop: () => {
      over = true
      for (const answer of waiting) answer(false)
      waiting.clear()
      wake()
    },
  }
}
