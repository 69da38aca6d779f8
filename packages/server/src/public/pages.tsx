/** Turns an address into a page that is ready to be sent: HTML, and the headers that go with it. */
import { render } from 'preact-render-to-string'
import type { Language, Library } from '#library'
import { libraryStyles } from '#ui'
import { loadWords } from '#ui/words'
import { ArticlePage } from './article-page.tsx'
import type { Frame } from './frame.tsx'
import { HelpPage } from './help-page.tsx'
import { HomePage } from './home-page.tsx'
import { ListPage } from './list-page.tsx'
import { isListKind, listOf } from './lists.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { SearchPage } from './search-page.tsx'
import { type ReadyPage, readyPage } from './sending.ts'
import type { Site } from './site.ts'
import { policyHash, shrink, withHue } from './stylesheet.ts'

/** The sheet of a site, and the headers that allow it and nothing else. Made once for each hue. */
const dressOf = (() => {
  const made = new Map<number | null, { styles: string; headers: Readonly<Record<string, string>> }>()
  return ({ hue }: Site) => {
    const kept = made.get(hue)
    if (kept) return kept
    const styles = shrink(withHue(libraryStyles, hue))
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      // Short, so that what an editor corrects is soon right everywhere.
      'Cache-Control': 'public, max-age=60, stale-while-revalidate=600',
      'Content-Security-Policy': `default-src 'none'; style-src '${policyHash(styles)}'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
    }
    made.set(hue, { styles, headers })
    return { styles, headers }
  }
})()

/** Which list an address such as `tag/trust` names; undefined for what is none. */
export const listAt = (library: Library, language: Language, slug: string) => {
  const [kind = '', name, ...more] = slug.split('/')
  return name !== undefined && more.length === 0 && isListKind(kind)
    ? listOf(library, language, kind, name)
    : undefined
}

/** What was asked is in nobody's cache and in no history of ours. */
export const renderSearch = (site: Site, library: Library, language: Language, query: string): ReadyPage => {
  const { styles, headers } = dressOf(site)
  const html = render(<SearchPage frame={{ site, library, styles }} language={language} query={query} />)
  return readyPage(200, `<!doctype html>${html}`, {
    ...headers,
    'Cache-Control': 'private, no-store',
    'Content-Language': language,
  })
}

/** `slug` is '' for the home, null for what does not exist. */
export const renderPage = async (
  site: Site,
  library: Library,
  language: Language,
  slug: string | null,
): Promise<ReadyPage> => {
  const { styles, headers } = dressOf(site)
  const frame: Frame = { site, library, styles }
  const article = slug === null ? undefined : library.find(language, slug)
  const list = slug === null ? undefined : listAt(library, language, slug)
  const tree = list ? (
    <ListPage frame={frame} language={language} list={list} />
  ) : article ? (
    <ArticlePage frame={frame} article={article} />
  ) : slug === '' ? (
    <HomePage frame={frame} language={language} />
  ) : slug === 'help' ? (
    <HelpPage frame={frame} language={language} app={await loadWords(language)} />
  ) : null
  const html = render(tree ?? <NotFoundPage frame={frame} language={language} />)
  return readyPage(tree ? 200 : 404, `<!doctype html>${html}`, { ...headers, 'Content-Language': language })
}
