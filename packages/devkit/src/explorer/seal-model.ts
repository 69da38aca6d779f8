/**
 * The sealed answer (docs/protocol.md, section 8) as a model, split and strict: A is honest and has something to say; the
 * attacker is the relay, or B with a changed app, or both. The gate is not modelled: its own rules are run
 * (gate-rules.ts), as the honest relay runs them.
 *
 * What is asked: when can whoever attacks read A's text, and has B signed an answer for this very gate before that?
 */
import {
  close,
  type Deposit,
  deposit,
  type GateRecord,
  NEW_GATE,
  settle,
  viewGate,
  withdraw,
} from '../../../server/src/relay/gate-rules.ts'
import type { Model } from './explore.ts'
import { boxed, canMake, closed, type Term, tuple, xor } from './terms.ts'

export interface SealVariant {
  readonly seal: 'split' | 'strict'
  readonly attacker: 'relay' | 'partner' | 'relay and partner'
  /** What is left out, to see that the model finds what the part is for. */
  readonly without?: 'encryption of the half' | 'binding to the gate' | 'waiting for both'
}

const TODAY = '2027-01-01'
const TEXT = 'textA'
const [HALF, KEY, EPOCH] = ['halfA', 'keyA', 'epochKey']

/** What B can put into the order. Each is signed by B and stays. */
type Said =
  /** Something else, said before or beside: bound to no gate. */
  | 'other'
  /** Written for this gate, whatever it holds: an answer, or nonsense. */
  | 'answer'
  | 'pass'

interface State {
  /** What stands in the order of the log, by whom. */
  readonly order: readonly string[]
  readonly gate: GateRecord
  readonly a: {
    readonly sealed: boolean
    readonly deposited: boolean
    readonly dropped: boolean
    readonly left: boolean
    readonly opened: boolean
  }
  readonly known: ReadonlySet<Term>
  /** What A's answer had come to when B signed an answer for this gate. */
  readonly answered: boolean
  /** A had taken back, left, or seen a pass before anything of it was given out. */
  readonly safe: boolean
}

