/** The ways to find an article: lists, search, feeds, sitemap. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { languages } from '#library'
import { createPublicPages } from './index.ts'
import { listPaths } from './lists.ts'
import { openShelf } from './shelf.ts'
import { publicWords } from './words/index.ts'

const articlesDir = join(import.meta.dirname, '../../../../articles')
const app = createPublicPages({ articlesDir, baseUrl: 'https://kimbilio.example', watch: false })
const library = openShelf([articlesDir], () => {}).library()
const html = async (path: string) => (await app.request(path)).text()

describe('a list', () => {
  const paths = listPaths(library)

  test('is there for every section, tag and author that an article names, and weighs little', async () => {
    expect(paths).toContain('/en/section/subjects')
    expect(paths).toContain('/sw/section/subjects')
    for (const path of paths) {
      const response = await app.request(path, { headers: { 'accept-encoding': 'br' } })
      expect(response.status, path).toBe(200)
      const bytes = new Uint8Array(await response.arrayBuffer())
      expect(bytes.length, path).toBeLessThanOrEqual(14 * 1024)
      expect(brotliDecompressSync(bytes).toString()).toContain(`href="https://kimbilio.example${path}"`)
    }
  })

  test('leads to the same list in the other language', async () => {
    expect(await html('/en/section/subjects')).toContain('href="/sw/section/subjects"')
    const tag = paths.find(path => path.startsWith('/en/tag/')) ?? ''
    expect(await html(tag)).toMatch(/hreflang="sw" lang="sw"/)
  })

  test('that nothing stands in is not there, whatever the address', async () => {
    for (const path of [
      '/en/tag/no-such-tag',
      '/en/section/site',
      '/en/author/nobody',
      '/en/kind/trust',
      '/en/tag/..%2f..%2fetc',
      '/en/tag/<script>',
    ])
      expect((await app.request(path)).status, path).toBe(404)
  })
})

describe('search', () => {
  test('is a form that works by GET, and answers in both languages', async () => {
    const page = await html('/en/search?q=friendship')
    expect(page).toContain('<form action="/en/search" method="get">')
    expect(page).toContain('href="/en/safe-friendships"')
    expect(page).toContain('value="friendship"')
    const swahili = await html('/sw/search?q=urafiki')
    expect(swahili).toContain('href="/sw/')
    expect(swahili).toContain(publicWords.sw.found)
  })

  test('says so when nothing is found, and says nothing before anything is asked', async () => {
    expect(await html('/en/search?q=zzzzqqq')).toContain(publicWords.en.nothingFound)
    expect(await html('/en/search')).not.toContain(publicWords.en.nothingFound)
  })

  test('shows what was typed as text, and nobody keeps it', async () => {
    const asked = '"><script>alert(1)</script>'
    const response = await app.request(`/en/search?q=${encodeURIComponent(asked)}`)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const page = await response.text()
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('<meta name="robots" content="noindex"')
  })

  test('takes a query of any length', async () => {
    expect((await app.request(`/sw/search?q=${'a%20'.repeat(4000)}`)).status).toBe(200)
  })
})

describe('for programs that read', () => {
  test.each(languages)('the feeds of %s name every article of that language once', async language => {
    const articles = library.articles.filter(one => one.language === language && one.section !== 'site')
    const rss = await app.request(`/${language}/feed.xml`)
    expect(rss.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
    const xml = await rss.text()
    const json = (await (await app.request(`/${language}/feed.json`)).json()) as {
      version: string
      items: { id: string; content_html: string; date_published: string }[]
    }
    expect(json.version).toBe('https://jsonfeed.org/version/1.1')
    expect(json.items.map(({ id }) => id).sort()).toEqual(
      articles.map(({ path }) => `https://kimbilio.example${path}`).sort(),
    )
    for (const { path } of articles) expect(xml).toContain(`<guid>https://kimbilio.example${path}</guid>`)
    for (const { date_published } of json.items) expect(Number.isNaN(Date.parse(date_published))).toBe(false)
  })

  test('the sitemap has all that may be found, with its other language, and nothing of the Haven', async () => {
    const xml = await html('/sitemap.xml')
    for (const { path } of library.articles)
      expect(xml).toContain(`<loc>https://kimbilio.example${path}</loc>`)
    expect(xml).toContain('hreflang="sw" href="https://kimbilio.example/sw/kuaminiana"')
    expect(xml).not.toMatch(/\/(?:app|relay|search)\b/)
  })

  test('what a writer puts in a title can not break a feed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'feeds-'))
    afterAll(() => rmSync(folder, { recursive: true, force: true }))
    mkdirSync(join(folder, 'en'))
    writeFileSync(
      join(folder, 'en/odd.md'),
      '---\ntitle: "A & B \\"quoted\\" ]]\\u0007"\nsummary: s & t\nlanguage: en\nsection: subjects\ndate: 2026-11-20\nauthor: a\ntags: ["x & y"]\n---\nText.',
    )
    const odd = createPublicPages({ articlesDir: folder, baseUrl: 'https://k.example', watch: false })
    const xml = await (await odd.request('/en/feed.xml')).text()
    expect(xml).toContain('<title>A &amp; B &quot;quoted&quot; ]]</title>')
    expect(xml).toContain('<category>x &amp; y</category>')
    expect((await odd.request('/en/tag/x-y')).status).toBe(200)
  })
})
