import { expect, test } from 'vitest'
import { catalogue, groups, practices } from './index.ts'

test('there are fifteen practices, numbered in order, each with an id of its own', () => {
  expect(catalogue.map(({ n }) => n)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1))
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(15)
})

test('every practice has its name, line and proverb in both languages', () => {
  for (const { id, name, line, proverb } of catalogue) {
    for (const text of [name, line, proverb].flatMap(({ en, sw }) => [en, sw])) {
      expect(text.trim(), id).not.toBe('')
      expect(text, id).not.toContain('!')
    }
    expect(line.en).not.toBe(line.sw)
    for (const text of [line.en, line.sw]) expect(text.split(/\s+/).length, text).toBeLessThan(18)
  }
})

test('what is marked as built is what is built', () => {
  expect(catalogue.filter(({ built }) => built).map(({ id }) => id)).toEqual(practices.map(({ id }) => id))
})

test('the groups of Together hold the practices that belong there', () => {
  const inGroup = Object.fromEntries(
    groups.map(group => [group, catalogue.filter(entry => entry.group === group).map(({ n }) => n)]),
  )
  expect(inGroup).toEqual({
    'every-day': [4, 6, 7, 8, 13],
    conversations: [1, 2, 3, 5, 12],
    'hard-moments': [10, 11, 14],
    other: [9, 15],
  })
})

test('a proverb that could be heard as a call to bear harm is said with its care', () => {
  const cared = catalogue.filter(({ proverbCare }) => proverbCare !== null).map(({ id }) => id)
  expect(cared).toEqual(['patience', 'guidance'])
})
