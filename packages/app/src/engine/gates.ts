/**
 * Errands to the gates of one space: halves of keys are brought, fetched, taken back or given up.
 *
 * Nothing here is a list of things to do. What is to be done follows, again and again, from the confirmed record, from
 * the keys that the self space keeps, and from marks of what is done already. So a crash between any two steps costs
 * at most doing one of them twice, and doing it twice changes nothing.
 */

import { isErased, type Reveal, type Sealed } from '#practices'
import {
  type Bytes,
  base64url,
  joinHalves,
  matchTag,
  openSeal,
  type Primitives,
  unbase64url,
} from '#protocol'
import { openingOf } from './acts.ts'
import { type BackOff, backOff, type Chance } from './back-off.ts'
import { isByHand } from './carry/settle.ts'
import { type Desk, must } from './desk.ts'
import type { Happening, Ledger } from './ledger.ts'
import type { Clock, Credentials, DepositState, Relay, RelayFault, Result } from './ports.ts'
import { KEY_KEPT, type KeptKey, type SealKeys } from './seal-keys.ts'
import { isDue, revealsOf, type Sights } from './sight.ts'
import type { Space } from './space.ts'
import type { Meeting } from './sync.ts'

/** Row `errands/<space>/<gate>`: what need not be done again. */
interface Mark {
  /** Seals whose half the relay has. */
  readonly deposited: readonly string[]
  /** Told that it never will open. */
  readonly closed: boolean
  /** Seals whose half was taken back. */
  readonly withdrawn: readonly string[]
  /** The two blind answers differed: nothing is opened, and nobody asks again. */
  readonly unmatched: boolean
}
/** Rows `errands/read/<space>/<gate>`: apart from the marks, because every tab has to know, not only the one that leads. */
const readPrefix = (space: string) => `read/${space}/`

/** Gates of this space that opened without two answers on the record. Faults of the store by `must`. */
export async function openedWithoutIn(desk: Desk, space: string): Promise<readonly string[]> {
  const rows = must(await desk.store.range('errands', readPrefix(space)))
  return rows.map(([key]) => key.slice(readPrefix(space).length))
}

const NO_MARK: Mark = { deposited: [], closed: false, withdrawn: [], unmatched: false }

/** The other's deposit follows its entry by one round trip: the second look is soon, later ones are rare. */
const FIRST_LOOK_AGAIN = 300
const LONGEST_WAIT = 300_000
/** What was ready at an earlier start was visited often already. */
const VISITED_BEFORE = 8
/** Who sealed may have taken it back, and nothing says so: a gate that waits and waits is visited ever more rarely. */
const LONGEST_VISIT_WAIT = 6 * 3_600_000
/** What waits at a gate is looked after once in this time, and at every start. */
const LOOK_AFTER = 3_600_000

export interface GateParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly keys: SealKeys
  readonly sights: Sights
  readonly relay: Relay
  readonly clock: Clock
  readonly chance: Chance
  readonly self: () => Space | null
}

export interface Gates {
  /** Something has changed: see what is to be done now. */
  readonly look: (met: Meeting) => void
  readonly stop: () => void
}

/** This gate has a deposit of ours (an answer that was lost on its way back), is settled, or will never take this one. */
const DEPOSIT_ENDS = ['deposit-conflict', 'gate-conflict', 'gate-closed', 'gate-open', 'not-for-this-gate']

type Outcome = 'done' | 'later' | 'away'

