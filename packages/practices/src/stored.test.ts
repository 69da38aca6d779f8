import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  type AnySlice,
  type Fact,
  type Folded,
  foldAll,
  type PageText,
  practices,
  printOf,
  records,
  replay,
  restoreFold,
  saveFold,
} from './index.ts'

const slices = [...practices, ...records]

/** Pages go by what stands in them, so that equal folds give equal texts. */
const pages = new Map<string, PageText>()
const byText = {
  keep: (_node: object, text: () => PageText) => {
    const made = text()
    const name = JSON.stringify(made)
    pages.set(name, made)
    return name
  },
  open: (name: string) => {
    const page = pages.get(name)
    if (!page) throw new Error('no such page')
    return { ids: () => page.ids, things: () => page.things }
  },
  opened: () => {},
}
const saved = (folded: Folded) => JSON.stringify(saveFold(folded, byText))
const again = (folded: Folded) => restoreFold(JSON.parse(saved(folded)), byText)

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
