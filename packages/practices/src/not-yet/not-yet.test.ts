import fc from 'fast-check'
import { expect, test } from 'vitest'
import { story } from '../shared/testkit.ts'
import { asideOf, asidesOf, type Intent, type NotYet, notYet } from './index.ts'

const told = () => story<NotYet, Intent>(notYet)
const [home, elsewhere] = ['5'.repeat(32), '6'.repeat(32)] as const
const [one, another] = ['1'.repeat(32), '2'.repeat(32)] as const
const putAside = (item: string, until: number | null, space: string = home): Intent => ({
  do: 'put-aside',
  space,
  item,
  until,
})
const takeDown = (item: string, space: string = home): Intent => ({ do: 'take-down', space, item })

test('of what was put off twice, the later word counts', () => {
  told()
    .given('amara', '07:00', putAside(one, 1_000))
    .given('amara', '07:01', putAside(one, null))
    .sees('amara', state => {
      expect(asideOf(state, home, one)?.until).toBe(null)
      expect(asidesOf(state)).toHaveLength(1)
    })
    .given('amara', '07:02', putAside(one, 2_000))
    .sees('amara', state => expect(asideOf(state, home, one)?.until).toBe(2_000))
})

test('what is taken down is no longer put off, and may be put off again', () => {
  told()
    .given('amara', '07:00', putAside(one, null))
    .given('amara', '07:01', takeDown(one))
    .sees('amara', state => {
      expect(asideOf(state, home, one)).toBe(undefined)
      expect(asidesOf(state)).toEqual([])
    })
    .given('amara', '07:02', putAside(one, 3_000))
    .sees('amara', state => expect(asideOf(state, home, one)?.until).toBe(3_000))
})

test('the same name in another space, and another name in the same, are another thing', () => {
  told()
    .given('amara', '07:00', putAside(one, 1_000))
    .given('amara', '07:01', putAside(one, 2_000, elsewhere))
    .given('amara', '07:02', putAside(another, null))
    .given('amara', '07:03', takeDown(one))
    .sees('amara', state => {
      expect(asideOf(state, home, one)).toBe(undefined)
      expect(asideOf(state, elsewhere, one)?.until).toBe(2_000)
      expect(asideOf(state, home, another)?.until).toBe(null)
    })
})

test('taking down what does not lie there writes nothing', () => {
  told()
    .given('amara', '07:00', takeDown(one))
    .so((_, phones) => expect(phones.log).toEqual([]))
})

test('it offers nothing on Today: the practice whose item it is does that', () => {
  told()
    .given('amara', '07:00', putAside(one, 1_000))
    .sees('amara', (state, look) => expect(notYet.openings(state, look)).toEqual([]))
})

test('whatever is put off and taken down, the shelf holds the last word about each item', () => {
  const item = fc.constantFrom(one, another, '3'.repeat(32))
  const space = fc.constantFrom(home, elsewhere)
  const move = fc.record({ space, item, until: fc.option(fc.nat()), down: fc.boolean() })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), moves => {
      const plain = new Map<string, number | null>()
      const tale = told()
      for (const { space, item, until, down } of moves) {
        tale.given('amara', '07:00', down ? takeDown(item, space) : putAside(item, until, space))
        if (down) plain.delete(space + item)
        else plain.set(space + item, until)
      }
      tale.so(state => {
        const lies = new Map(asidesOf(state).map(aside => [aside.space + aside.item, aside.until]))
        expect(lies).toEqual(plain)
      })
    }),
    { numRuns: 50 },
  )
})
