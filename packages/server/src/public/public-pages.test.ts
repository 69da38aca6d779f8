import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { bindLibrary, languages } from '#library'
import { catalogue } from '#practices'
import { createPublicPages } from './index.ts'
import { openShelf } from './shelf.ts'
import { policyHash } from './stylesheet.ts'
import { publicWords } from './words/index.ts'

const articlesDir = join(import.meta.dirname, '../../../../articles')
const told: string[] = []
const app = createPublicPages({
  articlesDir,
  baseUrl: 'https://kimbilio.example/',
  watch: false,
  report: sentence => told.push(sentence),
})
const library = openShelf([articlesDir], () => {}).library()
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const html = async (path: string) => (await get(path)).text()
const paths = [
  ...library.articles.map(article => article.path),
  ...languages.flatMap(language => [`/${language}/`, `/${language}/help`]),
]

describe('what stands in the articles folder', () => {
  test('has no mistakes, and no link that leads nowhere', () => {
    expect(told).toEqual([])
    expect(library.articles.length).toBeGreaterThanOrEqual(10)
  })

  test('stands in both languages', () => {
    for (const article of library.articles)
      expect(library.translation(article)?.language, article.path).toBeDefined()
  })

  test('is neither a note nor a book, names its sources, has something for today, and says when not to', () => {
    for (const article of library.articles.filter(article => article.section !== 'site')) {
      expect(article.words, article.path).toBeGreaterThanOrEqual(500)
      expect(article.words, article.path).toBeLessThanOrEqual(900)
      const headings = article.headings.map(heading => heading.id)
      const [sources, today] =
        article.language === 'en' ? ['sources', 'try-this-today'] : ['vyanzo', 'jaribu-leo']
      expect(headings, article.path).toContain(sources)
      expect(headings, article.path).toContain(today)
      expect(
        article.links.some(link => link.href === `/${article.language}/help`),
        article.path,
      ).toBe(true)
    }
  })
})

test('a guide has the proverb that its practice has in the Haven, and leads to it', async () => {
  const guides = library.articles.filter(article => article.practice)
  expect(guides.length).toBeGreaterThanOrEqual(4)
  for (const guide of guides) {
    expect(guide.saying, guide.path).toEqual(catalogue.find(({ id }) => id === guide.practice)?.proverb)
    expect(await html(guide.path)).toContain(`href="/app/practice/${guide.practice}"`)
  }
})

test('the root leads to the language of the reader, and is not kept by caches', async () => {
  const swahili = await get('/', { 'accept-language': 'sw-TZ,en;q=0.8' })
  expect([swahili.status, swahili.headers.get('location'), swahili.headers.get('cache-control')]).toEqual([
    302,
    '/sw/',
    'no-store',
  ])
  expect((await get('/', { 'accept-language': 'de' })).headers.get('location')).toBe('/en/')
})

test('addresses with a slash too few or too many find their page', async () => {
  expect((await get('/sw')).headers.get('location')).toBe('/sw/')
  expect((await get('/en/closer/')).headers.get('location')).toBe('/en/closer')
})

