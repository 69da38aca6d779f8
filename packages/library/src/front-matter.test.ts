import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '#practices'
import { sayProblem } from './content-problem.ts'
import { readFrontMatter } from './front-matter.ts'

const good = {
  title: 'title: Closer',
  summary: 'summary: Questions for two.',
  language: 'language: en',
  section: 'section: practices',
  date: 'date: 2026-11-20',
  author: 'author: Kimbilio',
}
const article = (change: Partial<Record<keyof typeof good | 'more', string>> = {}) =>
  `---\n${Object.values({ ...good, ...change })
    .filter(Boolean)
    .join('\n')}\n---\n\nText.\n`

const problemsOf = (text: string) => {
  const read = readFrontMatter('en/closer.md', text)
  return read.ok ? [] : read.error.map(sayProblem)
}

test('an article with all its fields is read, and its text begins where the head ends', () => {
  const read = readFrontMatter('en/closer.md', article())
  expect(read).toMatchObject({
    ok: true,
    value: { frontMatter: { title: 'Closer', tags: [], date: '2026-11-20' }, bodyLine: 9 },
  })
  expect(read.ok && read.value.body).toBe('\nText.\n')
})

test('Windows line ends and a byte order mark do not matter', () => {
  expect(problemsOf(`\uFEFF${article().replaceAll('\n', '\r\n')}`)).toEqual([])
})

describe('every mistake is told with its file, its line and what to do', () => {
  test.each([
    [
      'no front matter',
      'Text only.',
      'en/closer.md, line 1: The front matter is missing. Begin the file with',
    ],
    ['no end', '---\ntitle: A\n', 'en/closer.md, line 1: The front matter has no end. Close it'],
    [
      'a missing field',
      article({ summary: '' }),
      'en/closer.md, line 2: The field `summary` is missing. Write `summary:`',
    ],
    [
      'an unknown language',
      article({ language: 'language: fr' }),
      'en/closer.md, line 4: The field `language` is not as it is meant to be. Write `language: en`',
    ],
    [
      'a day that is not in the calendar',
      article({ date: 'date: 2026-02-30' }),
      'en/closer.md, line 6: The field `date`',
    ],
    ['markup in a title', article({ title: 'title: "<b>A</b>"' }), 'en/closer.md, line 2: The field `title`'],
    [
      'a practice that is not one',
      article({ more: 'practice: obedience' }),
      'en/closer.md, line 8: The field `practice`',
    ],
    [
      'an unknown field',
      article({ more: 'colour: red' }),
      'en/closer.md, line 8: There is no field called `colour`. Remove it',
    ],
    [
      'a field twice',
      article({ more: 'title: B' }),
      'en/closer.md, line 8: The front matter is not readable as YAML. Remove the second',
    ],
    [
      'an unquoted colon',
      article({ title: 'title: Closer: together' }),
      'en/closer.md, line 2: The front matter is not readable as YAML. Check the colon',
    ],
    [
      'a list in place of fields',
      '---\n- a\n---\nText.',
      'en/closer.md, line 2: The front matter is not a list of fields.',
    ],
    [
      'an alias',
      article({ title: 'title: &a Closer', more: 'tags: [*a]' }),
      'en/closer.md, line 2: The front matter uses YAML aliases.',
    ],
  ])('%s', (_, text, said) => {
    const problems = problemsOf(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(said)
  })
})

test('all wrong fields are told at once, each once', () => {
  expect(problemsOf(article({ summary: '', date: 'date: today', author: 'author: [a]' }))).toHaveLength(3)
})

test('no text whatever makes the reader throw, and whatever is refused comes with a remedy', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map(text => `---\n${text}\n---\n`),
      ),
      text => {
        const read = readFrontMatter('en/a.md', text)
        if (!read.ok)
          for (const { line, remedy } of read.error)
            expect([line > 0, remedy.length > 10]).toEqual([true, true])
      },
    ),
  )
})

test('each of the fifteen practices can have a guide', () => {
  expect(catalogue).toHaveLength(15)
  for (const { id } of catalogue) expect(problemsOf(article({ more: `practice: ${id}` })), id).toEqual([])
})