export function startGates(space: Space, who: Credentials, parts: GateParts): Gates {
  const { p, desk, ledger, keys, sights, relay, clock, chance, self } = parts
  const waits: BackOff = backOff(chance, FIRST_LOOK_AGAIN, LONGEST_WAIT)
  const visits: BackOff = backOff(chance, FIRST_LOOK_AGAIN, LONGEST_VISIT_WAIT)
  const marks = new Map<string, Mark>()
  /** Gates that were ready when this device started, and to which it had brought what is its own. */
  const readyBefore = new Set<string>()
  /** When each waiting gate was last known to wait. */
  const lookedAfter = new Map<string, number>()
  const attempts = new Map<string, { readonly count: number; readonly notBefore: number }>()
  /** Errands that the round under way has come by. */
  const cameBy = new Set<string>()
  let over = false
  let running = false
  let again = false
  let cancelTimer = () => {}
  let loaded = false
  let putBack = false

  const markKey = (gate: string) => `${space.id}/${gate}`
  const markOf = (gate: string) => marks.get(gate) ?? NO_MARK
  const loadMarks = async () => {
    const rows = await desk.store.range('errands', `${space.id}/`)
    if (!rows.ok) return
    for (const [key, value] of rows.value) {
      const mark = (await desk.vault().openJson('errands', key, value)) as Mark | null
      if (mark) marks.set(key.slice(space.id.length + 1), mark)
    }
    for (const reveal of revealsOf(space, clock.now()))
      if (reveal.stage === 'ready' && markOf(reveal.gate).deposited.length > 0) readyBefore.add(reveal.gate)
    loaded = true
  }
  /** The relay was put back to an earlier day: what it was told since, takings back too, it may have forgotten. */
  const forgetMarks = async () => {
    const done = await desk.change(async pen => {
      for (const gate of marks.keys()) pen.delete('errands', markKey(gate))
    })
    if (!done.ok) return
    marks.clear()
    putBack = false
  }
  const setMark = async (gate: string, change: Partial<Mark>): Promise<void> => {
    const mark = { ...markOf(gate), ...change }
    const done = await desk.change(async pen => {
      if (space.row.stage !== 'left') await pen.sealJson('errands', markKey(gate), mark)
    })
    if (done.ok) marks.set(gate, mark)
  }

  const outcomeOf = (answer: Result<unknown, RelayFault>, finalProblems: readonly string[]): Outcome => {
    if (answer.ok) return 'done'
    if (answer.error.fault === 'Unreachable') return 'away'
    return finalProblems.includes(answer.error.type) ? 'done' : 'later'
  }

  const mine = (reveal: Reveal): readonly Sealed[] =>
    reveal.seals.filter(held => held.by === space.row.member && !isErased(held.seal)).map(held => held.seal)

  /** The share of an own seal: key XOR half, so it can be brought again whenever the relay has lost it. */
  const shareOf = async (sealed: Sealed): Promise<Bytes | null> => {
    const known = keys.get(sealed.seal)
    if (!known?.mine) return null
    if (sealed.gateKind === 'match') {
      const epochKey = space.ring.epochKey(1)
      return epochKey && matchTag(p, epochKey, sealed.gate, known.yes)
    }
    const half = sealed.half === undefined ? null : unbase64url(sealed.half)
    return half?.length === 32 ? joinHalves(known.key, half) : null
  }

  const deposit = async (sealed: Sealed): Promise<Outcome> => {
    const { gate, gateKind, day } = sealed
    const entry = space.seals.sealed.get(sealed.seal)?.entry
    if (gateKind === 'strict' || !entry) return 'done'
    const share = await shareOf(sealed)
    if (!share) return 'done'
    const inner = await desk.change(() => ledger.innerOf(space, entry))
    // Not on this device just now: rows of it may be damaged, and are being fetched again.
    if (!inner.ok || inner.value === null) return 'later'
    const given = { kind: gateKind, ...(day === undefined ? {} : { day }), entry, inner: inner.value, share }
    const answer = await relay.deposit(who, gate, given)
    const outcome = outcomeOf(answer, DEPOSIT_ENDS)
    if (outcome === 'done') {
      lookedAfter.set(gate, clock.now())
      await setMark(gate, { deposited: [...markOf(gate).deposited, sealed.seal] })
    }
    return outcome
  }

  /** Kept for good, before the gate counts as done. A blind wish is compared without being read: of that nothing is told. */
  const wasOpened = async (reveal: Reveal): Promise<void> => {
    if (reveal.kind !== 'both' || mine(reveal).length === 0) return
    const key = readPrefix(space.id) + reveal.gate
    const done = await desk.change(pen => pen.sealJson('errands', key, true))
    if (done.ok) sights.openedWithout(space, reveal.gate)
  }

  const close = async (reveal: Reveal): Promise<Outcome> => {
    const { gate } = reveal
    const answer = await relay.closeGate(who, gate)
    if (!answer.ok && answer.error.fault === 'Problem' && answer.error.type === 'gate-open')
      await wasOpened(reveal)
    const outcome = outcomeOf(answer, ['gate-open'])
    if (outcome === 'done') await setMark(gate, { closed: true })
    return outcome
  }

  /** Whether what I have sealed still waits as the record says. */
  const lookAfter = async (reveal: Reveal): Promise<Outcome> => {
    const answer = await relay.gate(who, reveal.gate)
    const outcome = outcomeOf(answer, [])
    if (outcome !== 'done') return outcome
    if (answer.ok && answer.value.state === 'open') await wasOpened(reveal)
    lookedAfter.set(reveal.gate, clock.now())
    return outcome
  }

  const withdraw = async (gate: string, seal: string): Promise<Outcome> => {
    const outcome = outcomeOf(await relay.withdraw(who, gate), ['gate-open'])
    // The relay keeps one deposit of each: what else of mine belongs there has to be brought again.
    if (outcome === 'done')
      await setMark(gate, { deposited: [], withdrawn: [...markOf(gate).withdrawn, seal] })
    return outcome
  }

  /** Opened: the keys of the other's texts go into the self space, so that they never depend on the relay again. */
  const keepOpened = async (reveal: Reveal, state: DepositState): Promise<Outcome> => {
    const opened: KeptKey[] = []
    let missing = false
    for (const { seal: sealed, by } of unread(reveal)) {
      const entry = space.seals.sealed.get(sealed.seal)?.entry
      const share = state.shares.find(one => one.member === by)
      const half = sealed.half === undefined ? null : unbase64url(sealed.half)
      if (!share || !half) {
        missing = true
        continue
      }
      // A deposit made for another entry than the answer opened the gate for its maker, and opens nothing here.
      if (share.entry !== entry) {
        sights.mismatched(sealed.seal)
        continue
      }
      const key = joinHalves(half, share.share)
      if ((await openSeal(p, sealed, key)).ok)
        opened.push({ seal: sealed.seal, key: base64url(key), mine: false })
      else sights.mismatched(sealed.seal)
    }
    await writeTo(self(), opened.length > 0 ? [{ type: KEY_KEPT, data: { keys: opened } }] : [])
    return missing ? 'later' : 'done'
  }

  const writeTo = async (target: Space | null, happenings: readonly Happening[]): Promise<boolean> => {
    if (!target || happenings.length === 0) return false
    const done = await desk.change(pen => ledger.append(pen, target, happenings, clock.now()))
    return done.ok
  }

  const unread = (reveal: Reveal) =>
    reveal.seals.filter(
      ({ seal, by }) =>
        by !== space.row.member &&
        !isErased(seal) &&
        !keys.get(seal.seal) &&
        !sights.isMismatched(seal.seal) &&
        !space.seals.opened.has(seal.seal),
    )
  const unopenedYes = (reveal: Reveal) =>
    mine(reveal).filter(({ seal }) => keys.get(seal)?.yes === true && !space.seals.opened.has(seal))

  const visit = async (reveal: Reveal): Promise<Outcome> => {
    const answer = await relay.gate(who, reveal.gate)
    if (!answer.ok) return answer.error.fault === 'Unreachable' ? 'away' : 'later'
    const { state } = answer.value
    if (state === 'open') return keepOpened(reveal, answer.value)
    if (state === 'matched') {
      for (const { seal } of unopenedYes(reveal)) await writeTo(space, openingOf(space, keys, seal))
      return 'done'
    }
    if (state === 'unmatched') {
      await setMark(reveal.gate, { unmatched: true })
      return 'done'
    }
    // Both have sealed, and yet it waits. The relay may have lost what it was given: it gets it again.
    if (state === 'waiting' && reveal.stage === 'ready')
      for (const sealed of mine(reveal)) if (!keys.isDropped(sealed.seal)) await deposit(sealed)
    return 'later'
  }

  /** Runs one errand, unless it is not yet time for it again. False when the relay can't be reached. */
  const errand = async (
    name: string,
    work: () => Promise<Outcome>,
    { delay, tried } = { delay: waits.delay, tried: 0 },
  ): Promise<boolean> => {
    cameBy.add(name)
    const before = attempts.get(name)
    if (before && before.notBefore > clock.now()) return true
    const outcome = await work()
    if (outcome === 'done') attempts.delete(name)
    else {
      const count = (before?.count ?? tried - 1) + 1
      attempts.set(name, { count, notBefore: clock.now() + delay(count) })
    }
    return outcome !== 'away'
  }

  const withdrawals = async (): Promise<boolean> => {
    for (const { gate, seal } of keys.droppedIn(space.id))
      if (!markOf(gate).withdrawn.includes(seal))
        if (!(await errand(`withdraw/${gate}`, () => withdraw(gate, seal)))) return false
    return true
  }

  const isToLookAfter = (reveal: Reveal): boolean =>
    reveal.kind === 'both' &&
    reveal.stage === 'waiting' &&
    !space.seals.openedWithout.has(reveal.gate) &&
    mine(reveal).some(({ seal }) => markOf(reveal.gate).deposited.includes(seal) && !keys.isDropped(seal))

  const forReveal = async (reveal: Reveal): Promise<boolean> => {
    const { gate, kind, stage } = reveal
    const mark = markOf(gate)
    if (stage === 'closed') return mark.closed || errand(`close/${gate}`, () => close(reveal))
    if (kind === 'strict') {
      if (stage === 'ready')
        for (const { seal } of mine(reveal)) await writeTo(space, openingOf(space, keys, seal))
      return true
    }
    for (const sealed of mine(reveal)) {
      if (sealed.gateKind !== kind || mark.deposited.includes(sealed.seal) || keys.isDropped(sealed.seal))
        continue
      if (space.seals.opened.has(sealed.seal)) continue
      if (!(await errand(`deposit/${gate}`, () => deposit(sealed)))) return false
    }
    if (isToLookAfter(reveal) && (lookedAfter.get(gate) ?? 0) + LOOK_AFTER <= clock.now())
      return errand(`look-after/${gate}`, () => lookAfter(reveal))
    if (!isDue(reveal, clock.now())) return true
    const wanted =
      kind === 'match' ? !mark.unmatched && unopenedYes(reveal).length > 0 : unread(reveal).length > 0
    const often = { delay: visits.delay, tried: readyBefore.has(gate) ? VISITED_BEFORE : 0 }
    return !wanted || errand(`visit/${gate}`, () => visit(reveal), often)
  }

  const round = async () => {
    cameBy.clear()
    if (!loaded) await loadMarks()
    if (loaded && putBack) await forgetMarks()
    if (!loaded || !(await withdrawals())) return
    // An order that came by hand moves no key: the relay has to show it first.
    if (isByHand(space)) return
    for (const reveal of revealsOf(space, clock.now())) {
      if (over) return
      if (!(await forReveal(reveal))) return
    }
    // An errand that nobody wants any more must not wake us again and again for its next try.
    for (const name of [...attempts.keys()]) if (!cameBy.has(name)) attempts.delete(name)
  }

  const plan = () => {
    cancelTimer()
    // Nothing is due before the relay has shown the order; then it is looked again.
    if (isByHand(space)) return
    const next = Math.min(...[...attempts.values()].map(one => one.notBefore), nextDay(), nextLookAfter())
    if (over || !Number.isFinite(next)) return
    cancelTimer = clock.after(Math.max(1, next - clock.now()), look)
  }
  /** When the day turns (UTC), a text that waits for its day may be due. */
  const nextDay = () =>
    revealsOf(space, clock.now()).some(one => one.kind === 'day' && one.stage === 'waiting')
      ? (Math.floor(clock.now() / 86_400_000) + 1) * 86_400_000
      : Number.POSITIVE_INFINITY

  const nextLookAfter = () =>
    Math.min(
      Number.POSITIVE_INFINITY,
      ...revealsOf(space, clock.now())
        .filter(isToLookAfter)
        .map(({ gate }) => Math.max(clock.now(), lookedAfter.get(gate) ?? 0) + LOOK_AFTER),
    )

  const look = () => {
    if (over) return
    if (running) {
      again = true
      return
    }
    running = true
    again = false
    round()
      .finally(() => {
        running = false
        if (again) look()
        else plan()
      })
      .catch((bug: unknown) => {
        if (!over) throw bug
      })
  }

  return {
    look: met => {
      if (met !== 'entries') attempts.clear()
      if (met === 'behind') putBack = true
      look()
    },
    stop: () => {
      over = true
      cancelTimer()
    },
  }
}
