/** Rules of Solve it together that hold over random runs, said without its reducer. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { holdsOverRandomRuns, memberOf, otherOf, type Person, twoPhones } from '../shared/testkit.ts'
import { type AnySlice, type Fact, SEAL_OPENED, type Sealed } from '../slice.ts'
import { areEnough, roundOf, stepOf } from './board.ts'
import { firstRound, roundFrom } from './events.ts'
import { type Intent, type NoBlame, noBlame, type Vote } from './index.ts'
import { ownReturned, ownWords } from './own-words.ts'
import { isInWork, type Solving } from './state.ts'

const hour = 3_600_000
const fresh = 'f'.repeat(32)
const entry = 'e'.repeat(64)
const opener = { noticed: 'the tin', felt: 'afraid', need: 'to know', ask: 'to count', matter: null }
const deed = { what: 'a second tin', by: null }

const latest = (state: NoBlame): Solving | undefined =>
  all(state.solvings).findLast(isInWork) ?? all(state.solvings).at(-1)

const moves = (state: NoBlame, me: string, other: string, now: number): readonly Intent[] => {
  const offer: Intent = { do: 'offer', ...opener }
  const solving = latest(state)
  if (solving === undefined) return [offer]
  const { id: talk } = solving.life
  const { options } = roundOf(solving)
  const votes = (said: Vote) =>
    Object.fromEntries(options.map(({ id }, n) => [id, n === 0 ? said : 'live'] as const))
  const choice = {
    do: 'word-choice',
    talk,
    mine: deed,
    theirs: { what: '', by: null },
    review: '2027-01-01',
  } as const
  const goesOn: Intent[] = [
    { do: 'agree', talk },
    { do: 'reflect', talk, text: 'I hear' },
    { do: 'accept', talk },
    { do: 'word', talk, text: 'the tin' },
    { do: 'accept-wording', talk, wording: solving.wording.now?.fact ?? entry },
    { do: 'seal-side', talk, touches: 'old worries', adds: 'silence' },
    { do: 'name-causes', talk, causes: ['money'], own: '' },
    { do: 'add-option', talk, text: 'two tins' },
    { do: 'close-options', talk },
    { do: 'close-options', talk },
    { do: 'vote', talk, votes: votes('glad') },
    { do: 'vote', talk, votes: votes('no') },
    { ...choice, option: options[0]?.id ?? fresh },
    { ...choice, option: options.at(-1)?.id ?? fresh },
    { do: 'accept-choice', talk, choice: solving.choice.now?.fact ?? entry },
    { do: 'accept-choice', talk, choice: solving.choice.now?.fact ?? entry },
    { do: 'review', talk, word: 'keep' },
    { do: 'review', talk, word: 'change' },
  ]
  const others: Intent[] = [
    offer,
    { do: 'correct', talk, text: 'not quite' },
    { do: 'word', talk, text: 'our money' },
    { do: 'look-for-more', talk },
    { do: 'vote', talk, votes: {} },
    { do: 'review', talk, word: 'let-go' },
    { do: 'not-now', talk, until: null },
    { do: 'pause', talk, until: now + hour },
    { do: 'come-back', talk, own: 'mine', wish: '' },
    { do: 'come-back', talk, own: '', wish: '' },
    ...ownWords(solving, me)
      .slice(-1)
      .map(({ fact }): Intent => ({ do: 'erase', talk, fact })),
    ...ownReturned(solving, me).map(({ seal }): Intent => ({ do: 'delete-returned', talk, seal: seal.seal })),
  ]
  const ends: Intent[] = [
    { do: 'pass', talk },
    { do: 'end', talk },
  ]
  const context = { me, other, now, freshId: () => fresh }
  const carries = goesOn.filter(intent => noBlame.decide(state, intent, context).ok)
  return [...Array.from({ length: 60 }, () => carries).flat(), ...[...goesOn, ...others, ...others], ...ends]
}

const bogus = (gate: string, name: string): Sealed => ({
  seal: name,
  commit: 'c',
  box: 'b',
  gate,
  gateKind: 'both',
})

/** Everything that this member may not do now, as a changed client would write it. */
const outOfTurn = (state: NoBlame, me: string) => {
  const unknown = '7'.repeat(32)
  return [
    { type: 'no-blame.worded.v1', data: { talk: unknown, after: null, text: 'to nobody' } },
    { type: SEAL_OPENED, data: { seal: unknown, text: `${fresh}g` } },
    ...all(state.solvings).flatMap(solving => cheatsIn(solving, me)),
  ]
}

