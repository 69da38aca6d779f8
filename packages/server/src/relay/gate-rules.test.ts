import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  close,
  type Deposit,
  deposit,
  type GateKind,
  type GateRecord,
  NEW_GATE,
  settle,
  viewGate,
  withdraw,
} from './gate-rules.ts'

const TODAY = '2026-11-22'
const always = () => true
const made = (member: string, more: Partial<Deposit> = {}): Deposit => ({
  member,
  kind: 'both',
  day: null,
  entry: 'e'.repeat(64),
  inner: '1'.repeat(64),
  share: `${member}'s half`,
  ...more,
})
const put = (gate: GateRecord, one: Deposit): GateRecord => {
  const next = deposit(gate, one)
  if (!next.ok) throw new Error(next.error)
  return settle(next.value, always, TODAY)
}

test('a gate for both opens when the second has made a deposit, and not before', () => {
  const waiting = put(NEW_GATE, made('amara'))
  expect(viewGate(waiting, always, TODAY)).toEqual({ state: 'waiting', shares: [] })
  const open = put(waiting, made('juma'))
  expect(viewGate(open, always, TODAY).state).toBe('open')
  expect(viewGate(open, always, TODAY).shares.map(({ share }) => share)).toEqual([
    "amara's half",
    "juma's half",
  ])
})

test('a deposit whose entry is not in the log opens nothing', () => {
  const counts = (one: Deposit) => one.member === 'amara'
  const next = deposit(put(NEW_GATE, made('amara')), made('juma'))
  const gate = settle(next.ok ? next.value : NEW_GATE, counts, TODAY)
  expect(viewGate(gate, counts, TODAY)).toEqual({ state: 'waiting', shares: [] })
})

test('a gate of a day opens on that day', () => {
  const gate = put(NEW_GATE, made('amara', { kind: 'day', day: '2026-11-23' }))
  expect(viewGate(settle(gate, always, '2026-11-22'), always, '2026-11-22').state).toBe('waiting')
  const open = settle(gate, always, '2026-11-23')
  expect(viewGate(open, always, '2026-11-23').shares).toHaveLength(1)
})

test('a match says whether both gave the same, and never gives away what was given', () => {
  const given = (hers: string, his: string) =>
    viewGate(
      put(
        put(NEW_GATE, made('amara', { kind: 'match', share: hers })),
        made('juma', { kind: 'match', share: his }),
      ),
      always,
      TODAY,
    )
  expect(given('same', 'same')).toEqual({ state: 'matched', shares: [] })
  expect(given('one', 'other')).toEqual({ state: 'unmatched', shares: [] })
})

test('a deposit of another kind neither opens the gate of the other nor tells that there is one', () => {
  const hers = put(NEW_GATE, made('amara'))
  for (const his of [made('juma', { kind: 'match' }), made('juma', { kind: 'day', day: '2030-01-01' })]) {
    const answers = [hers, NEW_GATE].map(gate => viewGate(put(gate, his), always, TODAY))
    expect(answers[0]).toEqual(answers[1])
  }
})

test('a pass destroys what waits, for good', () => {
  const closed = close(put(NEW_GATE, made('amara')), 'juma')
  if (!closed.ok) throw new Error(closed.error)
  expect(closed.value.deposits).toEqual([])
  expect(viewGate(closed.value, always, TODAY).state).toBe('closed')
  expect(deposit(closed.value, made('juma'))).toEqual({ ok: false, error: 'gate-closed' })
})

test('nobody can destroy what the other has put away for a day', () => {
  const closed = close(put(NEW_GATE, made('amara', { kind: 'day', day: '2026-12-24' })), 'juma')
  if (!closed.ok) throw new Error(closed.error)
  expect(viewGate(settle(closed.value, always, '2026-12-24'), always, '2026-12-24').shares).toHaveLength(1)
})

test('no answer tells that what was put away for a day has been taken back', () => {
  const shut = (gate: GateRecord) => {
    const closed = close(gate, 'juma')
    if (!closed.ok) throw new Error(closed.error)
    return closed.value
  }
  const kept = shut(put(NEW_GATE, made('amara', { kind: 'day', day: '2026-12-24' })))
  const taken = withdraw(kept, 'amara', TODAY)
  if (!taken.ok) throw new Error(taken.error)
  expect(viewGate(kept, always, TODAY)).toEqual(viewGate(taken.value, always, TODAY))
})

