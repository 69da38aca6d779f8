import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  type AnySlice,
  type Fact,
  type Folded,
  foldAll,
  practices,
  printOf,
  records,
  replay,
  restoreFold,
  saveFold,
} from './index.ts'
import { pagesByText } from './shared/testkit-book.ts'

const slices = [...practices, ...records]

const book = pagesByText()
const saved = (folded: Folded) => JSON.stringify(saveFold(folded, book))
const again = (folded: Folded) => restoreFold(JSON.parse(saved(folded)), book)

const golden = slices.flatMap(({ id }) => {
  const lines = readFileSync(join(import.meta.dirname, id, 'golden/v1.jsonl'), 'utf8')
    .trim()
    .split('\n')
  return lines.slice(0, -1).map(line => JSON.parse(line) as Fact)
})

test('a log whose beginning was stored gives the states of the whole log, wherever it was stored', () => {
  const whole = saved(replay(slices, golden))
  for (let at = 0; at <= golden.length; at++) {
    const first = again(replay(slices, golden.slice(0, at)))
    expect(saved(foldAll(slices, first, golden.slice(at)))).toBe(whole)
  }
})

test('what an older app has stored is known by its print', () => {
  const [first] = slices as [AnySlice]
  const newer = { ...first, events: { ...first.events, [`${first.id}.sung.v1`]: {} } } as AnySlice
  expect(printOf([...slices].reverse())).toBe(printOf(slices))
  expect(printOf([newer, ...slices.slice(1)])).not.toBe(printOf(slices))
  expect(printOf(slices.slice(1))).not.toBe(printOf(slices))
})
