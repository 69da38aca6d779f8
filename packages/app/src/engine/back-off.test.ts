import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backOff, chanceOf } from './back-off.ts'

const bytes4 = fc.uint8Array({ minLength: 4, maxLength: 4 })

test('A wait grows with every failure, is never over the longest, and never nothing', () => {
  fc.assert(
    fc.property(bytes4, fc.nat(2000), (random, attempt) => {
      const { delay } = backOff(
        chanceOf(() => random),
        1000,
        300_000,
      )
      const bound = Math.min(300_000, 1000 * 2 ** Math.min(attempt, 30))
      expect(delay(attempt)).toBeLessThanOrEqual(bound)
      expect(delay(attempt)).toBeGreaterThanOrEqual(bound / 10)
    }),
  )
})

test('Devices that fail together do not come back together', () => {
  const waits = new Set(
    Array.from({ length: 200 }, (_, i) =>
      backOff(
        chanceOf(() => new Uint8Array([i, i * 7, 3, 4])),
        1000,
        300_000,
      ).delay(8),
    ),
  )
  expect(waits.size).toBe(200)
})
