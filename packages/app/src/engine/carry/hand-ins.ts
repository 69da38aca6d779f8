/**
 * What goes to the relay next: the own outbox, and between it what came by hand from others, in the order in which
 * everybody reads it. So an answer never gets there before its question, whoever of the two is the first to reach it.
 */
import type { Bytes, Entry } from '#protocol'
import type { RelayFault, Result } from '../ports.ts'
import type { Space } from '../space.ts'

/** `entry`: of another device, with its author's signature; null for one's own. */
export interface HandIn {
  readonly n: number
  readonly bytes: Bytes
  readonly entry: Entry | null
}

export interface HandIns {
  /** Of one device, in its order. `sent`: own counter up to which all is with the relay. */
  readonly next: (sent: number) => readonly HandIn[]
  /** What was answered to entries of another device; gives the one that no relay will ever take. */
  readonly answered: (batch: readonly HandIn[], answer: Result<unknown, RelayFault>) => Entry | null
  /** A refusal after which it is still worth trying them one by one. */
  readonly goesOn: (fault: RelayFault) => boolean
}

/** Problems that lie in the entry itself, or in who wrote it. */
const NEVER = new Set([
  'forbidden',
  'unknown-device',
  'entry-conflict',
  'broken-chain',
  'seen-conflict',
  'bad-signature',
  'bad-control',
  'bad-epoch',
  'too-large',
  'malformed',
  'unknown-version',
])

/** Entries that follow on each other do not fit where the relay stands: a hole before them says so as well. */
export const isUnfit = (fault: RelayFault): boolean =>
  fault.fault === 'Problem' && (fault.type === 'gap' || NEVER.has(fault.type))

/** While this device goes on as another one, its former self says only what lets the new one in. */
const mayLeave = ({ row: { renew } }: Space, n: number): boolean =>
  renew === undefined || (renew !== 'due' && n <= renew.lastN)

export function handIns(space: Space): HandIns {
  const handed = new Set<string>()
  /** Devices of whose entries a batch was refused: which of them it was, only single ones show. */
  const singly = new Set<string>()
  const isNever = (fault: RelayFault) => fault.fault === 'Problem' && NEVER.has(fault.type)

  return {
    next: sent => {
      const own = new Map(space.outbox.map(one => [one.hash, one]))
      const order = space.carry?.order ?? space.outbox.map(({ n, hash }) => ({ device: '', n, hash }))
      const carried = new Map(space.carry?.sound.map(({ entry }) => [entry.hash, entry]))
      const found: HandIn[] = []
      let from: string | null = null
      for (const { device, hash } of order) {
        const [mine, entry] = [own.get(hash), carried.get(hash)]
        if (mine ? mine.n <= sent || !mayLeave(space, mine.n) : !entry || handed.has(hash)) continue
        if (from !== null && from !== device) break
        from = device
        if (mine) found.push({ n: mine.n, bytes: mine.bytes, entry: null })
        else if (entry) found.push({ n: entry.n, bytes: entry.bytes, entry })
        if (!mine && singly.has(device)) break
      }
      return found
    },
    answered: (batch, answer) => {
      const [first] = batch
      if (answer.ok) for (const { entry } of batch) handed.add(entry?.hash ?? '')
      else if (isNever(answer.error) && first?.entry) {
        if (batch.length === 1) return first.entry
        singly.add(first.entry.device)
      }
      return null
    },
    goesOn: isNever,
  }
}