test('what has opened cannot be closed or taken back', () => {
  const open = put(put(NEW_GATE, made('amara')), made('juma'))
  expect(close(open, 'amara')).toEqual({ ok: false, error: 'gate-open' })
  expect(withdraw(open, 'amara', TODAY)).toEqual({ ok: false, error: 'gate-open' })
})

test("taking back destroys one's own deposit only, and is fine when there is none", () => {
  const gate = put(NEW_GATE, made('amara'))
  expect(withdraw(gate, 'juma', TODAY)).toEqual({ ok: true, value: gate })
  expect(withdraw(gate, 'amara', TODAY)).toEqual({ ok: true, value: { ...gate, deposits: [] } })
})

test('the same deposit again is fine; another one in its place is not', () => {
  const gate = put(NEW_GATE, made('amara'))
  expect(deposit(gate, made('amara'))).toEqual({ ok: true, value: gate })
  expect(deposit(gate, made('amara', { share: 'another' }))).toEqual({ ok: false, error: 'deposit-conflict' })
  expect(deposit(gate, made('amara', { kind: 'match' }))).toEqual({ ok: false, error: 'gate-conflict' })
})

test('after a match was compared nobody can guess again', () => {
  const unmatched = put(
    put(NEW_GATE, made('amara', { kind: 'match', share: 'a' })),
    made('juma', { kind: 'match', share: 'b' }),
  )
  expect(deposit(unmatched, made('third', { kind: 'match', share: 'a' }))).toEqual({
    ok: false,
    error: 'deposit-conflict',
  })
  expect(withdraw(unmatched, 'juma', TODAY)).toEqual({ ok: false, error: 'gate-open' })
})

type Act = { act: 'deposit' | 'close' | 'withdraw' | 'look'; by: string; kind: GateKind; share: string }
const act = fc.record<Act>({
  act: fc.constantFrom('deposit', 'close', 'withdraw', 'look'),
  by: fc.constantFrom('amara', 'juma'),
  kind: fc.constantFrom<GateKind>('both', 'match'),
  share: fc.constantFrom('x', 'y'),
})
const run = (gate: GateRecord, { act, by, kind, share }: Act): GateRecord => {
  const next =
    act === 'deposit'
      ? deposit(gate, made(by, { kind, share }))
      : act === 'close'
        ? close(gate, by)
        : act === 'withdraw'
          ? withdraw(gate, by, TODAY)
          : ({ ok: true, value: gate } as const)
  return settle(next.ok ? next.value : gate, always, TODAY)
}

test('no row of acts shows a share before both deposits for both are there, and none hides it again', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 15 }), acts => {
      let gate = NEW_GATE
      let shown = ''
      for (const one of acts) {
        gate = run(gate, one)
        const { shares } = viewGate(gate, always, TODAY)
        const kinds = gate.deposits.map(({ kind }) => kind)
        if (shares.length > 0) expect(kinds).toEqual(['both', 'both'])
        if (shown !== '') expect(JSON.stringify(shares)).toBe(shown)
        if (shares.length > 0) shown = JSON.stringify(shares)
      }
    }),
  )
})

test('until the gate settles or closes, whatever one does is answered the same whether or not the other has made a deposit', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 8 }), acts => {
      const hers = acts.filter(one => one.act !== 'close').map(one => ({ ...one, by: 'amara' }))
      let alone = NEW_GATE
      // His deposit is of a kind that hers never meets here.
      let withHis = put(NEW_GATE, made('juma', { kind: 'day', day: '2030-01-01' }))
      for (const one of hers) {
        const answers = [alone, withHis].map(gate =>
          one.act === 'deposit'
            ? deposit(gate, made('amara', { kind: one.kind, share: one.share }))
            : withdraw(gate, 'amara', TODAY),
        )
        expect(answers[0]?.ok).toBe(answers[1]?.ok)
        if (!answers[0]?.ok) expect(answers[0]).toEqual(answers[1])
        alone = run(alone, one)
        withHis = run(withHis, one)
        expect(viewGate(alone, always, TODAY)).toEqual(viewGate(withHis, always, TODAY))
      }
    }),
  )
})
