/** All articles together: their sections and order, which are the same in the other language, and what they link to. */
import { type Article, readArticle } from './article.ts'
import { deadPins, type RelatedArticles, relateArticles } from './beside.ts'
import type { ContentProblem } from './content-problem.ts'
import { type Language, otherLanguage } from './languages.ts'
import { type Found, searchArticles } from './search/search.ts'
import { readSections, SECTIONS_FILE, type Section, type SectionText } from './sections.ts'

export interface SectionOfArticles {
  readonly id: string
  readonly articles: readonly Article[]
}

export interface Library {
  readonly articles: readonly Article[]
  find(language: Language, slug: string): Article | undefined
  /** Sections that have articles in this language, in reading order, without the pages about the site. */
  sections(language: Language): readonly SectionOfArticles[]
  /** What a section is called, and what stands in it. */
  sectionText(id: string, language: Language): SectionText
  /** The same article in the other language. */
  translation(article: Article): Article | undefined
  /** At most thirty places that say it, best first; none for a query without a word. */
  search(query: string, language: Language): readonly Found[]
  /** At most six articles to go on to; never a translation of this one. */
  related(article: Article): readonly Article[]
  /** What brought two of them together, for editors. */
  whyRelated: RelatedArticles['why']
  /** The articles before and after, in the order of the Library home. */
  neighbours(article: Article): { readonly previous?: Article; readonly next?: Article }
}

export interface SourceFile {
  /** Path below the articles folder, with `/`. */
  readonly file: string
  readonly text: string
}

/** Pages that exist in each language besides the articles. */
const PAGES = ['', 'help']

/**
 * Reads all files and binds them into a library. What has a problem of its own is left out and told; the rest is there,
 * so that one mistake in one file never takes the Library down.
 */
export const bindLibrary = (
  files: readonly SourceFile[],
): { readonly library: Library; readonly problems: readonly ContentProblem[] } => {
  const problems: ContentProblem[] = []
  const byPath = new Map<string, Article>()
  const own = readSections(files.find(({ file }) => file === SECTIONS_FILE)?.text)
  problems.push(...own.problems)
  const sectionIds = own.sections.map(({ id }) => id)
  for (const { file, text } of [...files].sort((a, b) => (a.file < b.file ? -1 : 1))) {
    if (file === SECTIONS_FILE) continue
    const read = readArticle(file, text)
    if (!read.ok) problems.push(...read.error)
    else if (!sectionIds.includes(read.value.section)) problems.push(noSuchSection(read.value, sectionIds))
    else byPath.set(read.value.path, read.value)
  }
  const articles = [...byPath.values()].sort(inReadingOrder(sectionIds))
  const pairs = pairUp(articles, byPath, problems)
  for (const article of articles) {
    problems.push(...deadLinks(article, byPath))
    problems.push(...deadPins(article, slug => byPath.get(`/${article.language}/${slug}`)))
  }
  const translation = (article: Article) => byPath.get(pairs.get(article.path) ?? '')
  const related = relateArticles(articles, translation)
  const search = searchArticles(articles.filter(({ section }) => section !== 'site'))

  const library: Library = {
    articles,
    find: (language, slug) => byPath.get(`/${language}/${slug}`),
    sections: language =>
      sectionIds
        .filter(id => id !== 'site')
        .map(id => ({ id, articles: articles.filter(a => a.language === language && a.section === id) }))
        .filter(section => section.articles.length > 0),
    sectionText: (id, language) => {
      const section: Section | undefined = own.sections.find(one => one.id === id)
      return section?.[language] ?? { name: id, about: '' }
    },
    translation,
    related: related.beside,
    whyRelated: related.why,
    search: search.find,
    neighbours: article => {
      const row = library.sections(article.language).flatMap(section => section.articles)
      const place = row.indexOf(article)
      const [previous, next] = place < 0 ? [] : [row[place - 1], row[place + 1]]
      return { ...(previous && { previous }), ...(next && { next }) }
    },
  }
  return { library, problems }
}

const noSuchSection = ({ file, section }: Article, sectionIds: readonly string[]): ContentProblem => ({
  file,
  line: 2,
  what: `There is no section \`${section}\`.`,
  remedy: `Write \`section:\` with one of ${sectionIds.join(', ')}, or add it to \`${SECTIONS_FILE}\`.`,
})

const inReadingOrder =
  (sectionIds: readonly string[]) =>
  (a: Article, b: Article): number =>
    sectionIds.indexOf(a.section) - sectionIds.indexOf(b.section) ||
    (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY) ||
    (a.date === b.date ? 0 : a.date < b.date ? 1 : -1) ||
    (a.path < b.path ? -1 : 1)

/** Both directions of every translation, by path. */
const pairUp = (
  articles: readonly Article[],
  byPath: ReadonlyMap<string, Article>,
  problems: ContentProblem[],
): ReadonlyMap<string, string> => {
  const pairs = new Map<string, string>()
  for (const article of articles) {
    if (article.translationOf === undefined) continue
    const other = byPath.get(`/${otherLanguage(article.language)}/${article.translationOf}`)
    const tell = (what: string, remedy: string) =>
      problems.push({ file: article.file, line: 2, what, remedy })
    if (!other) {
      tell(
        `It says it is the translation of \`${article.translationOf}\`, which is not there in the other language.`,
        `Check the name, or write \`${otherLanguage(article.language)}/${article.translationOf}.md\`.`,
      )
    } else if (
      (pairs.get(other.path) ?? article.path) !== article.path ||
      (pairs.get(article.path) ?? other.path) !== other.path
    ) {
      tell(
        `\`${other.file}\` already has another translation.`,
        'Let only one article of a language be the translation of another.',
      )
    } else {
      pairs.set(article.path, other.path).set(other.path, article.path)
    }
  }
  return pairs
}

const deadLinks = (article: Article, byPath: ReadonlyMap<string, Article>): ContentProblem[] =>
  article.links
    .filter(({ href }) => !leadsSomewhere(article, href, byPath))
    .map(({ href, line }) => ({
      file: article.file,
      line,
      what: `The link to \`${href}\` leads nowhere.`,
      remedy:
        'Write the address of an article as `/en/its-name` or `/sw/its-name`, with `#heading` only if that heading is there.',
    }))

const leadsSomewhere = (article: Article, href: string, byPath: ReadonlyMap<string, Article>): boolean => {
  if (!href.startsWith('/') && !href.startsWith('#')) return true
  const [path = '', heading] = href.split('#')
  if (path.startsWith('/app/')) return true
  const page = /^\/(?:en|sw)\/([a-z-]*)$/.exec(path)
  if (page && heading === undefined && PAGES.includes(page[1] as string)) return true
  const target = path === '' ? article : byPath.get(path)
  return target !== undefined && (heading === undefined || target.headings.some(({ id }) => id === heading))
}
