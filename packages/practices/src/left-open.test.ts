import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mattersLeftOpen } from './left-open.ts'
import { honesty, safeSpace } from './registry.ts'
import { replay, stateIn } from './replay.ts'
import type { Fact } from './slice.ts'

const factsOf = (id: string): readonly Fact[] =>
  readFileSync(join(import.meta.dirname, id, 'golden/v1.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as Fact)

test('what honest talks and sittings have left open comes in one list, each with its own id', () => {
  const slices = [honesty, safeSpace]
  const folded = replay(slices, [...factsOf('honesty'), ...factsOf('safe-space')])
  const matters = mattersLeftOpen(slice => stateIn(folded, slice))
  expect(new Set(matters.map(({ from }) => from))).toEqual(new Set(['honesty', 'safe-space']))
  expect(new Set(matters.map(({ id }) => id)).size).toBe(matters.length)
  for (const { text } of matters) expect(text).not.toBe('')
})
