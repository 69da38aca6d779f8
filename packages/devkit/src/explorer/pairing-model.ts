/**
 * Pairing (docs/protocol.md, section 7) as a model: one inviter, one joiner, and an attacker who is the network, the relay,
 * and, where the variant says so, somebody who has the link. It may bring every box late, never, twice, or make its own.
 *
 * The signs are 42 bits, so an attacker can search: whoever knows everything that goes into a transcript but one value of
 * its own can choose that value so that the signs come out as it wants. Such a value is `searched`.
 */
import type { Model } from './explore.ts'
import {
  boxed,
  canMake,
  closed,
  derived,
  hash,
  publicOf,
  signed,
  type Term,
  tuple,
  wrapped,
} from './terms.ts'

export interface PairingVariant {
  /** The attacker has the link, and with it all keys of the boxes. */
  readonly thief: boolean
  /** What is left out, to see that the model finds what the part is for. */
  readonly without?: 'promise' | 'check of the promise' | 'late nonce' | 'comparison' | 'possession'
}

const S = 'S'
const key = (step: string): Term => derived(S, step)
const party = (name: string): Term => tuple(`member${name}`, publicOf(`secret${name}`))
const [partyA, partyB, partyM] = [party('A'), party('B'), party('M')]
const secretOf = (who: Term): Term => `secret${who.slice(-3, -2)}`
const promise = (who: Term, nonce: Term): Term => hash('claim', who, nonce)
const transcript = (inviter: Term, claim: Term, nonceA: Term, joiner: Term, nonceB: Term): Term =>
  tuple(inviter, claim, nonceA, joiner, nonceB)

interface Inviter {
  readonly stage: 'begin' | 'offered' | 'answered' | 'revealed' | 'done'
  readonly claim: Term
  readonly joiner: Term
  readonly said: Term
}
interface Joiner {
  readonly stage: 'begin' | 'claimed' | 'revealed' | 'confirmed'
  readonly inviter: Term
  readonly said: Term
}
interface State {
  readonly a: Inviter
  readonly b: Joiner
  /** People have compared: yes, no, or not yet. */
  readonly same: boolean | null
  readonly known: ReadonlySet<Term>
  /** Of each transcript that holds a searched value: the transcript whose signs it was made to have. */
  readonly searched: ReadonlyMap<Term, Term>
}

const SEARCHED = 'nonceSearched'