function cheatsIn(solving: Solving, me: string) {
  const { life, guest, reflections, wording, sides, causes, choice } = solving
  const { id: talk } = life
  const open = life.stage === 'agreed' && life.pause === null && (me === life.openedBy || me === guest)
  const step = open ? stepOf(solving) : null
  const round = roundOf(solving)
  const judging = reflections.at(-1)?.correction === null
  const reflection = reflections.at(-1)?.id ?? talk
  const has = (list: readonly { readonly by: string }[]) => list.some(({ by }) => by === me)
  const option = { talk, round: round.id, option: fresh, text: 'out of turn' }
  const worded = { talk, after: wording.now?.fact ?? null, text: 'out of turn' }
  const side = { talk, words: bogus(talk, '5'.repeat(32)) }
  const votes = { talk, round: round.id, words: bogus(round.id, '6'.repeat(32)) }
  const first = round.options[0]?.id ?? fresh
  const chosen = {
    talk,
    after: choice.now?.fact ?? null,
    option: first,
    mine: deed,
    theirs: deed,
    review: '2027-01-01',
  }
  const closes = step === 'options' && areEnough(round) && !round.closedBy.includes(me)
  const adds =
    step === 'options' &&
    !round.closedBy.includes(me) &&
    round.options.filter(({ by }) => by === me).length < 6
  const event = (type: string, data: object) => ({ type: `no-blame.${type}.v1`, data })
  const said: readonly (readonly [boolean, { type: string; data: object }])[] = [
    [
      step === 'reflect' && me === guest && !judging,
      event('reflected', { talk, reflection: fresh, after: reflection, text: 'x' }),
    ],
    [false, event('reflected', { talk, reflection: fresh, after: fresh, text: 'it answers something else' })],
    [step === 'reflect' && me !== guest && judging, event('accepted', { talk, reflection })],
    [step === 'reflect' && me !== guest && judging, event('corrected', { talk, reflection, text: 'x' })],
    [false, event('accepted', { talk, reflection: fresh })],
    [step === 'wording', event('worded', worded)],
    [false, event('worded', { ...worded, after: entry })],
    [
      step === 'wording' && !wording.accepted.includes(me),
      event('wording-accepted', { talk, wording: wording.now?.fact ?? entry }),
    ],
    [false, event('wording-accepted', { talk, wording: entry })],
    [step === 'sides' && !has(sides), event('side-sealed', side)],
    [false, event('side-sealed', { talk, words: bogus(firstRound(talk), '5'.repeat(32)) })],
    [step === 'causes' && !has(causes), event('causes-named', { talk, causes: [], own: 'x' })],
    [adds, event('option-added', option)],
    [false, event('option-added', { ...option, round: 'e'.repeat(32) })],
    [closes, event('options-closed', { talk, round: round.id })],
    [step === 'votes' && !has(round.votes), event('votes-sealed', votes)],
    [false, event('votes-sealed', { ...votes, words: bogus(talk, '6'.repeat(32)) })],
    [step === 'choice', event('round-begun', { talk, after: round.id, round: roundFrom(fresh) })],
    [false, event('round-begun', { talk, after: round.id, round: round.id })],
    [step === 'choice', event('choice-worded', chosen)],
    [false, event('choice-worded', { ...chosen, option: 'd'.repeat(32) })],
    [false, event('choice-worded', { ...chosen, after: entry })],
    [
      step === 'choice' && !choice.accepted.includes(me),
      event('choice-accepted', { talk, choice: choice.now?.fact ?? entry }),
    ],
    [false, event('choice-accepted', { talk, choice: entry })],
    [step === 'trial', event('review-said', { talk, choice: choice.now?.fact ?? entry, word: 'keep' })],
    [false, event('review-said', { talk, choice: entry, word: 'keep' })],
    [false, event('offered', { talk, ...opener, noticed: 'another' })],
    [life.openedBy !== me && life.stage === 'offered', event('agreed', { talk })],
  ]
  // Nobody opens the votes of the other.
  const forged = round.votes
    .filter(({ by }) => by !== me)
    .map(({ seal }) => ({ type: SEAL_OPENED, data: { seal: seal.seal, text: `${first}g` } }))
  return [...said.filter(([inTurn]) => !inTurn).map(([, one]) => one), ...forged]
}

