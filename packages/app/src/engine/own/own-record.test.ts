import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64url } from '#protocol'
import * as own from './own-record.ts'

const id = (n: number) => n.toString(16).padStart(2, '0').repeat(16)
const bytes = (n: number, size: number) => base64url(new Uint8Array(size).fill(n))
const few = fc.nat(3)
const said: fc.Arbitrary<readonly [string, unknown, number]> = fc.oneof(
  fc.tuple(
    fc.constant(own.SPACE_ENTERED),
    fc.record({
      space: few.map(id),
      member: few.map(id),
      kind: fc.constant('pair'),
      name: fc.constantFrom('Juma', 'Neema'),
    }),
    few,
  ),
  fc.tuple(
    fc.constant(own.SPACE_LEFT),
    fc.record(
      { space: few.map(id), keep: fc.boolean(), key: few.map(n => bytes(n, 32)) },
      { requiredKeys: ['space', 'keep'] },
    ),
    few,
  ),
  fc.tuple(fc.constant(own.SPACE_BLOCKED), fc.record({ key: few.map(n => bytes(n, 32)) }), few),
  fc.tuple(
    fc.constant(own.DEVICE_NAMED),
    fc.record({ device: few.map(id), name: fc.constantFrom('old phone', 'tablet') }),
    few,
  ),
  fc.tuple(
    fc.constant(own.DEVICE_ASKS),
    few.map(n => ({
      device: id(n),
      space: id(9),
      sign: bytes(n, 32),
      kem: bytes(n, 32),
      possession: bytes(n, 64),
      epoch: 1,
    })),
    few,
  ),
  fc.tuple(
    fc.constant(own.DEVICE_HERE),
    fc.record({ device: few.map(id), space: few.map(id), as: few.map(id) }),
    few,
  ),
  fc.tuple(
    fc.constant(own.SPARE_MADE),
    fc.record({
      space: few.map(id),
      seed: few.map(n => bytes(n, 32)),
      epoch: fc.integer({ min: 1, max: 3 }),
    }),
    few,
  ),
  fc.tuple(
    fc.constant(own.WORDS_MADE),
    fc.record({
      device: few.map(id),
      record: fc.record({ id: few.map(id), access: few.map(n => bytes(n, 32)), box: fc.constant('box') }),
    }),
    few,
  ),
  fc.tuple(fc.constant(own.WORDS_DROPPED), fc.record({ device: few.map(id) }), few),
)

type Told = readonly [string, unknown, number, string?]
/** Whoever a thing is about has said it. */
const byOf = (data: unknown) => (data as { readonly device?: string }).device ?? ''

const told = (all: readonly Told[]) => {
  const record = own.ownRecord()
  for (const [type, data, at, by = byOf(data)] of all) expect(record.take(type, data, at, by)).toBe(true)
  return record
}
const seen = (record: own.OwnRecord) => {
  const ids = [0, 1, 2, 3].map(id)
  const sorted = (values: readonly unknown[]) => values.map(value => JSON.stringify(value)).sort()
  return {
    entered: sorted([...record.entered()]),
    left: sorted([...record.left()]),
    blocked: sorted([...record.blocked()]),
    names: ids.map(record.nameOf),
    asks: sorted(record.asks()),
    here: sorted(ids.flatMap(record.idsOf)),
    vouched: sorted(ids.flatMap(one => record.vouchedFor(one, by => by === id(1)))),
    spares: ids.map(record.sparesIn),
    epochs: [0, 1, 2, 3].map(n => record.spareEpoch(bytes(n, 32))),
    words: record.words(),
    dropped: [...record.droppedWords()].sort(),
    acquaintances: [...record.acquaintances()].sort(),
  }
}

describe('what the self space says to the engine', () => {
  test('Means the same in whatever order and however often it is heard', () => {
    fc.assert(
      fc.property(
        fc
          .array(said, { maxLength: 30 })
          .chain(all =>
            fc.tuple(
              fc.constant(all),
              fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 }),
            ),
          ),
        ([all, again]) => {
          const record = told(all)
          expect(seen(told(again))).toEqual(seen(record))
          expect(
            seen(told(record.said().map(({ type, data, at, by = '' }) => [type, data, at, by]))),
          ).toEqual(seen(record))
        },
      ),
    )
  })

  test('Is not taken in another shape, nor for another type', () => {
    const record = own.ownRecord()
    expect(record.take(own.SPACE_LEFT, { space: 'nowhere', keep: true }, 1)).toBe(false)
    expect(record.take('gratitude.given.v1', {}, 1)).toBe(false)
    expect(record.take('constructor', {}, 1)).toBe(false)
    expect(record.changes()).toBe(0)
  })

  test('Is not heard where a device asks in the name of another', () => {
    const record = own.ownRecord()
    const ask = { space: id(9), sign: bytes(1, 32), kem: bytes(1, 32), possession: bytes(1, 64), epoch: 1 }
    record.take(own.DEVICE_ASKS, { ...ask, device: id(1) }, 1, id(2))
    expect(record.asks()).toEqual([])
    record.take(own.DEVICE_ASKS, { ...ask, device: id(1) }, 1, id(1))
    expect(record.asks()).toHaveLength(1)
  })
})

test('Of a space that was forgotten no name stays, in whatever order it is heard, nor in what another record is made from', () => {
  const [space, member] = ['5a'.repeat(16), '0b'.repeat(16)]
  const entered = [own.SPACE_ENTERED, { space, member, kind: 'pair', name: 'Juma' }] as const
  const forgotten = [own.SPACE_LEFT, { space, keep: false }] as const
  for (const order of [
    [entered, forgotten],
    [forgotten, entered],
    [entered, forgotten, entered],
  ]) {
    const record = own.ownRecord()
    for (const [type, data] of order) record.take(type, data, 1)
    expect(record.entered().get(space)).toEqual({ space, member, kind: 'pair', name: '' })
    expect(JSON.stringify(record.said())).not.toContain('Juma')
    record.take(own.SPACE_ENTERED, { ...entered[1], name: 'Neema' }, 0)
    expect(JSON.stringify([...record.entered(), record.said()])).not.toContain('Neema')
  }
  const kept = own.ownRecord()
  kept.take(...entered, 1)
  kept.take(own.SPACE_LEFT, { space, keep: true }, 2)
  expect(kept.entered().get(space)?.name).toBe('Juma')
})
