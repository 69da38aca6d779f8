import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bindLibrary } from '../catalogue.ts'
import { passageOf, plainText } from './passage.ts'

const folder = join(import.meta.dirname, '../../../../articles')
const { library } = bindLibrary(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => ({ file: name, text: readFileSync(join(folder, name), 'utf8') })),
)
const titles = (query: string, language: 'en' | 'sw' = 'en') =>
  library.search(query, language).map(({ article }) => article.slug)

describe('search in our own articles', () => {
  test('finds what a title names, first', () => {
    expect(titles('trust')[0]).toBe('trust')
    expect(titles('full attention')[0]).toBe('full-attention')
    expect(titles('thank you')[0]).toBe('thank-you')
  })

  test('forgives a slip of the finger and half a word', () => {
    expect(titles('frendship').length).toBeGreaterThan(3)
    expect(titles('adiction').slice(0, 2)).toContain('addiction-together')
    expect(titles('addict').slice(0, 2)).toContain('addiction-together')
  })

  test('finds Swahili words whatever stands before their stem', () => {
    for (const query of ['kusikiliza', 'sikiliza', 'anasikiliza', 'tunavyosikiliza'])
      expect(titles(query, 'sw').slice(0, 6), query).toContain('usikivu-kamili')
    expect(titles('marafiki', 'sw').length).toBeGreaterThan(2)
    expect(titles('urafiki', 'sw').length).toBeGreaterThan(2)
  })

  test('puts the language of the page before the other one', () => {
    expect(library.search('simu', 'sw')[0]?.article.language).toBe('sw')
    expect(library.search('phone', 'en')[0]?.article.language).toBe('en')
  })

  test('shows where it is said', () => {
    for (const { passage } of library.search('addiction', 'en').slice(0, 3))
      expect(passage.length).toBeGreaterThan(20)
  })

  test('has nothing for nothing, and stands whatever is typed', () => {
    expect(library.search('', 'en')).toEqual([])
    expect(library.search('   ~ !! ', 'en')).toEqual([])
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), query => {
        expect(library.search(query, 'sw').length).toBeLessThanOrEqual(30)
      }),
      { numRuns: 40 },
    )
  })
})

test('a passage is cut at words, around what was looked for', () => {
  const text = `${'far '.repeat(60)}needle in the middle ${'away '.repeat(60)}`.trim()
  const passage = passageOf(text, ['needle']) ?? ''
  expect(passage).toMatch(/^… (?:far )+needle in the middle (?:away )*away …$/)
  expect(passage.length).toBeLessThan(200)
  expect(passageOf(text, ['absent'])).toBeNull()
  expect(plainText('<p>Salt &amp; <b>light</b></p>')).toBe('Salt & light')
})
