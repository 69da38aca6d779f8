/**
 * Coming back with nothing but the words: the relay is asked for what lies under them, the self space is read as the paper
 * device, and that lets this phone in. From there on it is a phone like any other, and asks for its spaces.
 *
 * Killed anywhere, it begins again with the same words and goes on with the same keys: these stand in `keys/recovering`
 * before anything is sent. The words themselves are never stored.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import {
  addDeviceEntry,
  askPsk,
  askTranscript,
  type Bytes,
  chainStart,
  type DeviceKeys,
  decodeEntry,
  decodePayload,
  emptyLog,
  newRing,
  openContent,
  openRecovery,
  type Primitives,
  paperKeys,
  paperPsk,
  possess,
  readWords,
  recoveryOf,
  type WordsFault,
} from '#protocol'
import type { Desk, Pen } from '../desk.ts'
import { must } from '../desk.ts'
import { openKeys, type SeededKeys, sealKeys } from '../device-keys.ts'
import type { Ledger } from '../ledger.ts'
import { type FirstReading, readFirst } from '../own/newcomer.ts'
import type { OwnRecord } from '../own/own-record.ts'
import type { Clock, Credentials, Relay } from '../ports.ts'
import { freshSpace, type Space } from '../space.ts'

export type RecoverStage =
  | { readonly stage: 'reading' }
  /** Nothing was asked of anybody yet: these can't be the words. */
  | { readonly stage: 'wrong'; readonly why: WordsFault }
  /** They can be words, and nothing lies under them on this server: another's, ended, or of another server. */
  | { readonly stage: 'not-found' }
  /** Goes on by itself when the server can be reached. */
  | { readonly stage: 'offline' }
  /** This phone can't store what came. */
  | { readonly stage: 'not-stored' }
  /** The own things are here; `here` of the `of` spaces with others have come back so far. */
  | { readonly stage: 'found'; readonly here: number; readonly of: number }
  | { readonly stage: 'done'; readonly spaces: number }

export interface Recovering {
  readonly stage: ReadonlySignal<RecoverStage>
  /** Stops trying; what has come back stays. */
  readonly stop: () => void
}

export interface RecoverParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly relay: Relay
  readonly clock: Clock
  readonly newKeys: () => Promise<SeededKeys>
  readonly self: () => Space | null
  /** The key that everything on this device lies under is there from now on. False when the store takes nothing. */
  readonly open: () => Promise<boolean>
  /** This device has become one more of the person whose name this is: it has begun. */
  readonly become: (pen: Pen, name: string) => Promise<void>
  readonly enter: (space: Space) => void
  readonly own: OwnRecord
  readonly find: (space: string) => Space | null
}

const KEYS = 'recovering'
/** Another way was taken: these keys serve for nothing any more. */
export const forgetRecovering = (pen: Pen): void => pen.delete('keys', KEYS)
const AGAIN = 5_000
/** Two phones that come back at once stand in each other's way; more often than this something else is wrong. */
const MOST_TRIES = 8

export interface RecoveringSide extends Recovering {
  /** Something changed. */
  readonly look: () => void
}

type Came = 'entered' | 'not-found' | 'away' | 'full'

export function startRecovering(parts: RecoverParts, text: string): RecoveringSide {
  const { p, clock, relay } = parts
  const stage = signal<RecoverStage>({ stage: 'reading' })
  let over = false
  let entered = false
  let cancel = () => {}

  const look = () => {
    if (!entered || over) return
    const all = [...parts.own.entered().keys()].filter(space => !parts.own.left().has(space))
    const [here, of] = [all.filter(parts.find).length, all.length]
    const next: RecoverStage = here >= of ? { stage: 'done', spaces: of } : { stage: 'found', here, of }
    if (JSON.stringify(next) !== JSON.stringify(stage.peek())) stage.value = next
  }

  const attempt = async (entropy: Bytes): Promise<Came> => {
    const recovery = await recoveryOf(p, entropy)
    const read = await relay.readRecovery(recovery.id, recovery.access)
    if (!read.ok) return read.error.fault === 'Unreachable' ? 'away' : missing(read.error.type)
    const space = await openRecovery(p, recovery, read.value)
    if (!space.ok) return 'not-found'
    const paper: Paper = {
      keys: await paperKeys(p, entropy),
      psk: await paperPsk(p, entropy, space.value),
      seed: entropy,
    }
    if (!(await parts.open())) return 'full'
    const made = await keysHere(parts)
    if (!made) return 'full'
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const came = await comeIn(parts, space.value, paper, made)
      if (came !== 'again') return came
    }
    return 'away'
  }
  const run = async () => {
    const words = await readWords(text)
    if (!words.ok) {
      stage.value = { stage: 'wrong', why: words.error }
      return
    }
    while (!over) {
      const came = await attempt(words.value)
      if (over) return
      if (came === 'entered') {
        entered = true
        look()
        return
      }
      if (came !== 'away') {
        stage.value = { stage: came === 'full' ? 'not-stored' : 'not-found' }
        return
      }
      stage.value = { stage: 'offline' }
      await new Promise<void>(resolve => {
        const off = clock.after(AGAIN, resolve)
        cancel = () => {
          off()
          resolve()
        }
      })
    }
  }
  run().catch((bug: unknown) => {
    if (!over) throw bug
  })

  return {
    stage,
    look,
    stop: () => {
      over = true
      cancel()
    },
  }
}

