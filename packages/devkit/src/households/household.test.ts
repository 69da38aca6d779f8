import { afterAll, expect, test } from 'vitest'
import { howToSee, runOne } from '../simulate/kinds.ts'

/** Seeds in one test; a test should stay well below its time limit on a slow machine. */
const TOGETHER = 6
const TESTS = 10

/** What a deed that was really done leaves in the story. */
const TRACES: ReadonlyMap<string, RegExp> = new Map([
  ['add', /opens the app/],
  ['remove', /it is out/],
  ['rotate', /renews the keys/],
  ['leave', /leaves/],
  ['words', /makes words: true/],
  ['recover', /comes back by words: done/],
  ['carry', /takes a file: \d/],
  ['put back', /is put back to an earlier day/],
  ['copy', /is copied to/],
  ['relay', /the relay is put back/],
  ['full', /StoreFull/],
  ['erase', /deletes .*: kept/],
  ['crash', /is killed/],
])
const traced = new Set<string>()
let ran = 0

/** Coming back by words needs much to happen before, and is rare: households in which it does. */
const RARE = [113, 254]
const ordinary = Array.from({ length: TESTS }, (_, batch) =>
  Array.from({ length: TOGETHER }, (_, i) => batch * TOGETHER + i + 1),
)
const batches = [...ordinary, RARE]

for (const batch of batches) {
  test(`In households ${batch[0]} to ${batch.at(-1)}, whatever becomes of their phones, everybody reads what is theirs and nobody anything else`, async () => {
    let kept = 0
    for (const number of batch) {
      const seed = `household ${number}`
      const run = await runOne('household', seed)
      expect(run.wrong, `to see it again: ${howToSee('household', seed)}\n\n${run.story}`).toEqual([])
      kept += run.kept
      for (const [deed, trace] of TRACES) if (trace.test(run.story)) traced.add(deed)
    }
    ran++
    // Households in which nothing is said would prove nothing.
    expect(kept).toBeGreaterThan(batch.length * 3)
  })
}

// Deeds that are drawn and never done would prove nothing either.
afterAll(() => {
  if (ran === batches.length) expect([...TRACES.keys()].filter(deed => !traced.has(deed))).toEqual([])
})
