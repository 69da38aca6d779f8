/** Gates at work: the rules of gate-rules.ts, held against the log, written by compare and swap. */
import { boundCommit, decodeEntry, isGate, type Primitives } from '#protocol'
import type { Clock } from '../ports/clock.ts'
import type { RelayStore, StoreFault } from '../ports/relay-store.ts'
import { done, type Result } from '../ports/result.ts'
import type { ProblemName } from '../problems.ts'
import type { Caller } from './access.ts'
import {
  close,
  type Deposit,
  deposit,
  type GateRecord,
  type GateView,
  NEW_GATE,
  settle,
  viewGate,
  withdraw,
} from './gate-rules.ts'
import type { Head, Heads } from './heads.ts'
import type { Limits } from './limits.ts'
import { refuse, storeProblem, type Told } from './told.ts'

export interface Gates {
  look(space: string, gate: string): Told<GateView>
  deposit(space: string, gate: string, caller: Caller, made: Omit<Deposit, 'member'>): Told<GateView>
  close(space: string, gate: string, caller: Caller): Told<void>
  withdraw(space: string, gate: string, caller: Caller): Told<void>
}

/** Two people cannot meet at one gate more often than this before one of them gets through. */
const MOST_TRIES = 50

type Step = (gate: GateRecord, today: string) => Result<GateRecord, ProblemName>

export const gates = (
  store: RelayStore,
  heads: Heads,
  clock: Clock,
  primitives: Primitives,
  limits: Limits,
): Gates => {
  /** How the entry that a deposit names stands to it: written for this gate by its member, or otherwise, or not there yet. */
  const placeOf = async (
    space: string,
    head: Head,
    gate: string,
    made: Deposit,
  ): Promise<Result<'fits' | 'other' | 'missing', StoreFault>> => {
    const place = await store.findByHash(space, made.entry)
    if (!place.ok) return place
    if (!place.value) return done('missing')
    const page = await store.read(space, place.value.index - 1, 1)
    if (!page.ok) return page
    const entry = page.value[0] && decodeEntry(primitives, page.value[0].bytes)
    if (!entry?.ok || entry.value.kind !== 'content') return done('other')
    const own = head.log.devices.get(entry.value.device)?.member === made.member
    return done(own && entry.value.commit === boundCommit(primitives, gate, made.inner) ? 'fits' : 'other')
  }

  /** The deposits whose entry stands in the log, written for this gate by a device of the same member. */
  const inTheLog = async (
    space: string,
    head: Head,
    gate: string,
    record: GateRecord,
  ): Promise<Result<ReadonlySet<Deposit>, StoreFault>> => {
    const standing = new Set<Deposit>()
    for (const made of record.deposits) {
      const stands = await placeOf(space, head, gate, made)
      if (!stands.ok) return stands
      if (stands.value === 'fits') standing.add(made)
    }
    return done(standing)
  }

  const change = async (space: string, gate: string, step: Step): Told<GateView> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const head = await heads.get(space)
      if (!head.ok) return storeProblem(head.error)
      const known = head.value
      const stored = await store.readGate(space, gate)
      if (!stored.ok) return storeProblem(stored.error)
      const { version, record } = stored.value ?? { version: 0, record: NEW_GATE }
      const today = new Date(clock.now()).toISOString().slice(0, 10)

      const settledNow = async (one: GateRecord): Promise<Result<GateRecord, StoreFault>> => {
        const standing = await inTheLog(space, known, gate, one)
        if (!standing.ok) return standing
        const counts = (made: Deposit) =>
          standing.value.has(made) && !known.log.members.get(made.member)?.left
        return done(settle(one, counts, today))
      }
      // First what has come about by itself, so that nothing is taken back from a gate that is open already.
      const before = await settledNow(record)
      if (!before.ok) return storeProblem(before.error)
      const stepped = step(before.value, today)
      const after = await settledNow(stepped.ok ? stepped.value : before.value)
      if (!after.ok) return storeProblem(after.error)

      // Nobody is shown anything before it is written that the gate has opened.
      if (after.value !== record) {
        if (version === 0) {
          const count = await store.countGates(space)
          if (!count.ok) return storeProblem(count.error)
          if (count.value >= limits.gatesPerSpace) return refuse('space-full')
        }
        const written = await store.writeGate(space, gate, version, after.value)
        if (!written.ok) return storeProblem(written.error)
        if (!written.value) continue
      }
      if (!stepped.ok) return refuse(stepped.error)
      const standing = await inTheLog(space, known, gate, after.value)
      if (!standing.ok) return storeProblem(standing.error)
      return done(viewGate(after.value, made => standing.value.has(made), today))
    }
    return refuse('unavailable', { retryAfterSeconds: 1 })
  }

  const bring = async (space: string, gate: string, made: Deposit): Told<GateView> => {
    if (!isGate(gate)) return refuse('malformed')
    const head = await heads.get(space)
    if (!head.ok) return storeProblem(head.error)
    const stands = await placeOf(space, head.value, gate, made)
    if (!stands.ok) return storeProblem(stands.error)
    return stands.value === 'other'
      ? refuse('not-for-this-gate')
      : change(space, gate, one => deposit(one, made))
  }

  const quietly = async (told: Told<GateView>): Told<void> => {
    const outcome = await told
    return outcome.ok ? done(undefined) : outcome
  }

  return {
    look: (space, gate) => change(space, gate, one => done(one)),
    deposit: (space, gate, { member }, made) => bring(space, gate, { ...made, member }),
    close: (space, gate, { member }) => quietly(change(space, gate, one => close(one, member))),
    withdraw: (space, gate, { member }) =>
      quietly(change(space, gate, (one, today) => withdraw(one, member, today))),
  }
}