/** All but what is kept beside the board, for its author. */
const matters = (state: NoBlame) =>
  all(state.solvings).map(({ beside: _, returned: __, life, ...solving }) => ({
    ...solving,
    life: { ...life, beside: [] },
  }))

interface Data {
  readonly talk: string
  readonly words: Sealed
  readonly seal: string
  readonly wording: string
}
const written = (log: readonly Fact[], part: string) =>
  log.flatMap(({ type, by, data, id }, place) =>
    type === `no-blame.${part}.v1` ? [{ by, place, id, data: data as Data }] : [],
  )

/**
 * Said from the log alone: somebody else reads a side or votes only if both have sealed theirs for the same gate, before the
 * matter was stopped, and after both had accepted one wording; or if their author has opened them.
 */
function mayRead(log: readonly Fact[], seal: string, withWording: boolean): boolean {
  const sealed = [...written(log, 'side-sealed'), ...written(log, 'votes-sealed')]
  const own = sealed.find(({ data }) => data.words.seal === seal)
  if (own === undefined) return false
  const opened = log.some(
    ({ type, by, data }) => type === SEAL_OPENED && by === own.by && (data as Data).seal === seal,
  )
  const { talk } = own.data
  const stopped =
    written(log, 'ended').find(({ data }) => data.talk === talk)?.place ?? Number.POSITIVE_INFINITY
  const theirs = sealed.find(
    ({ by, data, place }) => by !== own.by && data.words.gate === own.data.words.gate && place < stopped,
  )
  if (opened) return true
  if (theirs === undefined || own.place > stopped) return false
  return !withWording || hasWording(log, talk, Math.max(own.place, theirs.place))
}

/** One of the two wrote it and the other accepted this very entry, before `place`. */
const hasWording = (log: readonly Fact[], talk: string, place: number): boolean =>
  written(log, 'wording-accepted').some(
    accepted =>
      accepted.place < place &&
      accepted.data.talk === talk &&
      written(log, 'worded').some(
        ({ id, by, data, place: before }) =>
          id === accepted.data.wording && by !== accepted.by && data.talk === talk && before < accepted.place,
      ),
  )

/** A board that two have brought as far as this, so that random runs reach what comes after it. */
function boardAt(step: 'offer' | 'sides' | 'options' | 'votes'): NoBlame {
  const phones = twoPhones<NoBlame, Intent>(noBlame)
  const now = Date.parse('2026-03-02T07:00:00Z')
  const fact = (part: 'wording' | 'choice') => (talk: Solving) => talk[part].now?.fact ?? entry
  const does = (who: Person, intent: (talk: string, solving: Solving) => Intent) => {
    const solving = all(phones.confirmed().solvings)[0]
    phones.act(who, now, intent(solving?.life.id ?? '', solving as Solving))
    for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
  }
  const both = (intent: (talk: string) => Intent) => {
    for (const who of ['amara', 'juma'] as const) does(who, intent)
  }
  if (step === 'offer') return noBlame.initial
  // The phones of a run make their ids in the same order, and none of them is to be one of these.
  for (let ids = 0; ids < 600; ids++) phones.write('amara', now, 'no-blame.nothing.v1', {})
  does('juma', () => ({ do: 'offer', ...opener }))
  does('amara', talk => ({ do: 'agree', talk }))
  does('amara', talk => ({ do: 'reflect', talk, text: 'I hear' }))
  does('juma', talk => ({ do: 'accept', talk }))
  does('juma', talk => ({ do: 'word', talk, text: 'the tin' }))
  does('amara', (talk, solving) => ({ do: 'accept-wording', talk, wording: fact('wording')(solving) }))
  if (step === 'sides') return phones.confirmed()
  both(talk => ({ do: 'seal-side', talk, touches: 'old worries', adds: 'silence' }))
  both(talk => ({ do: 'name-causes', talk, causes: ['money'], own: '' }))
  if (step === 'options') return phones.confirmed()
  for (let ways = 0; ways < 2; ways++) both(talk => ({ do: 'add-option', talk, text: 'a way' }))
  both(talk => ({ do: 'close-options', talk }))
  return phones.confirmed()
}

