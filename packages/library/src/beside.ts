/** Which articles stand beside an article: what its editor has pinned, then the nearest by their texts. */
import type { Article } from './article.ts'
import type { ContentProblem } from './content-problem.ts'
import { type Ranking, type RelatedDoc, rankRelated } from './related/index.ts'

/** As many as a reader looks at. */
const MOST = 6
/** Far enough down the ranking that enough are left when other languages and blocks are taken out. */
const LOOKED_AT = 60

export interface RelatedArticles {
  readonly beside: (article: Article) => readonly Article[]
  /** What brought the two together, for editors. */
  readonly why: (article: Article, other: Article) => ReturnType<Ranking['why']>
}

/** Computed once, when the library is bound; nothing is computed for a reader. */
export function relateArticles(
  articles: readonly Article[],
  translation: (article: Article) => Article | undefined,
): RelatedArticles {
  const told = articles.filter(({ section }) => section !== 'site')
  const byPath = new Map(told.map(article => [article.path, article]))
  const alternates = told.flatMap(article => {
    const other = translation(article)
    return other && article.path < other.path && byPath.has(other.path)
      ? [[article.path, other.path] as const]
      : []
  })
  const ranking = rankRelated(told.map(docOf), alternates)
  const beside = new Map(told.map(article => [article.path, choose(article, byPath, ranking, translation)]))
  return {
    beside: article => beside.get(article.path) ?? [],
    why: (article, other) => ranking.why(article.path, other.path),
  }
}

const docOf = ({ path, title, summary, tags, language, section, care }: Article): RelatedDoc => ({
  id: path,
  title,
  teaser: `${summary} ${tags.join(' ')}`,
  lang: language,
  section,
  ...(care && { care }),
})

/** In the reader's language; an article of the other language only where it has no translation into this one. */
function choose(
  article: Article,
  byPath: ReadonlyMap<string, Article>,
  ranking: Ranking,
  translation: (article: Article) => Article | undefined,
): readonly Article[] {
  const named = (slug: string) => byPath.get(`/${article.language}/${slug}`)
  const pinned = article.related.flatMap(slug => named(slug) ?? []).filter(one => one !== article)
  const blocked = new Set(article.notRelated.map(slug => `/${article.language}/${slug}`))
  const nearest = ranking
    .nearest(article.path, LOOKED_AT)
    .flatMap(({ id }) => byPath.get(id) ?? [])
    .filter(one => one.language === article.language || translation(one) === undefined)
    .filter(one => !blocked.has(one.path) && !pinned.includes(one))
  return [...pinned, ...nearest].slice(0, MOST)
}

/** Pins and blocks that name no article of the same language. */
export const deadPins = (article: Article, find: (slug: string) => Article | undefined): ContentProblem[] =>
  (['related', 'notRelated'] as const).flatMap(field =>
    article[field]
      .filter(slug => find(slug) === undefined || slug === article.slug)
      .map(slug => ({
        file: article.file,
        line: 2,
        what: `\`${field}\` names \`${slug}\`, which is no other article in this language.`,
        remedy: 'Check the name, or leave it out.',
      })),
  )
