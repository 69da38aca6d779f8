/** Finds the place of each entry of a run in the order of its space, and verifies those that are new. Writes nothing. */
import { type Entry, type Fault, type LogState, type Primitives, unhex, verifyRun } from '#protocol'
import type { RelayStore } from '../ports/relay-store.ts'
import { done } from '../ports/result.ts'
import { type Problem, type ProblemName, problem } from '../problems.ts'
import type { Head } from './heads.ts'
import type { Limits } from './limits.ts'
import { refuse, storeProblem, type Told } from './told.ts'

export interface Placed {
  /** What the head is once `added` is stored. */
  readonly head: Head
  /** Of all entries, in the order given. */
  readonly indices: readonly number[]
  /** The new ones among them, in order, from the former head's next index on. */
  readonly added: readonly Entry[]
}

const PROBLEM_OF_FAULT: Readonly<{ [name in Fault['fault']]?: ProblemName }> = {
  Malformed: 'malformed',
  TooLarge: 'too-large',
  UnknownVersion: 'unknown-version',
  UnknownDevice: 'unknown-device',
  RemovedDevice: 'forbidden',
  BrokenChain: 'broken-chain',
  ForkDetected: 'seen-conflict',
  RolledBack: 'seen-conflict',
  BadSignature: 'bad-signature',
  BadEpoch: 'bad-epoch',
  BadControl: 'bad-control',
}

/** `at` is the position, from 0, in what was handed in. */
export const problemOf = (fault: Fault, at: number): Problem =>
  problem(PROBLEM_OF_FAULT[fault.fault] ?? 'internal', { at })

export const placing = (store: RelayStore, primitives: Primitives, limits: Limits) => {
  /**
   * Position of the first entry whose signature does not hold, or null. Verification checks the last signature of each
   * device only, which is enough for a reader of the whole run. But readers page differently: an entry with a good hash
   * and a bad signature, once in the log, would stop whoever reads it alone. So here each one is checked.
   */
  const firstUnsigned = async (log: LogState, entries: readonly Entry[]): Promise<number | null> => {
    const newest = new Set(new Map(entries.map(entry => [entry.device, entry])).values())
    const signed = await Promise.all(
      entries.map(async entry => {
        if (newest.has(entry)) return true
        const device = log.devices.get(entry.device)
        return device ? primitives.verify(device.sign, unhex(entry.hash), entry.signature) : false
      }),
    )
    const first = signed.indexOf(false)
    return first < 0 ? null : first
  }

  return async (head: Head, entries: readonly Entry[]): Told<Placed> => {
    const indices: number[] = []
    const added: Entry[] = []
    let { log, bytes } = head
    /** New entries not verified yet: none but the last of them can change who may write. */
    let waiting: { readonly entry: Entry; readonly at: number }[] = []
    const counters = new Map<string, number>()

    const verifyWaiting = async (): Promise<Problem | null> => {
      if (waiting.length === 0) return null
      const run = waiting.map(({ entry }, place) => ({ index: log.index + 1 + place, bytes: entry.bytes }))
      const verdict = await verifyRun(primitives, log, run)
      const sound = waiting.slice(0, verdict.verified.length).map(({ entry }) => entry)
      const unsigned = await firstUnsigned(verdict.state, sound)
      if (unsigned !== null) return problem('bad-signature', { at: waiting[unsigned]?.at ?? 0 })
      if (verdict.fault) return problemOf(verdict.fault, waiting[sound.length]?.at ?? 0)
      log = verdict.state
      waiting = []
      return null
    }

    for (const [at, entry] of entries.entries()) {
      const device = log.devices.get(entry.device)
      if (!device) return refuse('unknown-device', { at })
      const newest = counters.get(entry.device) ?? device.n
      if (entry.n <= newest) {
        const inRun = added.findIndex(one => one.device === entry.device && one.n === entry.n)
        const stored = await store.findByDevice(log.space, entry.device, entry.n)
        if (!stored.ok) return storeProblem(stored.error)
        const hash = added[inRun]?.hash ?? stored.value?.hash
        if (hash !== entry.hash) return refuse('entry-conflict', { at })
        indices.push(inRun < 0 ? (stored.value?.index ?? 0) : head.log.index + 1 + inRun)
        continue
      }
      if (device.removedAt !== null) return refuse('forbidden', { at })
      if (entry.n > newest + 1) return refuse('gap', { at, expected: newest + 1 })
      added.push(entry)
      waiting.push({ entry, at })
      counters.set(entry.device, entry.n)
      bytes += entry.bytes.length
      if (head.log.index + added.length > limits.spaceEntries || bytes > limits.spaceBytes) {
        return refuse('space-full', { at })
      }
      indices.push(head.log.index + added.length)
      const unsound = entry.kind === 'control' ? await verifyWaiting() : null
      if (unsound) return { ok: false, error: unsound }
    }
    const unsound = await verifyWaiting()
    return unsound ? { ok: false, error: unsound } : done({ head: { log, bytes }, indices, added })
  }
}
