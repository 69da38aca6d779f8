/**
 * Entries that no relay has put into an order yet: what holds among them, and in which order everybody reads them.
 *
 * An author without a relay can't show by `seen` that it answers something that came by hand. So the payload of content
 * may say `after`: the first 16 bytes (hex) of the hashes of the newest unordered entries of other devices that its author
 * held. Hashes can't point in a circle, and an edge to something that is not there counts as none.
 */
import { type Bytes, equalBytes, unhex } from './bytes.ts'
import { decodeEntry, type Entry, type IndexedBytes } from './entry.ts'
import { type Fault, fault } from './fault.ts'
import { type DeviceState, type LogState, nextHash } from './log-state.ts'
import { decodePayload } from './payload.ts'
import type { Primitives } from './primitives.ts'

export interface Unordered {
  readonly device: string
  readonly n: number
  readonly hash: string
  /** As `markOf` of the entries that its author held. */
  readonly after: readonly string[]
}

/** How `after` names an entry: 32 hex characters. */
export const markOf = (hash: string): string => hash.slice(0, 32)

/** What a payload says of the entries that its author held; nothing where it does not say so rightly. */
export function afterOf(payload: Bytes): readonly string[] {
  const said = decodePayload(payload)
  const after = said.ok ? said.value['after'] : undefined
  return Array.isArray(after) && after.length <= 64
    ? after.filter((mark): mark is string => typeof mark === 'string')
    : []
}

/** Each behind its device's former one and behind what its author held; of those that are free, the lowest n, then device. */
export function canonicalOrder<T extends Unordered>(entries: readonly T[]): readonly T[] {
  const chains = new Map<string, T[]>()
  for (const one of entries) {
    const chain = chains.get(one.device)
    if (chain) chain.push(one)
    else chains.set(one.device, [one])
  }
  for (const chain of chains.values()) chain.sort((a, b) => a.n - b.n)
  const missing = new Set(entries.map(one => markOf(one.hash)))
  const order: T[] = []
  const next = () => {
    const fronts = [...chains.values()].flatMap(chain => chain.slice(0, 1))
    const free = fronts.filter(one => !one.after.some(mark => missing.has(mark)))
    return (free.length > 0 ? free : fronts).sort(
      (a, b) => a.n - b.n || (a.device < b.device ? -1 : a.device > b.device ? 1 : 0),
    )[0]
  }
  for (let one = next(); one; one = next()) {
    order.push(one)
    missing.delete(markOf(one.hash))
    chains.get(one.device)?.shift()
  }
  return order
}

export interface CarriedVerdict {
  /** They follow on the log, device by device. */
  readonly sound: readonly Entry[]
  /** Their author had seen more than this log holds, or an entry before them is missing. */
  readonly waiting: readonly Entry[]
  readonly faults: readonly { readonly entry: Entry; readonly fault: Fault }[]
}

/**
 * Judges entries without an index on what is known of the log. Whatever the order in which they came, the same comes of
 * it: of two entries that one device signed in one place, the chain goes on from the one with the lower hash. What the
 * log has already passed is left out. Every signature is looked at, since a relay will look at each: but for those whose
 * hashes stand in `proven`.
 */
export async function verifyCarried(
  p: Primitives,
  state: LogState,
  entries: readonly Entry[],
  proven: ReadonlySet<string> = new Set(),
): Promise<CarriedVerdict> {
  const signed = await Promise.all(
    entries.map(async entry => {
      const device = state.devices.get(entry.device)
      if (!device || proven.has(entry.hash)) return true
      return p.verify(device.sign, unhex(entry.hash), entry.signature)
    }),
  )
  const unsigned = entries.filter((_, i) => !signed[i])
  const chains = new Map<string, Map<string, Entry>>()
  for (const entry of entries.filter((_, i) => signed[i]))
    chains.set(entry.device, (chains.get(entry.device) ?? new Map()).set(entry.hash, entry))
  const verdicts = [...chains]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([device, known]) =>
      chainOf(
        state,
        state.devices.get(device),
        [...known.values()].sort((a, b) => a.n - b.n || (a.hash < b.hash ? -1 : 1)),
      ),
    )
  return {
    sound: verdicts.flatMap(one => one.sound),
    waiting: verdicts.flatMap(one => one.waiting),
    faults: [
      ...verdicts.flatMap(one => one.faults),
      ...unsigned.map(entry => ({ entry, fault: fault('BadSignature') })),
    ],
  }
}

function chainOf(
  state: LogState,
  device: DeviceState | undefined,
  inOrder: readonly Entry[],
): CarriedVerdict {
  const sound: Entry[] = []
  const waiting: Entry[] = []
  const faults: { entry: Entry; fault: Fault }[] = []
  const refused = new Set<string>()
  let at: Pick<Entry, 'n' | 'hash' | 'seenIndex'> | undefined = device
  for (const entry of inOrder) {
    if (device && at && (entry.n < device.n || entry.hash === device.hash)) continue
    const hangs = refused.has(entry.prev) ? 'BrokenChain' : null
    const name = hangs ?? (device && at ? judged(state, device, at, entry) : 'UnknownDevice')
    if (name === 'sound') {
      sound.push(entry)
      at = entry
    } else if (name === 'waiting') waiting.push(entry)
    else {
      faults.push({ entry, fault: fault(name) })
      refused.add(entry.hash)
    }
  }
  return { sound, waiting, faults }
}

function judged(
  state: LogState,
  device: DeviceState,
  at: Pick<Entry, 'n' | 'hash' | 'seenIndex'>,
  entry: Entry,
): Fault['fault'] | 'sound' | 'waiting' {
  if (entry.space !== state.space) return 'Malformed'
  if (device.removedAt !== null) return 'RemovedDevice'
  if (entry.n > at.n + 1) return 'waiting'
  if (entry.n !== at.n + 1 || entry.prev !== at.hash) return 'BrokenChain'
  if (entry.seenIndex > state.index) return 'waiting'
  if (entry.seenIndex < at.seenIndex) return 'RolledBack'
  if (state.hashAt(entry.seenIndex) !== entry.seenHash) return 'ForkDetected'
  return entry.epoch >= 1 && entry.epoch <= device.epoch ? 'sound' : 'BadEpoch'
}

/** The log has this very entry at this index. */
export function standsAt(p: Primitives, state: LogState, { index, bytes }: IndexedBytes): boolean {
  const [before, here] = [state.hashAt(index - 1), state.hashAt(index)]
  const entry = decodeEntry(p, bytes)
  if (before === null || here === null || !entry.ok) return false
  return equalBytes(nextHash(unhex(before), entry.value.hash), unhex(here))
}
