/**
 * Two people, a phone each, and a relay between them, without cryptography: what a practice's tests play on.
 * A sealed text is kept aside here and comes out only as the protocol would let it out: by the halves of a gate that
 * opened, or by the key in the log. Each phone knows the log only as far as it has synced.
 */
import { blankIn, emptyFold, type Folded, foldAll, stateIn } from '../replay.ts'
import {
  type AnySlice,
  type Context,
  type Fact,
  type FactId,
  type Look,
  type MemberId,
  type Refusal,
  type Result,
  type Reveal,
  SEAL_OPENED,
  type Sealed,
  type Sight,
  type ToSeal,
} from '../slice.ts'
import { isErased } from './blank.ts'
import { dayAt } from './reveal.ts'
import { fillSeals } from './seals.ts'

export type Person = 'amara' | 'juma'
export const memberOf: Readonly<Record<Person, MemberId>> = { amara: 'a'.repeat(32), juma: 'b'.repeat(32) }
export const otherOf = (person: Person): Person => (person === 'amara' ? 'juma' : 'amara')

interface Kept {
  readonly by: MemberId
  readonly text: string
  readonly gate: ToSeal['toSeal']['gate']
}

interface RelayGate {
  readonly deposits: Map<MemberId, { readonly seal: string; readonly yes: boolean }>
  closed: boolean
}

interface Phone {
  /** How far into the log this phone has synced. */
  known: number
  folded: Folded
  outbox: Fact[]
  /** Own facts whose words go when this phone next syncs. */
  readonly erasing: Set<FactId>
  /** How often the log had been changed by erasing when this phone last read it. */
  erasures: number
  readonly gone: Set<string>
  /** What stands in this person's self space: put off until then. */
  readonly aside: Map<string, { readonly until: number | null }>
}

export interface TwoPhones<State, Intent> {
  readonly act: (who: Person, now: number, intent: Intent) => Result<void, Refusal>
  /** What a changed client may do: write any event. */
  readonly write: (who: Person, now: number, type: string, data: unknown) => void
  /** Sends, learns what the log holds, and does the errands at the gates. */
  readonly sync: (who: Person, now: number) => void
  /** As this phone's screens see it: what it knows, its own unsent writing on top. */
  readonly stateOf: (who: Person) => State
  readonly lookOf: (who: Person, now: number) => Look
  /** Fold of the whole log. */
  readonly confirmed: () => State
  readonly log: readonly Fact[]
  /** All seals ever made, and whether somebody with this person's phone, the log and open gates can read them. */
  readonly seals: () => readonly {
    readonly seal: string
    readonly by: MemberId
    readonly gate: Kept['gate']
  }[]
  readonly canRead: (who: Person, seal: string, now: number) => boolean
  readonly pending: (who: Person) => number
}