const missing = (type: string): Came => (type === 'recovery-unknown' ? 'not-found' : 'away')

interface Paper {
  readonly keys: DeviceKeys
  readonly psk: Bytes
  readonly seed: Bytes
}

/** The keys of this phone for the self space: made once, whatever happens in between. */
async function keysHere({ p, desk, newKeys }: RecoverParts): Promise<SeededKeys | null> {
  const done = await desk.change(async pen => {
    const stored = await openKeys(p, desk.vault(), KEYS, must(await desk.store.get('keys', KEYS)))
    if (stored) return stored
    const fresh = await newKeys()
    await sealKeys(pen, KEYS, fresh)
    return fresh
  })
  return done.ok ? done.value : null
}

/** Lets this phone into the self space, as the paper device, and then reads it as this phone. */
async function comeIn(
  parts: RecoverParts,
  space: string,
  paper: Paper,
  made: SeededKeys,
): Promise<Came | 'again'> {
  const { p, desk, ledger, relay } = parts
  const found = await readFirst({ p, relay }, { space, made: paper, psk: paper.psk })
  // The paper device was taken out: these words have ended.
  if (found === 'tampered') return 'not-found'
  if ('fault' in found) {
    if (found.fault === 'Unreachable') return 'away'
    return found.status >= 500 || found.status === 429 ? 'away' : 'not-found'
  }
  const own = found.log.devices.get(paper.keys.device)
  const selfEpochKey = found.ring.epochKey(found.log.epoch)
  if (!own || !selfEpochKey || found.log.kind !== 'self') return 'not-found'
  if (!found.log.devices.has(made.keys.device)) {
    const { sign, kem, device } = made.keys
    const transcript = askTranscript(p, space, sign.publicKey, kem.publicKey)
    const newcomer = await possess(p, { space, member: own.member, keys: made.keys, transcript })
    const psk = await askPsk(p, { selfEpochKey, space, device })
    const chain = { n: own.n, prev: own.hash }
    const standing = { space, keys: paper.keys, chain, seen: found.log, epoch: found.log.epoch }
    const change = { newcomer, paper: false, psk, epochKey: selfEpochKey }
    const { entry } = await addDeviceEntry(p, standing, change)
    const who: Credentials = { space, device: paper.keys.device, sign: said => p.sign(paper.keys.sign, said) }
    const posted = await relay.post(who, [entry])
    if (!posted.ok && posted.error.fault === 'Unreachable') return 'away'
    return 'again'
  }
  const epoch = admittedUnder(p, found, made.keys.device)
  const epochKey = epoch === null ? null : found.ring.epochKey(epoch)
  if (!epochKey) return 'not-found'
  const psk = await askPsk(p, { selfEpochKey: epochKey, space, device: made.keys.device })
  const read = await readFirst({ p, relay }, { space, made, psk }, { before: found })
  if (read === 'tampered') return 'not-found'
  if ('fault' in read) return 'away'
  const name = await nameIn(p, read)
  const done = await desk.change(async pen => {
    if (parts.self()) return
    const log = emptyLog(space)
    const row = {
      kind: 'self' as const,
      member: own.member,
      epochs: [],
      stage: 'open' as const,
      otherName: null,
    }
    const base = { id: space, keys: made.keys, ring: newRing(p), row, log, chain: chainStart, seen: log }
    const mine = freshSpace(base)
    await ledger.begin(pen, mine, null, made.seed)
    await ledger.takeIn(pen, mine, read, psk)
    await parts.become(pen, name)
    forgetRecovering(pen)
    pen.afterwards(() => parts.enter(mine))
  })
  return done.ok ? 'entered' : 'full'
}

/** Epoch of the entry that let the device in: under it the way to its key was made. */
function admittedUnder(p: Primitives, { log, entries }: FirstReading, device: string): number | null {
  const at = log.devices.get(device)?.admittedAt
  const entry = entries.find(({ index }) => index === at)
  const decoded = entry && decodeEntry(p, entry.bytes)
  return decoded?.ok ? decoded.value.epoch : null
}

/** What this person was called last. */
async function nameIn(p: Primitives, { entries, ring }: FirstReading): Promise<string> {
  for (const { bytes } of [...entries].reverse()) {
    const entry = decodeEntry(p, bytes)
    if (!entry.ok || entry.value.kind !== 'content') continue
    const opened = await openContent(ring, entry.value)
    const said = opened.ok ? decodePayload(opened.value) : opened
    if (!said.ok || said.value.t !== 'people.name-told.v1') continue
    const { name } = said.value.d as { readonly name?: unknown }
    if (typeof name === 'string' && name !== '') return name
  }
  return ''
}