describe.each(paths)('%s', path => {
  const language = path.slice(1, 3) as 'en' | 'sw'

  test('is complete without a script, sets no cookie and asks no other host for anything', async () => {
    const response = await get(path)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(
      [...page.matchAll(/<script\b[^>]*>/g)]
        .map(([tag]) => tag)
        .filter(tag => tag !== '<script type="application/ld+json">'),
    ).toEqual([])
    expect(page).not.toMatch(/\son[a-z]+=|\sstyle=|javascript:/)
    expect(page).not.toMatch(/<(?:img|iframe|object|embed|video|audio|source)\b|\ssrc=|@import|url\((?!#)/)
    const fetched = [...page.matchAll(/<link\b[^>]*rel="(?!canonical|alternate)([^"]*)"[^>]*href="([^"]*)"/g)]
    expect(fetched.map(([, rel, address]) => [rel, address?.slice(0, 5)])).toEqual([['icon', 'data:']])
  })

  test('carries a policy that allows its own sheet and nothing else', async () => {
    const response = await get(path)
    const [, sheet = ''] = /<style>([\s\S]*?)<\/style>/.exec(await response.text()) ?? []
    expect(sheet.length).toBeGreaterThan(1000)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`style-src '${policyHash(sheet)}'`)
    expect(policy).not.toContain('script-src')
  })

  test('says its language, names its other language, and that page names it back', async () => {
    const page = await html(path)
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain(`<link rel="canonical" href="https://kimbilio.example${path}">`.replace('>', ''))
    const other = language === 'en' ? 'sw' : 'en'
    const address = new RegExp(`hreflang="${other}" href="https://kimbilio.example([^"]+)"`).exec(page)?.[1]
    expect(address).toBeDefined()
    expect(await html(address as string)).toContain(
      `hreflang="${language}" href="https://kimbilio.example${path}"`,
    )
  })

  test('has the way out, help and the menu, all as plain links and disclosures', async () => {
    const page = await html(path)
    const words = publicWords[language]
    expect(page).toMatch(
      new RegExp(`<a class="leave" href="https://[^"]+" rel="noreferrer">${words.leave}</a>`),
    )
    expect(page).toContain(`href="/${language}/help">${words.help}</a>`)
    expect(page).toContain(`<summary aria-label="${words.menu}">`)
  })

  test('every link and every anchor on it leads somewhere', async () => {
    const page = await html(path)
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, address = ''] of page.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)) {
      if (address.startsWith('#')) expect(ids, address).toContain(address.slice(1))
      else if (address.startsWith('/') && !address.startsWith('/app/'))
        expect((await get(address)).status, address).toBe(200)
      else expect(address).toMatch(/^(?:\/app\/|https?:\/\/|tel:)/)
    }
  })

  test('weighs at most 9 KB on the wire, 14 KB where the numbers of all countries stand', async () => {
    const response = await get(path, { 'accept-encoding': 'gzip, br' })
    expect(response.headers.get('content-encoding')).toBe('br')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(brotliDecompressSync(bytes).toString('utf8')).toBe(await html(path))
    expect(bytes.length).toBeLessThanOrEqual(path.endsWith('/help') ? 14 * 1024 : 9 * 1024)
  })
})

test('an article says what it is to those who share it and to those who index it', async () => {
  const article = library.find('sw', 'karibu-zaidi')!
  const page = await html(article.path)
  expect(page).toContain('<meta property="og:type" content="article"')
  expect(page).toContain('<meta property="og:locale" content="sw_TZ"')
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '{}')
  expect(data).toMatchObject({
    '@type': 'Article',
    headline: article.title,
    inLanguage: 'sw',
    datePublished: article.date,
    mainEntityOfPage: 'https://kimbilio.example/sw/karibu-zaidi',
  })
})

test('the place for comments is honest: none yet, and joining is still being built', async () => {
  expect(await html('/en/closer')).toContain('No comments yet.')
  expect(await html('/en/closer')).toContain('Joining and commenting are still being built.')
  expect(await html('/sw/karibu-zaidi')).toContain('Bado hakuna maoni.')
})

test('help has no field, no button and no form, and shows the number for Tanzania with its source', async () => {
  const page = await html('/sw/help')
  expect(page).not.toMatch(/<(?:input|button|form|textarea|select)\b/)
  expect(page).toContain('<a class="phone" href="tel:116">116</a>')
  expect(page).toContain('sematanzania.org')
  expect(page).not.toContain('tel:199')
})

