import fc from 'fast-check'
import { expect, test } from 'vitest'
import { all, emptyShelf, get, last, put, type Shelf } from './shelf.ts'
import { deepFreeze } from './testkit.ts'

const hex = (length: number, ...digits: string[]) =>
  fc.string({ minLength: length, maxLength: length, unit: fc.constantFrom(...digits) })
const ids = fc.oneof(
  hex(32, ...'0123456789abcdef'),
  // Made up so as to share all but their ends.
  hex(3, '0', 'f').map(end => end.padStart(32, 'a')),
)
const id = (text: string) => text.padEnd(32, '0')

test('a shelf holds what a map would hold, in the order in which the ids came', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(ids, fc.integer()), { maxLength: 120, size: 'max' }), entries => {
      const map = new Map<string, number>()
      let shelf: Shelf<number> = emptyShelf()
      for (const [id, value] of entries) {
        map.set(id, value)
        shelf = put(deepFreeze(shelf), id, value)
      }
      expect(all(shelf)).toEqual([...map.values()])
      expect(shelf.size).toBe(map.size)
      expect(last(shelf)).toBe([...map.values()].at(-1))
      for (const [id, value] of map) expect(get(shelf, id)).toBe(value)
      expect(get(shelf, '9'.repeat(32))).toBe(undefined)
      expect(get(shelf, '')).toBe(undefined)
    }),
  )
})

test('an older shelf stays as it was when a newer one is made from it', () => {
  const one = put(emptyShelf<string>(), id('a'), 'first')
  const two = put(put(one, id('b'), 'second'), id('a'), 'changed')
  expect(all(one)).toEqual(['first'])
  expect(all(two)).toEqual(['changed', 'second'])
})

test('a shelf of thousands keeps order at every size around the edges of its tree', () => {
  let shelf: Shelf<number> = emptyShelf()
  for (let n = 0; n < 33_000; n++) {
    shelf = put(shelf, n.toString(16).padStart(32, '0'), n)
    if ([31, 32, 33, 1023, 1024, 1025, 32_767, 32_768].includes(n)) {
      expect(all(shelf).length).toBe(n + 1)
      expect(last(shelf)).toBe(n)
    }
  }
  expect(all(shelf).every((value, place) => value === place)).toBe(true)
  expect(get(shelf, (20_000).toString(16).padStart(32, '0'))).toBe(20_000)
})
