/**
 * What may happen at a gate, as pure steps. A gate holds one half of each sealed answer's key, and gives the halves
 * out when its condition is met.
 *
 * [Note: A gate tells nothing while it waits]: nobody may learn from a gate whether the other has made a deposit. So a
 * deposit is compared with the member's own former one only, never with the other's: each deposit carries its kind,
 * deposits meet only those of the same kind, and a gate takes a kind for good at the moment when it settles. A closed
 * gate says so whether or not something still waits in it for its day: else its emptying would tell of a taking back.
 */
import { done, type Result, refused } from '../ports/result.ts'

export type GateKind = 'both' | 'day' | 'match'

export interface Deposit {
  readonly member: string
  readonly kind: GateKind
  /** YYYY-MM-DD, for kind `day`. */
  readonly day: string | null
  /** Hash (hex) of the entry that this half belongs to. */
  readonly entry: string
  /** Inner commitment (hex) of that entry: with the gate it gives the commitment in the entry's header. */
  readonly inner: string
  /** base64url, 32 bytes. */
  readonly share: string
}

export interface GateRecord {
  readonly closed: boolean
  /** The kind by which the gate has opened (or compared); from then on nothing can be taken back. */
  readonly settled: GateKind | null
  readonly matched: boolean
  readonly deposits: readonly Deposit[]
}

export interface GateView {
  readonly state: 'waiting' | 'open' | 'closed' | 'matched' | 'unmatched'
  readonly shares: readonly { readonly member: string; readonly share: string; readonly entry: string }[]
}

/** Says whether a deposit's entry stands in the log, written for this gate by a device of its member, who has not left. */
export type Counts = (deposit: Deposit) => boolean

export const NEW_GATE: GateRecord = { closed: false, settled: null, matched: false, deposits: [] }

/** The gate after its conditions have been looked at. Returns the same record when nothing came about. */
export const settle = (gate: GateRecord, counts: Counts, today: string): GateRecord => {
  if (gate.settled) return gate
  const counting = gate.deposits.filter(counts)
  const both = counting.filter(deposit => deposit.kind === 'both')
  if (both.length >= 2) return { ...gate, settled: 'both' }
  const [one, other] = counting.filter(deposit => deposit.kind === 'match')
  if (one && other) return { ...gate, settled: 'match', matched: one.share === other.share }
  if (counting.some(deposit => dayHasCome(deposit, today))) return { ...gate, settled: 'day' }
  return gate
}

export const viewGate = (gate: GateRecord, counts: Counts, today: string): GateView => {
  const shares = (which: (deposit: Deposit) => boolean) =>
    gate.deposits
      .filter(deposit => deposit.kind === gate.settled && which(deposit) && counts(deposit))
      .map(({ member, share, entry }) => ({ member, share, entry }))
  switch (gate.settled) {
    case 'both':
      return { state: 'open', shares: shares(() => true) }
    case 'day':
      return { state: 'open', shares: shares(deposit => dayHasCome(deposit, today)) }
    case 'match':
      return { state: gate.matched ? 'matched' : 'unmatched', shares: [] }
    case null:
      return { state: gate.closed ? 'closed' : 'waiting', shares: [] }
  }
}

export const deposit = (
  gate: GateRecord,
  made: Deposit,
): Result<GateRecord, 'gate-closed' | 'gate-conflict' | 'deposit-conflict'> => {
  const own = gate.deposits.find(one => one.member === made.member)
  if (own) {
    if (own.kind !== made.kind || own.day !== made.day) return refused('gate-conflict')
    if (own.entry !== made.entry || own.inner !== made.inner || own.share !== made.share)
      return refused('deposit-conflict')
    return done(gate)
  }
  if (gate.closed) return refused('gate-closed')
  if (gate.settled && gate.settled !== made.kind) return refused('gate-conflict')
  // Two answers have been compared: a third would be a second guess.
  if (gate.settled === 'match') return refused('deposit-conflict')
  return done({ ...gate, deposits: [...gate.deposits, made] })
}

/**
 * A pass: what waits is destroyed and the gate stays closed. A deposit that waits for its day belongs to its giver
 * alone, so another's pass does not touch it.
 */
export const close = (gate: GateRecord, member: string): Result<GateRecord, 'gate-open'> => {
  if (gate.settled) return refused('gate-open')
  const kept = gate.deposits.filter(one => one.kind === 'day' && one.member !== member)
  return done(
    gate.closed && kept.length === gate.deposits.length ? gate : { ...gate, closed: true, deposits: kept },
  )
}

export const withdraw = (
  gate: GateRecord,
  member: string,
  today: string,
): Result<GateRecord, 'gate-open'> => {
  const own = gate.deposits.find(one => one.member === member)
  if (!own) return done(gate)
  const given = gate.settled === own.kind && (own.kind !== 'day' || dayHasCome(own, today))
  if (given) return refused('gate-open')
  return done({ ...gate, deposits: gate.deposits.filter(one => one.member !== member) })
}

const dayHasCome = (made: Deposit, today: string): boolean =>
  made.kind === 'day' && made.day !== null && made.day <= today