test('what does not exist is said in both languages, and is not to be found by search', async () => {
  for (const path of [
    '/en/nothing',
    '/sw/karibu-zaidi/more',
    '/en/..%2f..%2fetc%2fpasswd',
    '/sw/closer',
    '/en/constructor',
    '/nowhere',
  ]) {
    const response = await get(path)
    const page = await response.text()
    expect(response.status, path).toBe(404)
    expect(page).toContain(publicWords.en.notFoundTitle)
    expect(page).toContain(publicWords.sw.notFoundTitle)
    expect(page).toContain('<meta name="robots" content="noindex"')
    expect(page).not.toContain('passwd')
  }
})

test('a page that the browser has already is not sent again, in whichever encoding it has it', async () => {
  for (const encoding of ['br', 'gzip', 'identity']) {
    const first = await get('/en/closer', { 'accept-encoding': encoding })
    const etag = first.headers.get('etag') ?? ''
    const again = await get('/en/closer', {
      'accept-encoding': encoding,
      'if-none-match': `"other", W/${etag}`,
    })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    expect(
      (await get('/en/closer', { 'accept-encoding': encoding, 'if-none-match': '"other"' })).status,
    ).toBe(200)
  }
})

test('a browser that knows only gzip, or nothing, still gets the page', async () => {
  const zipped = await get('/en/', { 'accept-encoding': 'gzip, br;q=0' })
  expect(zipped.headers.get('content-encoding')).toBe('gzip')
  expect(gunzipSync(new Uint8Array(await zipped.arrayBuffer())).toString()).toBe(await html('/en/'))
  expect((await get('/en/')).headers.get('content-encoding')).toBeNull()
})

test('crawlers are kept out of the Haven and the relay', async () => {
  expect(await (await get('/robots.txt')).text()).toBe(
    'User-agent: *\nDisallow: /app/\nDisallow: /relay/\nDisallow: /*/search\nSitemap: https://kimbilio.example/sitemap.xml\n',
  )
})

test('no words of the public pages were left in the other language', () => {
  for (const key of Object.keys(publicWords.en) as (keyof typeof publicWords.en)[]) {
    const [english, swahili] = [publicWords.en[key], publicWords.sw[key]]
    expect(String(swahili), key).not.toBe(String(english))
    expect(String(swahili).length, key).toBeGreaterThan(0)
  }
})

describe('a folder that an operator works in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'articles-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const write = (file: string, title: string) => {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(
      join(folder, file),
      `---\ntitle: ${title}\nsummary: s\nlanguage: en\nsection: practices\ndate: 2026-11-20\nauthor: a\n---\nText & "more".`,
    )
  }

  test('a mistake in one article is told, and the others are shown', async () => {
    write('en/good.md', 'Good')
    writeFileSync(join(folder, 'en', 'bad.md'), 'no head')
    const problems: string[] = []
    const pages = createPublicPages({
      articlesDir: folder,
      baseUrl: '',
      watch: false,
      report: said => problems.push(said),
    })
    expect(problems).toEqual([expect.stringContaining('en/bad.md, line 1:')])
    expect(await (await pages.request('/en/good')).text()).toContain('<h1>Good</h1>')
    expect((await pages.request('/en/bad')).status).toBe(404)
  })

  test('what is written or taken away is shown without a restart', async () => {
    const shelf = openShelf([folder], () => {})
    const changed = new Promise<void>(resolve => {
      const watch = shelf.watch(() => {
        if (!shelf.library().find('en', 'new')) return
        watch.close()
        resolve()
      })
    })
    write('en/new.md', 'New')
    await changed
    expect(shelf.library().find('en', 'new')?.title).toBe('New')
  })

  test('a folder that can no longer be read leaves the articles up', () => {
    const problems: string[] = []
    const shelf = openShelf([folder], problem => problems.push(problem.what))
    rmSync(folder, { recursive: true })
    problems.length = 0
    shelf.reload()
    expect(problems).toEqual(['The articles folder could not be read.'])
    expect(shelf.library().find('en', 'good')).toBeDefined()
  })
})

test('an empty library is a library', () => {
  expect(bindLibrary([]).library.sections('en')).toEqual([])
})
