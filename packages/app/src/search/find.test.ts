/** What is found, and what is not: words as people type them, in two languages. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searching, type Written } from './find.ts'
import { stemOf } from './fold.ts'

const one = (text: string, at = 0, more: Partial<Written> = {}): Written => ({
  text,
  at,
  practice: 'gratitude',
  path: '/',
  other: 'Juma',
  stopped: false,
  ...more,
})
const finds = (query: string, ...texts: readonly string[]) =>
  searching(texts.map((text, n) => one(text, n)))
    .find(query)
    .map(({ text }) => text)

describe('a word is found', () => {
  test('by its beginning, whatever its case and accents', () => {
    expect(finds('chai', 'Chai ya asubuhi.')).toHaveLength(1)
    expect(finds('CAFE', 'a café by the sea')).toHaveLength(1)
    expect(finds('café', 'the CAFE')).toHaveLength(1)
    expect(finds('morn', 'a quiet morning')).toHaveLength(1)
    expect(finds("ng'ombe", 'ng’ombe wetu')).toHaveLength(1)
  })

  test('but not by its middle or its end', () => {
    expect(finds('other', 'my mother called')).toEqual([])
    expect(finds('mother', 'the other one')).toEqual([])
    expect(finds('art', 'my heart')).toEqual([])
    expect(finds('ing', 'a morning')).toEqual([])
  })

  test('in Swahili by its stem, whatever stands before it', () => {
    for (const text of ['Anaimba vizuri', 'nimeimba', 'tutakuimbia', 'kuimba kwake', 'alivyoimba', 'haimbi'])
      expect(finds('imba', text), text).toEqual([text])
    for (const query of ['kuimba', 'anaimba', 'nimeimba', 'waliimba'])
      expect(finds(query, 'Tuliimba pamoja jana.'), query).toHaveLength(1)
    expect(finds('watoto', 'Mtoto amelala')).toHaveLength(1)
    expect(finds('mtoto', 'Watoto wamelala')).toHaveLength(1)
    expect(finds('ulinisaidia', 'Asante kwa kunisaidia')).toHaveLength(1)
    expect(finds('hatujalala', 'nililala mapema')).toHaveLength(1)
  })

  test('and short words keep what they begin with', () => {
    expect(stemOf('kula')).toBe(null)
    expect(stemOf('many')).toBe(null)
    expect(stemOf('anaimba')).toBe('imba')
  })
})

test('all words that are typed must be there, in any order; none at all finds nothing', () => {
  expect(finds('chai mama', 'Mama alileta chai', 'chai tu')).toEqual(['Mama alileta chai'])
  for (const query of ['', ' ', 'a', '.*', '(', '['.repeat(9)])
    expect(finds(query, 'chai (.*) a')).toEqual([])
})

test('what begins as typed comes first, then what holds the stem; the newest of each first', () => {
  expect(finds('imba', 'anaimba', 'imba 1', 'imba 2', 'kuimba')).toEqual([
    'imba 2',
    'imba 1',
    'kuimba',
    'anaimba',
  ])
})

test('words of a stopped matter are found only by somebody who asks for such too', () => {
  const index = searching([one('the rent', 1, { stopped: true }), one('the rent and the roof', 2)])
  expect(index.find('rent').map(({ text }) => text)).toEqual(['the rent and the roof'])
  expect(index.find('rent', true)).toHaveLength(2)
})

test('the passage shows the whole word among its neighbours, cut at blanks', () => {
  const long = `${'a word or two '.repeat(12)}Tulikunywa chái pamoja ${'and more of it '.repeat(12)}`
  const [found] = searching([one(long)]).find('chai')
  expect(found?.passage.hit).toBe('chái')
  expect(found?.passage.before).toMatch(/^… \S.*Tulikunywa $/)
  expect(found?.passage.after).toMatch(/^ pamoja .* …$/)
  expect((found?.passage.before ?? '').length).toBeLessThan(90)
  const [whole] = searching([one('Anaimba.')]).find('imba')
  expect(whole?.passage).toEqual({ before: '', hit: 'Anaimba', after: '.' })
})

test('whatever stands in a text and is typed, a passage is a part of that text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(199), (text, from) => {
      const query = text.slice(from, from + 6)
      for (const { passage } of searching([one(text)]).find(query)) {
        const shown = passage.before.replace(/^… /, '') + passage.hit + passage.after.replace(/ …$/, '')
        expect(text).toContain(shown)
      }
    }),
    { numRuns: 300 },
  )
})
