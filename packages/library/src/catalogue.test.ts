import { expect, test } from 'vitest'
import { bindLibrary } from './catalogue.ts'
import { sayProblem } from './content-problem.ts'

const file = (path: string, more = '', body = 'Some text.') => ({
  file: path,
  text: `---\ntitle: ${path}\nsummary: s\nlanguage: ${path.slice(0, 2)}\nsection: practices\ndate: 2026-11-20\nauthor: a\n${more}\n---\n${body}`,
})

test('an article is found by its language and the name of its file, and knows its translation both ways', () => {
  const { library, problems } = bindLibrary([
    file('en/closer.md'),
    file('sw/karibu-zaidi.md', 'translationOf: closer'),
  ])
  expect(problems).toEqual([])
  const english = library.find('en', 'closer')!
  const swahili = library.find('sw', 'karibu-zaidi')!
  expect(library.translation(english)).toBe(swahili)
  expect(library.translation(swahili)).toBe(english)
  expect(library.find('sw', 'closer')).toBeUndefined()
})

test('a section stands in its written order, then newest first, and neighbours follow the page', () => {
  const { library } = bindLibrary([
    file('en/old.md').file
      ? { ...file('en/old.md'), text: file('en/old.md').text.replace('2026-11-20', '2025-01-01') }
      : file('en/old.md'),
    file('en/new.md'),
    file('en/second.md', 'order: 2'),
    file('en/first.md', 'order: 1'),
  ])
  const names = library.sections('en').flatMap(section => section.articles.map(article => article.slug))
  expect(names).toEqual(['first', 'second', 'new', 'old'])
  expect(library.neighbours(library.find('en', 'second')!)).toMatchObject({
    previous: { slug: 'first' },
    next: { slug: 'new' },
  })
  expect(library.neighbours(library.find('en', 'first')!)).not.toHaveProperty('previous')
  expect(library.sections('sw')).toEqual([])
})

test('pages about the site are reached by address but stand in no section', () => {
  const about = file('en/about.md')
  const { library } = bindLibrary([
    { ...about, text: about.text.replace('section: practices', 'section: site') },
    file('en/a.md'),
  ])
  expect(library.sections('en').flatMap(section => section.articles.map(article => article.slug))).toEqual([
    'a',
  ])
  expect(library.neighbours(library.find('en', 'about')!)).toEqual({})
})

test('one broken file is told and left out; the others stay', () => {
  const { library, problems } = bindLibrary([
    file('en/good.md'),
    { file: 'en/bad.md', text: 'nothing' },
    { file: 'notes.txt', text: '' },
  ])
  expect(library.articles.map(article => article.slug)).toEqual(['good'])
  expect(problems.map(problem => problem.file)).toEqual(['en/bad.md', 'notes.txt'])
})

test.each([
  [
    'a translation that is not there',
    [file('sw/a.md', 'translationOf: b')],
    'sw/a.md, line 2: It says it is the translation of `b`',
  ],
  [
    'two translations of one',
    [file('en/a.md'), file('sw/b.md', 'translationOf: a'), file('sw/c.md', 'translationOf: a')],
    '`en/a.md` already has another translation.',
  ],
  [
    'a link into the void',
    [file('en/a.md', '', 'One.\n\n[b](/en/b)')],
    'en/a.md, line 12: The link to `/en/b` leads nowhere.',
  ],
  [
    'a link to a heading that is not there',
    [file('en/a.md', '', '[b](#c)')],
    'The link to `#c` leads nowhere.',
  ],
  [
    'an address that the program needs',
    [file('en/help.md')],
    'The address `help` belongs to a page of the program.',
  ],
  [
    'a heading of the first level',
    [file('en/a.md', '', 'A.\n\n# B')],
    'en/a.md, line 12: There is a heading of the first level',
  ],
  [
    'the wrong folder',
    [{ ...file('en/a.md'), file: 'sw/a.md' }],
    'sw/a.md, line 2: The language is not that of the folder.',
  ],
  [
    'a name that is no address',
    [{ ...file('en/a.md'), file: 'en/My Article.md' }],
    'en/My Article.md, line 1: The name of the file',
  ],
  ['no text', [file('en/a.md', '', '\n')], 'The article has no text.'],
])('%s is told', (_, files, said) => {
  expect(bindLibrary(files).problems.map(sayProblem).join('\n')).toContain(said)
})

test('links to help, to the home, to the Haven and to headings that exist are good', () => {
  const body =
    '## Try it\n\n[a](/en/help) [b](/sw/) [c](/app/) [d](#try-it) [e](/en/a#try-it) [f](https://x.example/y#z)'
  expect(bindLibrary([file('en/a.md', '', body)]).problems).toEqual([])
})
