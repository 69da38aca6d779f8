import { describe, expect, test } from 'vitest'
import { fuzz, replayed } from './fuzzing.ts'
import { makeSamples } from './samples.ts'
import { makeTargets, type Target } from './targets.ts'

/** So many cases for each decoder in every run; the command goes on for as long as one likes. */
const CASES = 5000
/** For a machine that is busy with other things. */
const PATIENCE_MS = 300_000

const targets = await makeTargets(await makeSamples())

test('Everything that is read from outside is among the decoders', () => {
  expect(targets.length).toBeGreaterThan(30)
  expect(new Set(targets.map(({ name }) => name)).size).toBe(targets.length)
})

describe.each(targets.map(target => [target.name, target] as const))('the decoder %s', (_, target) => {
  test('Takes what is good, and what once broke it', async () => {
    expect(await replayed(target)).toBeNull()
  })

  test(
    'Never throws at damaged bytes, and never hangs',
    async () => {
      const seeds = Array.from({ length: CASES }, (_, i) => `every run ${i}`)
      const broken = await fuzz(target, seeds)
      expect([broken?.seed, broken?.error]).toEqual([undefined, undefined])
    },
    PATIENCE_MS,
  )
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