export function twoPhones<State, Intent>(slice: AnySlice): TwoPhones<State, Intent> {
  const slices = [slice]
  const log: Fact[] = []
  const kept = new Map<string, Kept>()
  const gates = new Map<string, RelayGate>()
  const fresh = freshIds()
  const phone = (): Phone => ({
    known: 0,
    folded: emptyFold(slices),
    outbox: [],
    erasing: new Set(),
    erasures: 0,
    gone: new Set(),
    aside: new Map(),
  })
  const phones: Readonly<Record<Person, Phone>> = { amara: phone(), juma: phone() }

  const gateOf = (id: string): RelayGate => {
    const gate = gates.get(id) ?? { deposits: new Map(), closed: false }
    gates.set(id, gate)
    return gate
  }
  const isOpen = (
    { kind, day }: { kind: string; day?: string | undefined },
    id: string,
    now: number,
  ): boolean => {
    const gate = gateOf(id)
    if (gate.closed) return false
    if (kind === 'both') return gate.deposits.size === 2
    return kind === 'day' && day !== undefined && dayAt(now) >= day
  }
  const matched = (id: string): boolean => {
    const said = [...gateOf(id).deposits.values()]
    return !gateOf(id).closed && said.length === 2 && said.every(({ yes }) => yes)
  }
  /** Only the author has the key; what another writes under this name opens nothing. */
  const keyInLog = (seal: string): boolean =>
    log.some(
      ({ type, by, data }) =>
        type === SEAL_OPENED && (data as { seal: string }).seal === seal && by === kept.get(seal)?.by,
    )

  const state = (who: Person): State =>
    stateIn(foldAll(slices, phones[who].folded, phones[who].outbox), slice)
  const known = (who: Person): State => stateIn(phones[who].folded, slice)

  const canRead = (who: Person, seal: string, now: number): boolean => {
    const text = kept.get(seal)
    if (text === undefined) return false
    if (text.by === memberOf[who] ? !phones[who].gone.has(seal) : keyInLog(seal)) return true
    const deposited = gateOf(text.gate.id).deposits.get(text.by)?.seal === seal
    const { kind, id } = text.gate
    return deposited && isOpen({ kind, day: kind === 'day' ? text.gate.day : undefined }, id, now)
  }

  const sight = (who: Person, sealed: Sealed, now: number): Sight => {
    if (isErased(sealed)) return { kind: 'erased' }
    const text = kept.get(sealed.seal)
    if (text === undefined) return { kind: 'sealed' }
    if (text.by === memberOf[who] && phones[who].gone.has(sealed.seal)) return { kind: 'gone' }
    if (!canRead(who, sealed.seal, now)) return { kind: 'sealed' }
    return { kind: text.by === memberOf[who] ? 'mine' : 'open', text: text.text }
  }

  const append = (who: Person, now: number, type: string, data: unknown): void => {
    const made: Fact = { type, data, by: memberOf[who], at: now, id: fresh() + fresh(), index: null }
    phones[who].outbox.push(deepFreeze(made))
  }

  const seal = (by: MemberId, toSeal: ToSeal): Sealed => {
    const { text, gate } = toSeal.toSeal
    const name = fresh()
    kept.set(name, { by, text, gate })
    const bare = { seal: name, commit: 'commit', box: 'box', gate: gate.id, gateKind: gate.kind }
    return gate.kind === 'day' ? { ...bare, day: gate.day } : bare
  }

  let erasures = 0
  const erase = (who: Person): void => {
    log.forEach((fact, at) => {
      if (!phones[who].erasing.has(fact.id) || fact.by !== memberOf[who] || fact.erased) return
      log[at] = deepFreeze({ ...fact, data: blankIn(slices, fact.type, fact.data), erased: true })
      erasures++
    })
  }

  const open = (who: Person, now: number, name: string): void => {
    const text = kept.get(name)
    if (text?.by !== memberOf[who] || phones[who].gone.has(name) || keyInLog(name)) return
    append(who, now, SEAL_OPENED, { seal: name, text: text.text })
  }

  const errand = (who: Person, now: number, reveal: Reveal): void => {
    const gate = gateOf(reveal.gate)
    const own = reveal.seals.find(({ by }) => by === memberOf[who])
    const text = own && kept.get(own.seal.seal)
    if (reveal.stage === 'closed') {
      if (!isOpen(reveal, reveal.gate, now)) gate.closed = true
      gate.deposits.clear()
      return
    }
    if (
      own &&
      text &&
      !gate.closed &&
      !gate.deposits.has(memberOf[who]) &&
      !phones[who].gone.has(own.seal.seal)
    ) {
      const yes = text.gate.kind === 'match' && text.gate.yes
      if (reveal.kind !== 'strict') gate.deposits.set(memberOf[who], { seal: own.seal.seal, yes })
    }
    const mayOpen = reveal.kind === 'match' ? matched(reveal.gate) : reveal.kind === 'strict'
    const unsent = phones[who].outbox.some(({ type }) => type === SEAL_OPENED)
    if (own && reveal.stage === 'ready' && mayOpen && !unsent) open(who, now, own.seal.seal)
  }

  return {
    log,
    canRead,
    stateOf: state,
    confirmed: () => stateIn(foldAll(slices, emptyFold(slices), log), slice),
    pending: who => phones[who].outbox.length,
    seals: () => [...kept].map(([name, { by, gate }]) => ({ seal: name, by, gate })),
    lookOf: (who, now) => ({
      me: memberOf[who],
      other: memberOf[otherOf(who)],
      now,
      sight: sealed => sight(who, sealed, now),
      putOff: item => phones[who].aside.get(item),
    }),
    write: append,
    act: (who, now, intent) => {
      const context: Context = { me: memberOf[who], other: memberOf[otherOf(who)], now, freshId: fresh }
      const decided = slice.decide(deepFreeze(state(who)), intent, context)
      if (!decided.ok) return decided
      for (const step of decided.value) {
        if (!('effect' in step)) {
          append(
            who,
            now,
            step.type,
            fillSeals(step.data, toSeal => seal(memberOf[who], toSeal)),
          )
        } else if (step.effect === 'open') {
          open(who, now, step.seal)
        } else if (step.effect === 'put-off') {
          phones[who].aside.set(step.item, { until: step.until })
        } else if (step.effect === 'erase') {
          for (const fact of step.facts) phones[who].erasing.add(fact)
        } else {
          phones[who].gone.add(step.seal)
          const text = kept.get(step.seal)
          const day = text?.gate.kind === 'day' ? text.gate.day : undefined
          const deposits = gateOf(step.gate).deposits
          if (text && !isOpen({ kind: text.gate.kind, day }, step.gate, now)) deposits.delete(memberOf[who])
        }
      }
      return { ok: true, value: undefined }
    },
    sync: (who, now) => {
      const mine = phones[who]
      do {
        for (const fact of mine.outbox.splice(0)) log.push(deepFreeze({ ...fact, index: log.length }))
        erase(who)
        if (mine.erasures < erasures) Object.assign(mine, { folded: emptyFold(slices), known: 0, erasures })
        mine.folded = foldAll(slices, mine.folded, log.slice(mine.known))
        mine.known = log.length
        const context = { me: memberOf[who], other: memberOf[otherOf(who)], now }
        const reveals: readonly Reveal[] = slice.reveals?.(deepFreeze(known(who)), context) ?? []
        for (const reveal of reveals) errand(who, now, reveal)
      } while (mine.outbox.length > 0)
    },
  }
}

/** 32 hex characters that look random and are the same in every run. */
function freshIds(): () => string {
  let seed = 0x2545f491
  const next = () => {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    return (seed >>> 0).toString(16).padStart(8, '0')
  }
  return () => next() + next() + next() + next()
}

/** So that a reducer that changes a state in place throws. What is frozen is not walked again. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) deepFreeze(part)
  return value
}