export function sealModel({ seal, attacker, without }: SealVariant): Model<State> {
  const relayAttacks = attacker !== 'partner'
  const partnerAttacks = attacker !== 'relay'
  const hear = (state: State, ...terms: readonly Term[]): State => ({
    ...state,
    known: closed([...state.known, ...terms]),
  })
  /** An entry's last letter is its author. */
  const fits = (entry: string, member: string) =>
    entry.endsWith(member) && (entry === 'sealA' || entry === 'answerB' || without === 'binding to the gate')
  const counts = (state: State) => (made: Deposit) =>
    state.order.includes(made.entry) &&
    fits(made.entry, made.member) &&
    !(made.member === 'A' && state.a.left)
  const settled = (state: State): State => ({ ...state, gate: settle(state.gate, counts(state), TODAY) })
  const wentOpen = (state: State) => state.gate.settled !== null

  /** A's entry travels to B and lies at the relay. */
  const sealEntry = boxed(
    EPOCH,
    seal === 'split' ? tuple(HALF, boxed(KEY, TEXT)) : tuple('nothing', boxed(KEY, TEXT)),
  )

  function* honestSteps(state: State): Iterable<readonly [string, State]> {
    const { a } = state
    if (!a.sealed && !a.left) {
      const sent = without === 'encryption of the half' ? [sealEntry, HALF, boxed(KEY, TEXT)] : [sealEntry]
      const heard = partnerAttacks || relayAttacks ? sent : []
      yield [
        'A seals an answer',
        settled(hear({ ...state, order: [...state.order, 'sealA'], a: { ...a, sealed: true } }, ...heard)),
      ]
    }
    const passed = state.order.includes('passB')
    if (seal === 'split' && a.sealed && !a.deposited && !a.dropped && !a.left && !passed) {
      const share: Deposit = {
        member: 'A',
        kind: 'both',
        day: null,
        entry: 'sealA',
        inner: 'innerA',
        share: xor(KEY, HALF),
      }
      const put = deposit(state.gate, share)
      const given = put.ok ? { ...state, gate: put.value } : state
      const told = { ...given, a: { ...a, deposited: true } }
      yield ['A brings a half to the gate', settled(relayAttacks ? hear(told, share.share) : told)]
    }
    if (a.deposited && !a.dropped && !a.left && !wentOpen(state)) {
      const taken = withdraw(state.gate, 'A', TODAY)
      if (taken.ok)
        yield [
          'A takes the half back',
          { ...state, gate: taken.value, a: { ...a, dropped: true }, safe: !wentOpen(state) },
        ]
    }
    if (a.sealed && !a.left) {
      const gone = settled({ ...state, a: { ...a, left: true }, safe: state.safe || !wentOpen(state) })
      yield ['A leaves', a.opened ? { ...gone, safe: state.safe } : gone]
    }
    if (passed && a.deposited && !a.dropped && !wentOpen(state)) {
      const shut = close(state.gate, 'A')
      if (shut.ok) yield ['A closes the gate, for B has passed', { ...state, gate: shut.value, safe: true }]
    }
    const both = state.order.includes('answerB') && state.order.includes('sealA')
    if (
      seal === 'strict' &&
      a.sealed &&
      !a.opened &&
      !a.dropped &&
      !a.left &&
      (both || without === 'waiting for both')
    )
      yield [
        "A's device has seen both, and writes the key",
        hear({ ...state, a: { ...a, opened: true } }, boxed(EPOCH, KEY)),
      ]
    if (seal === 'strict' && a.sealed && !a.opened && !a.dropped)
      yield ['A takes the answer back', { ...state, a: { ...a, dropped: true }, safe: true }]
  }

  function* partnerSteps(state: State): Iterable<readonly [string, State]> {
    const say = (what: Said): State => ({
      ...state,
      order: [...state.order, `${what}B`],
      answered: state.answered || what === 'answer',
    })
    for (const what of ['other', 'answer', 'pass'] as const) {
      // An honest app never passes after an answer, nor answers after a pass, nor twice.
      const free = partnerAttacks || !(state.order.includes('answerB') || state.order.includes('passB'))
      if (!state.order.includes(`${what}B`) && free) yield [`B says: ${what}`, settled(say(what))]
    }
    const named = partnerAttacks ? ['otherB', 'answerB', 'sealA', 'nothing'] : ['answerB']
    for (const entry of named) {
      if (!partnerAttacks && !state.order.includes(entry)) continue
      // The honest relay refuses what is in the log and is not B's own, written for this gate.
      if (state.order.includes(entry) && !fits(entry, 'B')) continue
      const made = { member: 'B', kind: 'both' as const, day: null, entry, inner: 'innerB', share: 'shareB' }
      const put = deposit(state.gate, made)
      if (put.ok && put.value !== state.gate)
        yield [`B brings a half that names ${entry}`, settled({ ...state, gate: put.value })]
    }
    const taken = withdraw(state.gate, 'B', TODAY)
    if (partnerAttacks && taken.ok && taken.value !== state.gate)
      yield ['B takes its half back', { ...state, gate: taken.value }]
    const shut = close(state.gate, 'B')
    if (partnerAttacks && shut.ok && !state.gate.closed)
      yield ['B closes the gate', { ...state, gate: shut.value }]
    const view = viewGate(state.gate, counts(state), TODAY)
    const share = view.shares.find(one => one.member === 'A')?.share
    if (partnerAttacks && share && !state.known.has(share)) yield ['B is given A’s half', hear(state, share)]
  }

  return {
    initial: {
      order: [],
      gate: NEW_GATE,
      a: { sealed: false, deposited: false, dropped: false, left: false, opened: false },
      known: closed(partnerAttacks ? [EPOCH, 'nothing'] : ['nothing']),
      answered: false,
      safe: false,
    },
    *next(state) {
      yield* honestSteps(state)
      yield* partnerSteps(state)
    },
    wrong: state => {
      if (!canMake(state.known, TEXT)) return null
      if (!partnerAttacks) return 'the relay alone reads the answer'
      if (state.safe) return 'the answer is read although it was taken back, left behind or closed'
      if (!state.answered) return 'B reads the answer without having signed one for this gate'
      return null
    },
    key: ({ known, ...rest }) => JSON.stringify([rest, [...known].sort()]),
  }
}
