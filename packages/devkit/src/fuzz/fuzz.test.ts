import { beforeAll, expect, test } from 'vitest'
import { fuzz, replayed } from './fuzzing.ts'
import { makeSamples } from './samples.ts'
import { makeTargets, type Target } from './targets.ts'

/** So many cases for each decoder in every run; the command goes on for as long as one likes. */
const CASES = 1500

let targets: readonly Target[]
beforeAll(async () => {
  targets = await makeTargets(await makeSamples())
})

test('Every decoder takes what is good, and what once broke it', async () => {
  expect(targets.length).toBeGreaterThan(12)
  for (const target of targets) expect(await replayed(target)).toBeNull()
})

test('No decoder throws at damaged bytes, and none hangs', async () => {
  const seeds = Array.from({ length: CASES }, (_, i) => `every run ${i}`)
  for (const target of targets) {
    const slow: string[] = []
    const broken = await fuzz(target, seeds, { slow: seed => slow.push(seed) })
    expect([target.name, broken?.seed, broken?.error]).toEqual([target.name, undefined, undefined])
  }
})

test('A decoder that throws is found, and its case is named by a seed that draws it again', async () => {
  const brittle: Target = {
    name: 'brittle',
    good: [new Uint8Array(20)],
    take: bytes => {
      if (bytes.length > 20 && bytes[0] === 0) throw new Error('longer than it may be')
    },
  }
  const seeds = Array.from({ length: 200 }, (_, i) => `${i}`)
  const broken = await fuzz(brittle, seeds)
  expect(broken?.error).toContain('longer than it may be')
  expect((await fuzz(brittle, [broken?.seed ?? '']))?.bytes).toEqual(broken?.bytes)
})