export function pairingModel({ thief, without }: PairingVariant): Model<State> {
  const hear = (state: State, ...terms: readonly Term[]): State => ({
    ...state,
    known: closed([...state.known, ...terms]),
  })

  /** What may lie in a box of this step when it arrives: what was sent in it, or what the attacker puts together. */
  const arriving = (state: State, step: string, made: readonly Term[]): readonly Term[] => {
    const contents = new Set<Term>()
    for (const heard of state.known) {
      const start = `boxed(${key(step)},`
      if (heard.startsWith(start)) contents.add(heard.slice(start.length, -1))
    }
    for (const content of made) if (canMake(state.known, boxed(key(step), content))) contents.add(content)
    return [...contents]
  }
  const parties = [partyA, partyB, partyM]
  const nonces = ['nonceA', 'nonceB', 'nonceM']
  const claims = parties.flatMap(who => nonces.map(nonce => promise(who, nonce)))
  const openClaims = parties.flatMap(who => nonces.map(nonce => tuple(who, nonce)))
  const knowsAll = (state: State, parts: readonly Term[]) => parts.every(part => canMake(state.known, part))

  function* inviterSteps(state: State): Iterable<readonly [string, State]> {
    const { a } = state
    if (a.stage === 'begin') {
      const sent = [boxed(key('offer'), partyA)]
      if (without === 'late nonce') sent.push(boxed(key('answer'), 'nonceA'))
      yield ['A offers', hear({ ...state, a: { ...a, stage: 'offered' } }, ...sent)]
    }
    if (a.stage === 'offered') {
      const open = without === 'promise'
      const candidates = arriving(state, 'claim', open ? openClaims : claims)
      for (const claim of candidates)
        yield [
          `A takes the promise ${claim}`,
          hear({ ...state, a: { ...a, stage: 'answered', claim } }, boxed(key('answer'), 'nonceA')),
        ]
      // A nonce known beforehand: the attacker searches its own before it promises.
      if (without === 'late nonce' && state.b.stage === 'revealed' && thief) {
        const claim = promise(partyM, SEARCHED)
        const whole = transcript(partyA, claim, 'nonceA', partyM, SEARCHED)
        if (knowsAll(state, [partyA, 'nonceA', partyM, state.b.said]))
          yield [
            'A takes a promise of a searched nonce',
            hear(
              {
                ...state,
                a: { ...a, stage: 'answered', claim },
                searched: new Map([[whole, state.b.said]]),
              },
              boxed(key('answer'), 'nonceA'),
              SEARCHED,
            ),
          ]
      }
    }
    if (a.stage === 'answered') {
      const made = [...openClaims, tuple(partyM, SEARCHED)]
      for (const content of arriving(state, 'reveal', made)) yield* revealed(state, content)
    }
    if (a.stage === 'revealed' && (state.same === true || without === 'comparison')) {
      const proof = signed(secretOf(a.joiner), a.said)
      const possible = [...parties.map(who => signed(secretOf(who), a.said))]
      for (const content of arriving(state, 'confirm', without === 'possession' ? ['nothing'] : possible))
        if (content === proof || without === 'possession')
          yield [
            'A lets the joiner in',
            hear(
              { ...state, a: { ...a, stage: 'done' } },
              wrapped(
                a.joiner.slice(a.joiner.indexOf('public(')).slice(0, -1),
                derived(S, a.said),
                'epochKey',
              ),
            ),
          ]
    }
  }

  function* revealed(state: State, content: Term): Iterable<readonly [string, State]> {
    const { a, b } = state
    const comma = content.lastIndexOf(',')
    const [joiner, nonce] = [content.slice('tuple('.length, comma), content.slice(comma + 1, -1)]
    const promised = without === 'promise' ? a.claim === content : promise(joiner, nonce) === a.claim
    if (!promised && without !== 'check of the promise') return
    const said = transcript(partyA, a.claim, 'nonceA', joiner, nonce)
    yield [`A sees ${content}`, { ...state, a: { ...a, stage: 'revealed', joiner, said } }]
    // Nothing holds the attacker to what it had promised: it searches now, when it knows all the rest.
    if (without === 'check of the promise' && b.said !== '' && thief) {
      const free = transcript(partyA, a.claim, 'nonceA', partyM, SEARCHED)
      if (knowsAll(state, [a.claim, 'nonceA', b.said]))
        yield [
          'A sees a searched nonce',
          hear(
            {
              ...state,
              a: { ...a, stage: 'revealed', joiner: partyM, said: free },
              searched: new Map([[free, b.said]]),
            },
            SEARCHED,
          ),
        ]
    }
  }

  function* joinerSteps(state: State): Iterable<readonly [string, State]> {
    const { a, b } = state
    if (b.stage === 'begin')
      for (const inviter of arriving(state, 'offer', parties)) {
        const content = without === 'promise' ? tuple(partyB, 'nonceB') : promise(partyB, 'nonceB')
        yield [
          `B takes the offer of ${inviter}`,
          hear({ ...state, b: { ...b, stage: 'claimed', inviter } }, boxed(key('claim'), content)),
        ]
      }
    if (b.stage === 'claimed') {
      const claim = without === 'promise' ? tuple(partyB, 'nonceB') : promise(partyB, 'nonceB')
      const sent = boxed(key('reveal'), tuple(partyB, 'nonceB'))
      for (const nonce of arriving(state, 'answer', nonces)) {
        const said = transcript(b.inviter, claim, nonce, partyB, 'nonceB')
        yield [`B takes the nonce ${nonce}`, hear({ ...state, b: { ...b, stage: 'revealed', said } }, sent)]
      }
      const said = transcript(b.inviter, claim, SEARCHED, partyB, 'nonceB')
      if (thief && a.said !== '' && knowsAll(state, [b.inviter, claim, partyB, 'nonceB', a.said]))
        yield [
          'B takes a searched nonce',
          hear(
            { ...state, b: { ...b, stage: 'revealed', said }, searched: new Map([[said, a.said]]) },
            sent,
            SEARCHED,
          ),
        ]
    }
    if (b.stage === 'revealed' && state.same === true)
      yield [
        'B confirms',
        hear({ ...state, b: { ...b, stage: 'confirmed' } }, boxed(key('confirm'), signed('secretB', b.said))),
      ]
  }

  return {
    initial: {
      a: { stage: 'begin', claim: '', joiner: '', said: '' },
      b: { stage: 'begin', inviter: '', said: '' },
      same: null,
      known: closed([
        'memberM',
        'secretM',
        'nonceM',
        'claim',
        'nothing',
        'memberA',
        'memberB',
        ...(thief ? [S, 'offer', 'claim', 'answer', 'reveal', 'confirm'] : []),
      ]),
      searched: new Map(),
    },
    *next(state) {
      yield* inviterSteps(state)
      yield* joinerSteps(state)
      const [mine, yours] = [state.a.said, state.b.said]
      if (mine !== '' && yours !== '' && state.same === null) {
        const same =
          mine === yours || state.searched.get(mine) === yours || state.searched.get(yours) === mine
        yield [`the two say the signs: ${same ? 'the same' : 'not the same'}`, { ...state, same }]
      }
    },
    wrong: state => {
      if (canMake(state.known, 'epochKey')) return 'the attacker has the epoch key'
      if (state.a.stage === 'done' && state.a.joiner !== partyB) return 'somebody else than B was let in'
      if (state.a.stage === 'done' && state.a.said !== state.b.said && without !== 'comparison')
        return 'A and B have seen different pairings, and neither noticed'
      if (state.a.stage === 'done' && state.b.stage !== 'confirmed' && without !== 'comparison')
        return 'B was let in without having agreed'
      return null
    },
    key: ({ a, b, same, known, searched }) => JSON.stringify([a, b, same, [...known].sort(), [...searched]]),
  }
}