test.each([
  { from: 'offer', runs: 120, seals: 0 },
  { from: 'sides', runs: 120, seals: 30 },
  { from: 'options', runs: 80, seals: 0 },
  { from: 'votes', runs: 120, seals: 50 },
] as const)(
  'over random runs from $from on, nothing out of turn matters and nothing sealed is readable too early',
  ({ from, runs, seals }) => {
    const slice: AnySlice = { ...noBlame, initial: boardAt(from) } as AnySlice
    const mayReadNow = (log: readonly Fact[], seal: string) => mayRead(log, seal, from === 'offer')
    const tally = holdsOverRandomRuns<NoBlame, Intent>(
      { slice, moves, outOfTurn, matters, mayRead: mayReadNow },
      runs,
    )
    // The runs were worth something: people went on, were refused and cheated; sides and votes were sealed, and some opened.
    expect(tally.acts).toBeGreaterThan(100)
    expect(tally.refused).toBeGreaterThan(50)
    expect(tally.cheats).toBeGreaterThan(50)
    expect(tally.seals).toBeGreaterThanOrEqual(seals)
    if (seals > 0) expect(tally.readByOther).toBeGreaterThan(seals / 4)
  },
)

test('at every moment of the golden log, nothing out of turn changes the board, nor does anybody else', () => {
  const lines = readFileSync(join(import.meta.dirname, 'golden/v1.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const facts = lines.slice(0, -1).map(line => JSON.parse(line) as Parameters<typeof noBlame.reduce>[1])
  let state = noBlame.initial
  for (const told of facts) {
    state = noBlame.reduce(state, told)
    for (const me of [memberOf.amara, memberOf.juma, 'c'.repeat(32)])
      for (const { type, data } of outOfTurn(state, me)) {
        const fact = { type, data, by: me, at: told.at, id: '0'.repeat(64), index: 99 } as typeof told
        expect(matters(noBlame.reduce(state, fact)), `${type} ${JSON.stringify(data)}`).toEqual(
          matters(state),
        )
      }
  }
})

test('no way without one wording of both before it; nothing is tried that either has said no to', () => {
  const step = fc.record({
    who: fc.constantFrom<Person>('amara', 'juma'),
    which: fc.nat(1_000),
    cheat: fc.nat(9),
  })
  const happened = { ways: 0, tried: 0, voted: 0 }
  fc.assert(
    fc.property(fc.array(step, { minLength: 100, maxLength: 140, size: 'max' }), steps => {
      const phones = twoPhones<NoBlame, Intent>(noBlame)
      const now = Date.parse('2026-03-02T08:00:00Z')
      for (const { who, which, cheat } of steps) {
        const state = phones.stateOf(who)
        const events = outOfTurn(state, memberOf[who])
        const event = cheat === 0 ? events[which % events.length] : undefined
        const intents = moves(state, memberOf[who], memberOf[otherOf(who)], now)
        if (event) phones.write(who, now, event.type, event.data)
        else phones.act(who, now, intents[which % intents.length]!)
        if (which % 4 > 0) for (const one of ['amara', 'juma'] as const) phones.sync(one, now)
      }
      for (const who of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(who, now)
      for (const solving of all(phones.confirmed().solvings)) {
        const { id: talk } = solving.life
        for (const { fact } of solving.rounds.flatMap(({ options }) => options)) {
          happened.ways++
          expect(
            hasWording(
              phones.log,
              talk,
              phones.log.findIndex(({ id }) => id === fact),
            ),
          ).toBe(true)
        }
        const round = roundOf(solving)
        if (round.votes.length === 2) happened.voted++
        if (stepOf(solving) !== 'trial') continue
        happened.tried++
        expect(solving.choice.now?.content.review).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        for (const { seal, by } of round.votes) {
          const who = by === memberOf.amara ? 'amara' : 'juma'
          const seen = phones.lookOf(who, now).sight(seal)
          expect(seen.kind === 'mine' && seen.text).toContain(`${solving.choice.now?.content.option}`)
          expect(seen.kind === 'mine' && seen.text).not.toContain(`${solving.choice.now?.content.option}n`)
        }
      }
    }),
    { numRuns: 50 },
  )
  expect(happened.ways).toBeGreaterThan(50)
  expect(happened.voted).toBeGreaterThan(5)
  expect(happened.tried).toBeGreaterThan(1)
})
