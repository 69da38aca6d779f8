/** What an operator makes of the Library: a folder and sections of their own, a language, a way out, a colour. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createPublicPages } from './index.ts'
import { policyHash, withHue } from './stylesheet.ts'

const house = mkdtempSync(join(tmpdir(), 'house-'))
const own = mkdtempSync(join(tmpdir(), 'own-'))
afterAll(() => {
  for (const folder of [house, own]) rmSync(folder, { recursive: true, force: true })
})
const write = (folder: string, file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}
const article = (title: string, section = 'subjects', language = 'en') =>
  `---\ntitle: ${title}\nsummary: s\nlanguage: ${language}\nsection: ${section}\ndate: 2026-11-20\nauthor: a\n---\nText.`
const pages = (more: object = {}) => {
  const told: string[] = []
  const app = createPublicPages({
    articlesDir: house,
    ownArticlesDir: own,
    baseUrl: 'https://k.example',
    watch: false,
    report: said => told.push(said),
    ...more,
  })
  return { told, html: async (path: string) => (await app.request(path)).text(), app }
}

test('a second folder adds articles, and replaces ours where the path is the same', async () => {
  write(house, 'en/one.md', article('One of ours'))
  write(house, 'en/two.md', article('Two of ours'))
  write(own, 'en/two.md', article('Two of theirs'))
  write(own, 'en/three.md', article('Three of theirs'))
  const { html, told } = pages()
  expect(told).toEqual([])
  const home = await html('/en/')
  for (const title of ['One of ours', 'Two of theirs', 'Three of theirs']) expect(home).toContain(title)
  expect(home).not.toContain('Two of ours')
})

test('sections are added and renamed by a file, and a mistake in it leaves ours as they are', async () => {
  write(
    own,
    'sections.yaml',
    `- id: news
  en: { name: News of the house, about: What happens here. }
  sw: { name: Habari za nyumba, about: Yanayotokea hapa. }
- id: subjects
  en: { name: Themes, about: What we write about. }
  sw: { name: Mambo, about: Tunayoandika. }
`,
  )
  write(own, 'en/first.md', article('First news', 'news'))
  const { html, told } = pages()
  expect(told).toEqual([])
  expect(await html('/en/section/news')).toContain('<h1>News of the house</h1>')
  expect(await html('/en/')).toContain('Themes')
  write(own, 'sections.yaml', '- id: news\n  en: { name: "" }\n')
  const broken = pages()
  expect(broken.told).toEqual([
    expect.stringContaining('sections.yaml, line 1: The sections are not as they are meant to be'),
    expect.stringContaining('en/first.md, line 2: There is no section `news`. Write `section:` with one of'),
  ])
  expect(await broken.html('/en/')).toContain('One of ours')
  write(own, 'sections.yaml', 'a: [&x, *x]\n')
  expect(pages().told[0]).toContain('sections.yaml')
  rmSync(join(own, 'sections.yaml'))
})

test('a reader whose browser names no language of ours gets the one that the operator chose', async () => {
  const to = async (language: 'en' | 'sw', accept: string) =>
    (await pages({ language }).app.request('/', { headers: { 'accept-language': accept } })).headers.get(
      'location',
    )
  expect(await to('sw', 'de')).toBe('/sw/')
  expect(await to('sw', 'en-GB')).toBe('/en/')
  expect(await to('en', 'de')).toBe('/en/')
  expect(await to('en', 'sw-TZ')).toBe('/sw/')
})

test('leaving quickly leads where the operator says', async () => {
  expect(await pages({ leaveTo: 'https://news.example/' }).html('/en/')).toContain(
    'class="leave" href="https://news.example/"',
  )
})

test('a colour of one’s own changes the sheet and nothing else, and the policy goes with it', async () => {
  const { app } = pages({ hue: 30 })
  const response = await app.request('/en/')
  const page = await response.text()
  const sheet = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
  expect(sheet).toMatch(/--bahari:light-dark\(oklch\(0\.45 0\.085 30\),oklch\(0\.78 0\.08 30\)\)/)
  expect(response.headers.get('content-security-policy')).toContain(policyHash(sheet))
  expect(withHue('a{--bahari: light-dark(oklch(1 2 3), oklch(4 5 6));--coral: oklch(1 2 3)}', 9)).toBe(
    'a{--bahari: light-dark(oklch(1 2 9), oklch(4 5 9));--coral: oklch(1 2 3)}',
  )
})
