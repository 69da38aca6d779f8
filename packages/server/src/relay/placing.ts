/**
 * Finds the place of each entry of a run in the order of its space, and verifies those that are new. Writes nothing.
 *
 * [Note: Taken back]: Of a removed device nothing is taken, but for the one case in which its removal does not stand: it
 * had removed its remover before it knew, and outranks it (membership.ts). What it wrote before that entry has to come
 * with it, because a chain has no holes; so its entries are taken when the run that brings them takes it back.
 */
import { type Entry, eraseEntry, type Fault, type Primitives, unhex, verifyRun } from '#protocol'
import type { EntryForm, RelayStore } from '../ports/relay-store.ts'
import { done } from '../ports/result.ts'
import { type Problem, type ProblemName, problem } from '../problems.ts'
import type { Head } from './heads.ts'
import type { Limits } from './limits.ts'
import { refuse, storeProblem, type Told } from './told.ts'

export interface Placed {
  /** What the head is once `added` is stored; which of those have no words is not counted yet. */
  readonly head: Head
  /** Of all entries, in the order given. */
  readonly indices: readonly number[]
  /** The new ones among them, in order, from the former head's next index on. */
  readonly added: readonly Entry[]
  /** Bodies of entries that stand in the log without one, brought by their own member. */
  readonly filled: readonly EntryForm[]
  /** By how much the space grows with these bodies alone. */
  readonly filledBytes: number
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
  /** `by`: the member who hands in, or null for somebody who is not known here. */
  return async (head: Head, entries: readonly Entry[], by: string | null): Told<Placed> => {
    const indices: number[] = []
    const added: Entry[] = []
    const filled: EntryForm[] = []
    /** Devices that were removed when their entry came, with its position. */
    const removed = new Map<string, number>()
    let { log, bytes } = head
    let filledBytes = 0
    /** New entries not verified yet: none but the last of them can change who may write. */
    let waiting: { readonly entry: Entry; readonly at: number }[] = []
    const counters = new Map<string, number>()

    const verifyWaiting = async (): Promise<Problem | null> => {
      if (waiting.length === 0) return null
      const run = waiting.map(({ entry }, place) => ({ index: log.index + 1 + place, bytes: entry.bytes }))
      const verdict = await verifyRun(primitives, log, run, 'each')
      if (verdict.fault) return problemOf(verdict.fault, waiting[verdict.verified.length]?.at ?? 0)
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
        if (stored.value?.hollow && !entry.erased && device.member === by) {
          // The hash does not cover the signature: the one that stands there was looked at, this one was not.
          const signed = await primitives.verify(device.sign, unhex(entry.hash), entry.signature)
          if (!signed) return refuse('bad-signature', { at })
          const grows = entry.bytes.length - eraseEntry(primitives, entry).length
          filledBytes += grows
          bytes += grows
          if (bytes > limits.spaceBytes) return refuse('space-full', { at })
          filled.push({ index: stored.value.index, hash: entry.hash, bytes: entry.bytes })
        }
        continue
      }
      if (device.removedAt !== null) {
        if (log.members.get(device.member)?.left) return refuse('forbidden', { at })
        if (!removed.has(entry.device)) removed.set(entry.device, at)
      }
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
    if (unsound) return { ok: false, error: unsound }
    for (const [device, at] of removed) {
      if (log.devices.get(device)?.removedAt !== null) return refuse('forbidden', { at })
    }
    return done({ head: { ...head, log, bytes }, indices, added, filled, filledBytes })
  }
}
