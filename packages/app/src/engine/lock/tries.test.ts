import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costFor, LEAST_COST } from './cost.ts'
import { pinWorth } from './pin-worth.ts'
import { waitAfter, waitLeft } from './tries.ts'

const FIVE_MINUTES = 300_000

test('Each wrong PIN waits as long as the one before or longer, and never more than five minutes', () => {
  fc.assert(
    fc.property(fc.nat(10_000), wrong => {
      expect(waitAfter(wrong + 1)).toBeGreaterThanOrEqual(waitAfter(wrong))
      expect(waitAfter(wrong)).toBeLessThanOrEqual(FIVE_MINUTES)
    }),
  )
  expect([waitAfter(1), waitAfter(2), waitAfter(3), waitAfter(8)]).toEqual([0, 0, 8000, FIVE_MINUTES])
})

test('A clock that is set back shortens no wait, and lengthens it only from the beginning', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(10 ** 9), fc.integer({ min: -(10 ** 9), max: -1 }), (wrong, at, back) => {
      const { ms, tries } = waitLeft({ wrong, at }, at + back)
      expect(ms).toBe(waitAfter(wrong))
      expect(waitLeft(tries, at + back + waitAfter(wrong)).ms).toBe(0)
    }),
  )
})

test('Nobody waits for the first try', () => {
  expect(waitLeft(null, 0).ms).toBe(0)
})

test('A guess costs as much as a phone bears in a second, and never less than 19 MiB twice over', () => {
  fc.assert(
    fc.property(fc.nat(20_000), ms => {
      const { memory, passes } = costFor(ms)
      expect(memory).toBeGreaterThanOrEqual(LEAST_COST.memory)
      expect(passes).toBeGreaterThanOrEqual(2)
      const takes = ((memory * passes) / LEAST_COST.memory) * ms
      expect(takes <= 1000 || (memory === LEAST_COST.memory && passes === 2)).toBe(true)
    }),
  )
  // A clock that stands still measures nothing.
  expect(costFor(0)).toEqual(LEAST_COST)
  expect(costFor(90).memory).toBeGreaterThan(LEAST_COST.memory)
})

test('What is typed is called what it is worth', () => {
  expect(['', '123', ' 12 3'].map(pinWorth)).toEqual(['tooShort', 'tooShort', 'short'])
  expect(['1234', '99999999', 'mango', 'aaaaaaaaaaaaaaaaaa'].map(pinWorth)).toEqual(Array(4).fill('short'))
  expect(['482915', 'maembe mabichi'].map(pinWorth)).toEqual(['fair', 'fair'])
  expect(['482915770132', 'bahari mawe nyota kiti'].map(pinWorth)).toEqual(['long', 'long'])
})
