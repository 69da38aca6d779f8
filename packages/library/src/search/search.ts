/**
 * Search over all articles, in both languages: beginnings of words, small slips of the finger, and Swahili words whatever
 * stands before their stem. Nobody's query is kept.
 */
import MiniSearch from 'minisearch'
import type { Article } from '../article.ts'
import type { Language } from '../languages.ts'
import { stemOf, wordsOf } from '../related/terms.ts'
import { passageOf, plainText } from './passage.ts'

/** Longest query that is looked at, in characters; more is cut. */
export const longestQuery = 120
const MOST_FOUND = 30
/** Share of the best score from which a find in the reader's language comes before every find in the other. */
const WORTH_IT = 0.15

export interface Found {
  readonly article: Article
  /** The place in the text that says it, or the summary. */
  readonly passage: string
}

export interface ArticleSearch {
  /** Best first; what is in `language` comes before the other when it fits as well. */
  readonly find: (query: string, language: Language) => readonly Found[]
}

interface Indexed {
  readonly id: string
  readonly title: string
  readonly tags: string
  readonly headings: string
  readonly summary: string
  readonly text: string
}

/** Each word as it stands and, where it differs, its stem, so that a whole word still weighs more. */
const terms = (text: string, language: string): string[] =>
  wordsOf(text).flatMap(word => {
    const stem = stemOf(word, language)
    return stem === word || stem.length < 3 ? [word] : [word, `~${stem}`]
  })

/** A query says no language: its words are looked for as they stand and as stems of both. */
const queryTerms = (query: string): string[] =>
  wordsOf(query).flatMap(word => [
    ...new Set([word, ...(['en', 'sw'] as const).map(language => `~${stemOf(word, language)}`)]),
  ])

export function searchArticles(articles: readonly Article[]): ArticleSearch {
  const byPath = new Map(articles.map(article => [article.path, article]))
  const texts = new Map(articles.map(article => [article.path, plainText(article.html)]))
  const index = new MiniSearch<Indexed>({
    fields: ['title', 'tags', 'headings', 'summary', 'text'],
    searchOptions: {
      boost: { title: 5, tags: 3, headings: 3, summary: 2 },
      prefix: term => !term.startsWith('~') && term.length >= 3,
      fuzzy: term => (term.startsWith('~') || term.length < 5 ? false : term.length < 9 ? 1 : 2),
      weights: { fuzzy: 0.3, prefix: 0.5 },
    },
    // Terms are made before they come here: of which language a text is, the index does not know.
    tokenize: text => text.split(' ').filter(Boolean),
    processTerm: term => term,
  })
  index.addAll(
    articles.map(({ path, title, tags, headings, summary, language }) => {
      const made = (text: string) => terms(text, language).join(' ')
      return {
        id: path,
        title: made(title),
        tags: made(tags.join(' ')),
        headings: made(headings.map(({ text }) => text).join(' ')),
        summary: made(summary),
        text: made(texts.get(path) ?? ''),
      }
    }),
  )
  return {
    find: (query, language) => {
      const asked = queryTerms(query.slice(0, longestQuery))
      if (asked.length === 0) return []
      const ranked = index.search(asked.join(' '))
      const best = ranked[0]?.score ?? 0
      const comesFirst = ({ id, score }: { id: unknown; score: number }) =>
        byPath.get(String(id))?.language === language && score >= best * WORTH_IT
      return [...ranked.filter(comesFirst), ...ranked.filter(one => !comesFirst(one))]
        .slice(0, MOST_FOUND)
        .flatMap(({ id, terms: matched }) => {
          const article = byPath.get(String(id))
          if (!article) return []
          const words = matched.map(term => term.replace(/^~/, ''))
          return [{ article, passage: passageOf(texts.get(article.path) ?? '', words) ?? article.summary }]
        })
    },
  }
}
