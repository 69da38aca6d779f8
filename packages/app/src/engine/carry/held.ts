/**
 * What came by hand and stands in no order yet: entries of other devices, kept as they are signed. Those that follow on
 * the log are read on top of it, together with the own outbox and in the order that everybody gives them.
 */
import {
  afterOf,
  type Bytes,
  canonicalOrder,
  type Entry,
  type LogState,
  markOf,
  openEntry,
  verifyCarried,
} from '#protocol'
import { type Read, readFacts, type SealsHere, sealsOver } from '../facts.ts'
import { listenerOf } from '../ledger/fold.ts'
import type { LedgerParts } from '../ledger/parts.ts'
import type { Space } from '../space.ts'

/** An entry of another device that follows on the log and on what else is held. */
export interface Carried {
  readonly entry: Entry
  readonly member: string
  /** Null for control entries, which count only when a relay has ordered them, and for what does not open. */
  readonly opened: { readonly payload: Bytes; readonly bind: string | null } | null
  readonly after: readonly string[]
}

export interface Carry {
  /** All that the store holds, also what still waits for an entry before it. */
  readonly held: readonly Entry[]
  readonly sound: readonly Carried[]
  /** The outbox and the sound ones in canonical order, in which they go to a relay too: no answer before its question. */
  readonly order: readonly { readonly device: string; readonly n: number; readonly hash: string }[]
  /** What they say, in that order. */
  readonly reads: readonly Read[]
  /** The sealed texts of the record with those of the sound ones on top. */
  readonly seals: SealsHere
}

export interface Sifted extends Pick<Carry, 'held' | 'sound'> {
  readonly refused: Awaited<ReturnType<typeof verifyCarried>>['faults']
}

/** Judges entries on a state of the log. The signatures of those that are held already have been looked at. */
export async function sift(
  { p }: LedgerParts,
  space: Space,
  state: LogState,
  entries: readonly Entry[],
): Promise<Sifted> {
  const proven = new Set(space.carry?.held.map(one => one.hash))
  const { sound, waiting, faults } = await verifyCarried(p, state, entries, proven)
  const known = new Map(space.carry?.sound.map(one => [one.entry.hash, one]))
  return {
    held: [...sound, ...waiting],
    sound: await Promise.all(
      sound.map(async entry => {
        const before = known.get(entry.hash)
        if (before?.opened) return before
        const opening = entry.kind === 'content' ? await openEntry(space.ring, entry) : null
        const opened = opening?.ok ? opening.value : null
        return {
          entry,
          member: state.devices.get(entry.device)?.member ?? '',
          opened,
          after: opened ? afterOf(opened.payload) : [],
        }
      }),
    ),
    refused: faults,
  }
}

/** Reads what is held on top of the record; without anything held the outbox alone stands there. */
export async function arrange(
  parts: LedgerParts,
  space: Space,
  { held, sound }: Pick<Carry, 'held' | 'sound'>,
): Promise<void> {
  space.current = null
  if (held.length === 0) {
    space.carry = null
    return
  }
  const reads = new Map<string, Read>(space.outbox.map(one => [one.hash, one.read]))
  const { device } = space.keys
  const order = canonicalOrder([
    ...space.outbox.map(({ n, hash, after }) => ({ device, n, hash, after })),
    ...sound.map(({ entry, after }) => ({ device: entry.device, n: entry.n, hash: entry.hash, after })),
  ])
  const seals = sealsOver(space.seals)
  const byHash = new Map(sound.map(one => [one.entry.hash, one]))
  for (const { hash } of order) {
    const one = byHash.get(hash)
    // Of what was erased nothing is known before its author's word stands in the record.
    if (!one || one.entry.kind === 'control' || one.entry.erased) continue
    const { member, opened } = one
    const readable = [
      {
        index: null,
        hash,
        member,
        bind: opened?.bind ?? null,
        payload: opened?.payload ?? null,
        device: one.entry.device,
      },
    ]
    reads.set(hash, await readFacts(parts.p, readable, seals, listenerOf(parts, space)))
  }
  space.carry = {
    held,
    sound,
    order,
    seals,
    reads: order.flatMap(({ hash }) => reads.get(hash) ?? []),
  }
}

/** What an author says it held: the newest entry of each other device, unless its own chain says so already. */
export function heldBy(space: Space): readonly string[] {
  const newest = new Map<string, string>()
  for (const { entry } of space.carry?.sound ?? []) newest.set(entry.device, markOf(entry.hash))
  const marks = [...newest.values()].sort()
  return space.outbox.some(({ after }) => after.join() === marks.join()) ? [] : marks
}
