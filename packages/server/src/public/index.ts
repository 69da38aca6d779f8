/**
 * The public face: the Library's home, its articles, help and safety, in both languages. Complete without a script, one request
 * a page, nothing from another host. In here: reading and sending. Not in here: members, comments, the Haven.
 */
import { type Context, Hono } from 'hono'
import { type Language, languages, longestQuery, preferredLanguage, sayProblem } from '#library'
import { jsonFeedOf, rssOf, sitemapOf } from './feeds.ts'
import { listAt, renderPage, renderSearch } from './pages.tsx'
import { type ReadyPage, readyPage, sendPage } from './sending.ts'
import { openShelf } from './shelf.ts'
import { type Site, usualWayOut } from './site.ts'

export interface PublicPagesDeps {
  /** Folder with `en/*.md` and `sw/*.md`. */
  readonly articlesDir: string
  /** The operator's own: adds to the folder above, and a file of the same path takes its place. */
  readonly ownArticlesDir?: string | null
  /** Public address of this server, such as `https://kimbilio.example`. */
  readonly baseUrl: string
  readonly siteName?: string
  /** Where "leave quickly" leads; by default the front page of an encyclopaedia in the reader's language. */
  readonly leaveTo?: string | null
  /** For readers whose browser names neither language; English unless told. */
  readonly language?: Language
  /** 0 to 360; the sea's unless told. */
  readonly hue?: number | null
  /** Hears of mistakes in articles: one sentence each, with file, line and remedy; no reader's data. */
  readonly report?: (sentence: string) => void
  /** Whether a changed file is shown without a restart. Usually yes. */
  readonly watch?: boolean
}

/** Throws when the articles folder can't be read. */
export const createPublicPages = (deps: PublicPagesDeps): Hono => {
  const site: Site = {
    name: deps.siteName ?? 'Kimbilio',
    baseUrl: deps.baseUrl.replace(/\/+$/, ''),
    leaveTo: deps.leaveTo ? { en: deps.leaveTo, sw: deps.leaveTo } : usualWayOut,
    language: deps.language ?? 'en',
    hue: deps.hue ?? null,
  }
  const shelf = openShelf(
    [deps.articlesDir, ...(deps.ownArticlesDir ? [deps.ownArticlesDir] : [])],
    problem => deps.report?.(sayProblem(problem)),
  )

  // Pages that exist are few and known, so what is kept is bounded; all that do not exist share one page a language.
  const kept = new Map<string, Promise<ReadyPage>>()
  if (deps.watch ?? true) shelf.watch(() => kept.clear())
  const page = (language: Language, slug: string): Promise<ReadyPage> => {
    const key =
      slug === '' ||
      slug === 'help' ||
      shelf.library().find(language, slug) ||
      listAt(shelf.library(), language, slug)
        ? `${language}/${slug}`
        : language
    const earlier = kept.get(key)
    if (earlier) return earlier
    const ready = renderPage(site, shelf.library(), language, key === language ? null : slug)
    kept.set(key, ready)
    ready.catch(() => kept.delete(key))
    return ready
  }
  const send = async (c: Context, language: Language, slug: string) => sendPage(c, await page(language, slug))

  const app = new Hono()
  app.get('/', c => {
    c.header('Vary', 'Accept-Language')
    c.header('Cache-Control', 'no-store')
    return c.redirect(`/${preferredLanguage(c.req.header('accept-language'), site.language)}/`, 302)
  })
  app.get('/robots.txt', c => {
    c.header('Cache-Control', 'public, max-age=3600')
    return c.text(
      `User-agent: *\nDisallow: /app/\nDisallow: /relay/\nDisallow: /*/search\nSitemap: ${site.baseUrl}/sitemap.xml\n`,
    )
  })
  const file = async (c: Context, key: string, type: string, text: () => string) => {
    const ready =
      kept.get(key) ??
      Promise.resolve(
        readyPage(200, text(), {
          'Content-Type': `${type}; charset=utf-8`,
          'Cache-Control': 'public, max-age=600',
          'X-Content-Type-Options': 'nosniff',
        }),
      )
    kept.set(key, ready)
    return sendPage(c, await ready)
  }
  app.get('/sitemap.xml', c => file(c, 'sitemap', 'application/xml', () => sitemapOf(site, shelf.library())))
  for (const language of languages) {
    app.get(`/${language}`, c => c.redirect(`/${language}/`, 301))
    app.get(`/${language}/`, c => send(c, language, ''))
    app.get(`/${language}/feed.xml`, c =>
      file(c, `${language} rss`, 'application/rss+xml', () => rssOf(site, shelf.library(), language)),
    )
    app.get(`/${language}/feed.json`, c =>
      file(c, `${language} json`, 'application/feed+json', () => jsonFeedOf(site, shelf.library(), language)),
    )
    app.get(`/${language}/search`, c =>
      sendPage(
        c,
        renderSearch(site, shelf.library(), language, (c.req.query('q') ?? '').slice(0, longestQuery)),
      ),
    )
    app.get(`/${language}/:kind/:name`, c =>
      send(c, language, `${c.req.param('kind')}/${c.req.param('name')}`),
    )
    app.get(`/${language}/:slug/`, c =>
      c.redirect(`/${language}/${encodeURIComponent(c.req.param('slug'))}`, 301),
    )
    app.get(`/${language}/:slug`, c => send(c, language, c.req.param('slug')))
    app.get(`/${language}/*`, c => send(c, language, 'not/there'))
  }
  app.notFound(c => send(c, preferredLanguage(c.req.header('accept-language'), site.language), 'not/there'))
  return app
}
