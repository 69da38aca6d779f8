import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bindLibrary } from './catalogue.ts'
import { teaserOf } from './teaser.ts'

const file = (path: string, fields: string, text = 'Some words to read.') => ({
  file: path,
  text: `---\ntitle: ${path}\nsummary: Trust and friendship in hard times.\nlanguage: ${path.slice(0, 2)}\nsection: subjects\ndate: 2026-11-22\nauthor: Kimbilio\n${fields}---\n\n${text}\n`,
})
const bound = (...files: readonly ReturnType<typeof file>[]) => bindLibrary(files)

describe('the articles beside an article', () => {
  test('begin with what its editor has pinned, and never have what was blocked', () => {
    const { library, problems } = bound(
      file('en/one.md', 'related: [three]\nnotRelated: [two]\n'),
      file('en/two.md', ''),
      file('en/three.md', ''),
      file('en/four.md', ''),
    )
    expect(problems).toEqual([])
    const beside = library.related(library.find('en', 'one')!).map(({ slug }) => slug)
    expect(beside[0]).toBe('three')
    expect(beside).not.toContain('two')
    expect(beside).not.toContain('one')
  })

  test('a pin that names nothing is told, and the article stays up', () => {
    const { library, problems } = bound(file('en/one.md', 'related: [nobody]\n'), file('en/two.md', ''))
    expect(problems).toMatchObject([{ file: 'en/one.md', what: expect.stringContaining('`nobody`') }])
    expect(library.related(library.find('en', 'one')!)).toHaveLength(1)
  })

  test('are in the language of the reader, and in the other only where there is no translation', () => {
    const { library } = bound(
      file('en/one.md', 'translationOf: moja\n'),
      file('sw/moja.md', ''),
      file('en/two.md', 'translationOf: mbili\n', 'Two.'),
      file('sw/mbili.md', '', 'Mbili.'),
      file('sw/peke.md', '', 'Peke yake.'),
    )
    const beside = library.related(library.find('en', 'one')!).map(({ path }) => path)
    expect(beside.sort()).toEqual(['/en/two', '/sw/peke'])
  })

  test('of our own articles are many enough, and none of laughter stands beside danger', () => {
    const folder = join(import.meta.dirname, '../../../articles')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.md'))
      .map(name => ({ file: name, text: readFileSync(join(folder, name), 'utf8') }))
    const { library } = bindLibrary(files)
    for (const article of library.articles.filter(({ section }) => section !== 'site')) {
      const beside = library.related(article)
      expect(beside, article.path).toHaveLength(6)
      expect(new Set(beside).size).toBe(6)
      for (const other of beside) {
        expect(other.section).not.toBe('site')
        expect(library.translation(article)).not.toBe(other)
        if (article.care) expect(other.section).not.toBe('laughter')
      }
    }
  })
})

test('a teaser ends with a sentence or a word, and is never longer than a line or two', () => {
  expect(teaserOf('Short and whole.')).toBe('Short and whole.')
  const long = 'A first sentence that is long enough to stand for itself in any list of ours. '.repeat(3)
  expect(teaserOf(long)).toBe('A first sentence that is long enough to stand for itself in any list of ours.')
  fc.assert(
    fc.property(fc.array(fc.lorem({ maxCount: 30 }), { minLength: 1, maxLength: 4 }), parts => {
      const summary = parts.join(' ')
      const teaser = teaserOf(summary)
      expect(teaser.length).toBeLessThanOrEqual(142)
      const said = teaser.replace(/ …$/, '')
      expect(summary.startsWith(said)).toBe(true)
      if (teaser.endsWith(' …')) expect(summary.charAt(said.length)).toMatch(/[\s,;:]/)
    }),
  )
})
