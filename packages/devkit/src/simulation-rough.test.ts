import { expect, test } from 'vitest'
import { howToRepeat, simulate } from './simulation.ts'

// A file of its own, so that two workers share the work.

/** Seeds in one test; a test should stay well below its time limit on a slow machine. */
const TOGETHER = 10
const TESTS = 10

for (let batch = 0; batch < TESTS; batch++) {
  const first = batch * TOGETHER
  test(`All holds in rough worlds ${first + 1} to ${first + TOGETHER}: nothing lost, nothing doubled, nothing read too early`, async () => {
    let opened = 0
    let kept = 0
    for (let i = first; i < first + TOGETHER; i++) {
      const seed = `rough world ${i + 1}`
      const run = await simulate(seed, { rough: true })
      const again = `to see it again: ${howToRepeat(seed, { rough: true })}\n\n${run.story}`
      expect(run.wrong, again).toEqual([])
      opened += run.opened
      kept += run.kept
    }
    // Worlds in which nothing is said or opened would prove nothing.
    expect(kept).toBeGreaterThan(TOGETHER * 5)
    expect(opened).toBeGreaterThan(0)
  })
}
