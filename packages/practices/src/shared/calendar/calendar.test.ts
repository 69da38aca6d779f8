/** The calendar against a second way to say the same: days by looking at each day, files by reading them back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarFile, escapeText, foldLine, uidFor } from './file.ts'
import { localDay, localMoment, occurrences, type Plan, ruleOf } from './plan.ts'

const days = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 86_400_000, max: Date.UTC(2029, 11, 31) / 86_400_000 })
  .map(n => new Date(n * 86_400_000).toISOString().slice(0, 10))
const plans: fc.Arbitrary<Plan> = fc.record({
  first: days,
  time: fc.constantFrom('07:30', '19:00'),
  every: fc.constantFrom('week' as const, 'two-weeks' as const, 'month' as const),
  ends: fc.oneof(
    fc.constant({ kind: 'open' } as const),
    days.map(day => ({ kind: 'day', day }) as const),
    fc.integer({ min: 1, max: 52 }).map(n => ({ kind: 'times', times: String(n) }) as const),
  ),
})

/** Reads the rule as a calendar would, and asks of every day from the first whether it is one. */
function byTheRule(plan: Plan, days: number): string[] {
  const rule = Object.fromEntries(
    ruleOf(plan)
      .split(';')
      .map(part => part.split('=') as [string, string]),
  )
  const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
  const [, nth, name] = /^(-?\d)?([A-Z]{2})$/.exec(rule['BYDAY'] ?? '')!
  const found: string[] = []
  const date = new Date(`${plan.first}T12:00:00Z`)
  for (let n = 0; n < days; n++, date.setUTCDate(date.getUTCDate() + 1)) {
    if (names[date.getUTCDay()] !== name) continue
    const text = date.toISOString().slice(0, 10)
    if (rule['UNTIL'] && `${text.replaceAll('-', '')}T120000` > rule['UNTIL']) break
    if (rule['COUNT'] && found.length === Number(rule['COUNT'])) break
    const inMonth = date.getUTCDate()
    const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    const isNth =
      nth === '-1' ? inMonth + 7 > length : inMonth > (Number(nth) - 1) * 7 && inMonth <= Number(nth) * 7
    if (rule['FREQ'] === 'MONTHLY' ? isNth : (n / 7) % Number(rule['INTERVAL'] ?? 1) === 0) found.push(text)
  }
  return found
}

test('the days of a plan are the days that its rule gives to a calendar', () => {
  fc.assert(
    fc.property(plans, days, fc.integer({ min: 1, max: 6 }), (plan, from, most) => {
      const expected = byTheRule(plan, 3_000).filter(day => day >= from)
      expect(occurrences(plan, from, most)).toEqual(expected.slice(0, most))
    }),
    { numRuns: 150 },
  )
})

test('the fifth Friday of a month is the last one in months that have four', () => {
  const plan: Plan = { first: '2026-01-30', time: '19:00', every: 'month', ends: { kind: 'open' } }
  expect(ruleOf(plan)).toBe('FREQ=MONTHLY;BYDAY=-1FR')
  expect(occurrences(plan, '2026-01-01', 3)).toEqual(['2026-01-30', '2026-02-27', '2026-03-27'])
})

test('a day and a time on the wall name a moment of that day, in summer time and out of it', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('00:00', '07:30', '19:00', '23:59'), (day, time) => {
      expect(localDay(localMoment({ day, time }))).toBe(day)
      expect(new Date(localMoment({ day, time: '19:00' })).getHours()).toBe(19)
    }),
  )
})

test('a plan at the end of time comes to an end', () => {
  for (const every of ['week', 'month'] as const)
    expect(
      occurrences({ first: '9999-12-24', time: '19:00', every, ends: { kind: 'open' } }, '9999-12-25', 5)
        .length,
    ).toBeLessThan(2)
})

const texts = fc.string({ unit: 'binary', maxLength: 300 })
const octets = (line: string) => new TextEncoder().encode(line).length

test('no line is longer than 75 octets, and unfolded it is what it was', () => {
  fc.assert(
    fc.property(texts, text => {
      const line = `SUMMARY:${escapeText(text)}`
      const folded = foldLine(line)
      for (const part of folded.split('\r\n')) expect(octets(part)).toBeLessThanOrEqual(75)
      expect(folded.replaceAll('\r\n ', '')).toBe(line)
      expect(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(folded))).toBe(
        folded.toWellFormed(),
      )
    }),
    { numRuns: 150 },
  )
})

test('what was escaped reads back as it was written, and can begin no line of its own', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '\\', ';', ',', '\n', ':', 'n', 'ū'), maxLength: 40 }),
      text => {
        const escaped = escapeText(text)
        expect(escaped).not.toMatch(/[\r\n]/)
        const back = escaped.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
        expect(back).toBe(text)
      },
    ),
    { numRuns: 150 },
  )
  expect(escapeText('tea\r\nEND:VEVENT')).toBe('tea\\nEND:VEVENT')
})

test('a file is whole, in floating time, and says no more than it was given', () => {
  const file = calendarFile({
    uid: uidFor('a'.repeat(32), '3'.repeat(32)),
    title: 'Reminder',
    place: '',
    notes: '',
    plan: {
      first: '2026-03-13',
      time: '19:00',
      every: 'two-weeks',
      ends: { kind: 'day', day: '2026-06-30' },
    },
    minutes: 60,
    remind: 30,
    made: Date.parse('2026-03-02T08:00:00Z'),
  })
  expect(file.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Calendar file//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${'9'.repeat(32)}`,
    'DTSTAMP:20260302T080000Z',
    'DTSTART:20260313T190000',
    'DURATION:PT60M',
    'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T235959',
    'SUMMARY:Reminder',
    'CLASS:PRIVATE',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:Reminder',
    'TRIGGER:-PT30M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('the two have no name in common in their calendars', () => {
  const thing = '0123456789abcdef'.repeat(2)
  expect(uidFor(thing, 'a'.repeat(32))).not.toBe(uidFor(thing, 'b'.repeat(32)))
  expect(uidFor(thing, 'a'.repeat(32))).toMatch(/^[0-9a-f]{32}$/)
})
