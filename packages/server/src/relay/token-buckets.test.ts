import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenBuckets } from './token-buckets.ts'

const handClock = () => {
  let time = 0
  return { now: () => time, after: () => () => {}, pass: (milliseconds: number) => (time += milliseconds) }
}

test('whoever asks more than the rate is told how long to wait, and is heard after that time', () => {
  const clock = handClock()
  const buckets = tokenBuckets(clock, 2, 60_000)
  expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 0])
  const wait = buckets.take('a')
  expect(wait).toBe(30)
  clock.pass(wait * 1000)
  expect(buckets.take('a')).toBe(0)
  expect(buckets.take('a')).toBeGreaterThan(0)
})

test('one who asks too much takes nothing from another', () => {
  const buckets = tokenBuckets(handClock(), 1, 60_000)
  buckets.take('a')
  expect(buckets.take('a')).toBeGreaterThan(0)
  expect(buckets.take('b')).toBe(0)
})

test('a rate of 0 takes everything', () => {
  const buckets = tokenBuckets(handClock(), 0, 60_000)
  expect(Array.from({ length: 100 }, () => buckets.take('a')).every(wait => wait === 0)).toBe(true)
})

test('over any time nobody gets more than one full bucket and the rate, also when the clock jumps back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5_000, max: 20_000 }), { maxLength: 60 }), steps => {
      const clock = handClock()
      const buckets = tokenBuckets(clock, 3, 30_000)
      let forward = 0
      let heard = 0
      for (const step of steps) {
        clock.pass(step)
        forward += Math.max(0, step)
        if (buckets.take('a') === 0) heard++
      }
      expect(heard).toBeLessThanOrEqual(3 + forward / 10_000)
    }),
  )
})
