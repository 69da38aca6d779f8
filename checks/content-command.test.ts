/** The two commands for those who keep a library: what they print, and how they end. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from './source-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'content-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'en'))
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const article = (title: string, fields = '') =>
  `---\ntitle: ${title}\nsummary: Trust between friends.\nlanguage: en\nsection: subjects\ndate: 2026-11-22\nauthor: a\ntags: [trust]\n${fields}---\nText.\n`

const run = (script: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
    encoding: 'utf8',
  })
  return { status, out: stdout, told: stderr }
}

test('the check of articles says what is wrong, where, and what to do, and shows the rest', () => {
  write('en/good.md', article('Good'))
  write('en/other.md', article('Other', 'related: [nobody]\n'))
  write('en/bad.md', '---\ntitle: Bad\n---\nText.\n')
  const { status, out } = run('content.ts', 'check', folder, '--why')
  expect(status).toBe(1)
  expect(out).toContain('en/bad.md, line 2: The field `summary` is missing. Write `summary:`')
  expect(out).toContain('en/other.md, line 2: `related` names `nobody`')
  expect(out).toContain('Note: en/good.md has no form in the other language.')
  expect(out).toMatch(/en\/good\.md\n {2}en\/other\.md: both say .*trust.*; sections that stand near/)
  expect(out).toContain('2 articles are shown')
})

test('our own articles have nothing wrong', () => {
  expect(run('content.ts', 'check')).toMatchObject({ status: 0 })
})

test('both commands say plainly when they are called wrongly', () => {
  expect(run('content.ts')).toMatchObject({ status: 2, told: expect.stringContaining('Say what to do') })
  expect(run('content.ts', 'check', '/no/such/folder')).toMatchObject({ status: 2 })
  expect(run('related.ts')).toMatchObject({ status: 2, told: expect.stringContaining('Name a file') })
  write('not.json', '{')
  expect(run('related.ts', join(folder, 'not.json'))).toMatchObject({
    status: 2,
    told: expect.stringContaining('is not JSON'),
  })
})

test('related posts come as one line of JSON: for each query its ids', () => {
  const docs = ['one', 'two', 'three'].map(id => ({
    id,
    title: `Trust ${id}`,
    teaser: '',
    lang: 'en',
    section: 's',
  }))
  write('ask.json', JSON.stringify({ docs, alternates: [], queries: [{ id: 'one' }] }))
  const { status, out } = run('related.ts', join(folder, 'ask.json'))
  expect(status).toBe(0)
  const answer = JSON.parse(out) as Record<string, string[]>
  expect(Object.keys(answer)).toEqual(['one'])
  expect(answer.one?.toSorted()).toEqual(['three', 'two'])
})
