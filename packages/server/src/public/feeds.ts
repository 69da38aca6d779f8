/** For programs that read: RSS 2.0, JSON Feed 1.1, and the sitemap with its languages. Articles only, never people. */
import { type Article, type Language, type Library, languages } from '#library'
import { listPaths } from './lists.ts'
import type { Site } from './site.ts'
import { publicWords } from './words/index.ts'

const MOST = 40

const told = (library: Library, language: Language): readonly Article[] =>
  library.articles
    .filter(article => article.language === language && article.section !== 'site')
    .toSorted((a, b) => (a.date === b.date ? (a.path < b.path ? -1 : 1) : a.date < b.date ? 1 : -1))
    .slice(0, MOST)

const CONTROLS = /(?![\t\n\r])\p{Cc}/gu
/** Text for an XML element or a quoted attribute. */
const xml = (text: string): string =>
  text
    .replace(CONTROLS, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const rfc822 = (day: string): string => new Date(`${day}T00:00:00Z`).toUTCString().replace('GMT', '+0000')

/** RSS 2.0; a guid is the article's address, which stays. */
export const rssOf = (site: Site, library: Library, language: Language): string => {
  const words = publicWords[language]
  const items = told(library, language).map(
    ({ title, path, summary, date, tags }) =>
      `<item><title>${xml(title)}</title><link>${xml(site.baseUrl + path)}</link><guid>${xml(site.baseUrl + path)}</guid><pubDate>${rfc822(date)}</pubDate><description>${xml(summary)}</description>${tags.map(tag => `<category>${xml(tag)}</category>`).join('')}</item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${xml(`${site.name}: ${words.library}`)}</title><link>${xml(`${site.baseUrl}/${language}/`)}</link><atom:link href="${xml(`${site.baseUrl}/${language}/feed.xml`)}" rel="self" type="application/rss+xml"/><description>${xml(words.homeLead)}</description><language>${language}</language>${items.join('')}</channel></rss>
`
}

/** https://www.jsonfeed.org/version/1.1/ */
export const jsonFeedOf = (site: Site, library: Library, language: Language): string =>
  `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: `${site.name}: ${publicWords[language].library}`,
    home_page_url: `${site.baseUrl}/${language}/`,
    feed_url: `${site.baseUrl}/${language}/feed.json`,
    description: publicWords[language].homeLead,
    language,
    items: told(library, language).map(({ title, path, summary, html, date, tags, author }) => ({
      id: site.baseUrl + path,
      url: site.baseUrl + path,
      title,
      summary,
      content_html: html,
      date_published: `${date}T00:00:00Z`,
      tags,
      authors: [{ name: author }],
      language,
    })),
  })}\n`

/** Every page that may be found, each with its form in the other language. */
export const sitemapOf = (site: Site, library: Library): string => {
  const alternates = (paths: readonly (readonly [string, string])[]) =>
    paths
      .map(
        ([language, path]) =>
          `<xhtml:link rel="alternate" hreflang="${language}" href="${xml(site.baseUrl + path)}"/>`,
      )
      .join('')
  const homes = languages.map(language => ({
    path: `/${language}/`,
    date: undefined,
    others: languages.map(one => [one, `/${one}/`] as const),
  }))
  const articles = library.articles.map(article => {
    const translation = library.translation(article)
    const both = translation ? [article, translation] : []
    return {
      path: article.path,
      date: article.date,
      others: both.map(one => [one.language, one.path] as const),
    }
  })
  const lists = listPaths(library).map(path => ({ path, date: undefined, others: [] }))
  const urls = [...homes, ...articles, ...lists].map(
    ({ path, date, others }) =>
      `<url><loc>${xml(site.baseUrl + path)}</loc>${date ? `<lastmod>${date}</lastmod>` : ''}${alternates(others)}</url>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}</urlset>
`
}
