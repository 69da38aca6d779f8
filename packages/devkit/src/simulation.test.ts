import { expect, test } from 'vitest'
import { howToRepeat, simulate } from './simulation.ts'

/** Seeds in one test; a test should stay well below its time limit on a slow machine. */
const TOGETHER = 10
const TESTS = 10

for (let batch = 0; batch < TESTS; batch++) {
  const first = batch * TOGETHER
  test(`All holds in simulated worlds ${first + 1} to ${first + TOGETHER}: nothing lost, nothing doubled, nothing read too early`, async () => {
    let opened = 0
    let kept = 0
    for (let i = first; i < first + TOGETHER; i++) {
      const seed = `world ${i + 1}`
      const run = await simulate(seed)
      const again = `to see it again: ${howToRepeat(seed)}\n\n${run.story}`
      expect(run.wrong, again).toEqual([])
      opened += run.opened
      kept += run.kept
    }
    // Worlds in which nothing is said or opened would prove nothing.
    expect(kept).toBeGreaterThan(TOGETHER * 5)
    expect(opened).toBeGreaterThan(0)
  })
}

test('The same seed tells the same story, another seed another', async () => {
  const [one, same, other] = [
    await simulate('story'),
    await simulate('story'),
    await simulate('another story'),
  ]
  expect(one.digest).toBe(same.digest)
  expect(one.digest).not.toBe(other.digest)
})
