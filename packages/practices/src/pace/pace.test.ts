import { expect, test } from 'vitest'
import { story } from '../shared/testkit.ts'
import { type Intent, isQuietNow, offersToday, type Pace, pace } from './index.ts'

const told = () => story<Pace, Intent>(pace)
const choose = (week: Pace['week'], quiet: Pace['quiet'] = null): Intent => ({ do: 'choose', week, quiet })
const night = { from: 21 * 60, to: 6 * 60 }
const at = (weekday: number, hour: number, minute = 0) => ({ weekday, minute: hour * 60 + minute })

test('until something is chosen, everything is offered as it comes', () => {
  told().sees('amara', state => {
    for (const weekday of [0, 1, 2, 3, 4, 5, 6]) expect(offersToday(state, at(weekday, 3))).toBe(true)
    expect(isQuietNow(state, at(0, 3))).toBe(false)
  })
})

test('what was chosen last counts, and choosing the same again writes nothing', () => {
  told()
    .given('amara', '07:00', choose(2, night))
    .given('amara', '07:01', choose(0))
    .given('amara', '07:02', choose(0))
    .so((state, phones) => {
      expect(state).toEqual({ week: 0, quiet: null })
      expect(phones.log).toHaveLength(2)
    })
})

test('conversations are offered on so many days of the week as were chosen; in a season of rest on none', () => {
  const days = (week: Pace['week']) =>
    [0, 1, 2, 3, 4, 5, 6].filter(weekday => offersToday({ week, quiet: null }, at(weekday, 12)))
  expect(days(0)).toEqual([])
  expect(days(1)).toEqual([6])
  expect(days(2)).toEqual([3, 6])
  expect(days(3)).toEqual([1, 3, 6])
  expect(days(null)).toHaveLength(7)
})

test('hours of quiet go over midnight, or lie within a day; their end is not quiet any more', () => {
  const over = { week: null, quiet: night } as const
  expect(
    [at(1, 20, 59), at(1, 21), at(1, 23, 59), at(2, 0), at(2, 5, 59), at(2, 6)].map(t => isQuietNow(over, t)),
  ).toEqual([false, true, true, true, true, false])
  const noon = { week: null, quiet: { from: 12 * 60, to: 14 * 60 } } as const
  expect([at(1, 11, 59), at(1, 12), at(1, 14)].map(t => isQuietNow(noon, t))).toEqual([false, true, false])
})

test('hours of quiet have two times that differ', () => {
  told()
    .refused('amara', '07:00', choose(null, { from: Number.NaN, to: 60 }), 'refusedTimes')
    .refused('amara', '07:00', choose(null, { from: 60, to: 24 * 60 }), 'refusedTimes')
    .refused('amara', '07:00', choose(null, { from: 60, to: 60 }), 'refusedSameTime')
})

test('it offers nothing itself', () => {
  told().sees('amara', (state, look) => expect(pace.openings(state, look)).toEqual([]))
})
