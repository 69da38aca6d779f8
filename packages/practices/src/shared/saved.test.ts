import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PageBook, type PageText, restoreState, saveState } from './saved.ts'
import { all, emptyShelf, get, put, type Shelf } from './shelf.ts'
import { deepFreeze } from './testkit.ts'

interface Kept extends PageBook {
  readonly pages: Map<string, PageText>
  readonly written: () => number
  readonly read: () => number
}

/** A book in memory that counts what it is asked for. */
function book(pages = new Map<string, PageText>()): Kept {
  const names = new WeakMap<object, string>()
  let written = 0
  let read = 0
  return {
    pages,
    written: () => written,
    read: () => read,
    keep: (node, text) => {
      const known = names.get(node)
      if (known !== undefined) return known
      written += 1
      const name = String(pages.size)
      pages.set(name, text())
      names.set(node, name)
      return name
    },
    open: name => {
      const page = pages.get(name)
      if (!page) throw new Error('no such page')
      return {
        ids: () => page.ids,
        things: () => {
          read += 1
          return page.things
        },
      }
    },
    opened: (name, node) => names.set(node, name),
  }
}

const idOf = (n: number) => (n * 2_654_435_761).toString(16).padStart(32, '0')
const filled = (size: number): Shelf<number> => {
  let shelf = emptyShelf<number>()
  for (let n = 0; n < size; n++) shelf = put(shelf, idOf(n), n)
  return shelf
}
const again = (state: unknown): unknown => {
  const kept = book()
  return restoreState(saveState(state, kept), book(kept.pages))
}

const data: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  leaf: fc.oneof(
    fc.constantFrom(
      null,
      undefined,
      true,
      -0,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
    ),
    fc.double(),
    fc.string({ unit: 'binary' }),
  ),
  node: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom('$', '__proto__', 'is', 'of'), fc.string()), tie('node'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
    fc.array(fc.tuple(tie('leaf'), tie('node')), { maxLength: 4 }).map(entries => new Map(entries)),
    fc.array(tie('leaf'), { maxLength: 4 }).map(values => new Set(values)),
  ),
})).node

describe('a state as text', () => {
  test('is the same when it comes back, whatever data it holds', () => {
    fc.assert(
      fc.property(data, state => {
        expect(again(state)).toStrictEqual(state)
      }),
    )
  })

  test('holds shelves of any size with whatever lies on them, and they go on as before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(60), data), { maxLength: 80, size: 'max' }),
        fc.array(fc.tuple(fc.nat(90), data), { maxLength: 20 }),
        (before, after) => {
          const laid = (shelf: Shelf<unknown>, things: typeof before) =>
            things.reduce((on, [n, thing]) => put(deepFreeze(on), idOf(n), thing), shelf)
          const first = laid(emptyShelf(), before)
          const second = again({ shelf: first, within: [put(emptyShelf(), idOf(1), first)] }) as {
            readonly shelf: Shelf<unknown>
            readonly within: readonly [Shelf<Shelf<unknown>>]
          }
          const inner = get(second.within[0], idOf(1)) ?? emptyShelf()
          for (const back of [second.shelf, inner]) {
            const [one, other] = [laid(first, after), laid(back, after)]
            expect(all(other)).toStrictEqual(all(one))
            for (const [n] of [...before, ...after])
              expect(get(other, idOf(n))).toStrictEqual(get(one, idOf(n)))
          }
        },
      ),
    )
  })

  test('keeps the order of a long shelf at every size around the edges of its pages', () => {
    for (const size of [1, 31, 32, 33, 1023, 1024, 1025, 2048, 32_768, 32_769]) {
      const back = again(filled(size)) as Shelf<number>
      expect(all(back)).toEqual(Array.from({ length: size }, (_, n) => n))
      const grown = put(put(back, idOf(size), size), idOf(0), -1)
      expect([grown.size, get(grown, idOf(size)), get(grown, idOf(0))]).toEqual([size + 1, size, -1])
      expect(all(grown)).toEqual([-1, ...Array.from({ length: size }, (_, n) => n + 1)])
    }
  })

  test('is written again only where a long shelf has changed, and read only where somebody looks', () => {
    const shelf = filled(10_000)
    const kept = book()
    const text = saveState({ shelf }, kept)
    expect(kept.written()).toBe(10)
    expect(saveState({ shelf: put(shelf, idOf(10_000), 1) }, kept)).not.toBe(text)
    expect(kept.written()).toBe(11)

    const opened = book(kept.pages)
    const back = restoreState(text, opened) as { readonly shelf: Shelf<number> }
    expect(opened.read()).toBe(0)
    expect(get(back.shelf, idOf(5000))).toBe(5000)
    expect(opened.read()).toBe(1)
    expect(saveState(back, opened)).toBe(text)
    expect(opened.written()).toBe(0)
    saveState({ shelf: put(back.shelf, idOf(3), 4) }, opened)
    expect([opened.read(), opened.written()]).toEqual([2, 1])
  })

  test('is refused for what no state may hold', () => {
    for (const odd of [() => {}, 1n, Symbol('odd'), new Date(0), new Uint8Array(1)])
      expect(() => saveState({ odd }, book())).toThrow('a state')
  })
})
