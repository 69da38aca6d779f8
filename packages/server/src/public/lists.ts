/** Which lists there are: sections, tags and authors that have articles in a language, each at its address. */
import { type Article, type Language, type Library, nameInAddress, otherLanguage } from '#library'
import type { List } from './list-page.tsx'
import { publicWords } from './words/index.ts'

const KINDS = ['section', 'tag', 'author'] as const
export type ListKind = (typeof KINDS)[number]
export const isListKind = (text: string): text is ListKind => (KINDS as readonly string[]).includes(text)

export const sectionPath = ({ language, section }: Pick<Article, 'language' | 'section'>): string =>
  `/${language}/section/${section}`
export const tagPath = (language: Language, tag: string): string => `/${language}/tag/${nameInAddress(tag)}`
export const authorPath = ({ language, author }: Pick<Article, 'language' | 'author'>): string =>
  `/${language}/author/${nameInAddress(author)}`

/** Undefined where no article would stand in the list. */
export function listOf(library: Library, language: Language, kind: ListKind, name: string): List | undefined {
  const told = library.articles.filter(article => article.language === language && article.section !== 'site')
  const articles = told.filter(article => namesOf(article, kind).some(one => nameInAddress(one) === name))
  const first = articles[0]
  if (first === undefined) return undefined
  const otherPath = otherPathOf(library, first, articles, kind, name)
  return {
    ...titleOf(library, first, kind, name),
    path: `/${language}/${kind}/${name}`,
    ...(otherPath && { otherPath }),
    articles,
  }
}

const namesOf = (article: Article, kind: ListKind): readonly string[] =>
  kind === 'section' ? [article.section] : kind === 'tag' ? article.tags : [article.author]

const titleOf = (
  library: Library,
  article: Article,
  kind: ListKind,
  name: string,
): Pick<List, 'title' | 'about'> => {
  const words = publicWords[article.language]
  if (kind === 'section') {
    const { name: title, about } = library.sectionText(article.section, article.language)
    return { title, about }
  }
  if (kind === 'author') return { title: article.author, about: words.byAuthor(article.author) }
  const tag = article.tags.find(one => nameInAddress(one) === name) ?? name
  return { title: tag.charAt(0).toUpperCase() + tag.slice(1), about: words.withTag(tag) }
}

/** A tag has another word in the other language, which only the same place among an article's tags tells. */
function otherPathOf(
  library: Library,
  first: Article,
  articles: readonly Article[],
  kind: ListKind,
  name: string,
): string | undefined {
  const language = otherLanguage(first.language)
  if (kind !== 'tag') {
    const there = library.articles.some(
      one => one.language === language && namesOf(one, kind).some(other => nameInAddress(other) === name),
    )
    return there ? `/${language}/${kind}/${name}` : undefined
  }
  for (const article of articles) {
    const translation = library.translation(article)
    const place = article.tags.findIndex(tag => nameInAddress(tag) === name)
    const tag = translation?.tags.length === article.tags.length ? translation.tags[place] : undefined
    if (tag !== undefined) return tagPath(language, tag)
  }
  return undefined
}

/** Every address that a list of this library has. */
export const listPaths = (library: Library): readonly string[] => [
  ...new Set(
    library.articles
      .filter(({ section }) => section !== 'site')
      .flatMap(article => [
        sectionPath(article),
        authorPath(article),
        ...article.tags.map(tag => tagPath(article.language, tag)),
      ]),
  ),
]
