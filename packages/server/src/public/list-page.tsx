/** Articles that have something in common: a section, a tag, an author. */
import { type Article, type Language, otherLanguage } from '#library'
import { type Frame, Framed } from './frame.tsx'
import { Teaser } from './teaser.tsx'
import { publicWords } from './words/index.ts'

export interface List {
  readonly title: string
  readonly about: string
  readonly path: string
  /** The same list in the other language, where there is one. */
  readonly otherPath?: string
  readonly articles: readonly Article[]
}

export const ListPage = ({ frame, language, list }: { frame: Frame; language: Language; list: List }) => {
  const words = publicWords[language]
  const { title, about, path, otherPath, articles } = list
  return (
    <Framed
      frame={frame}
      head={{ language, title, description: about, path, ...(otherPath && { otherPath }) }}
    >
      <div class="crumbs">
        <a href={`/${language}/`}>{words.library}</a>
        {otherPath && (
          <a href={otherPath} hreflang={otherLanguage(language)} lang={otherLanguage(language)}>
            {words.otherLanguage}
          </a>
        )}
      </div>
      <h1>{title}</h1>
      <p class="lead">{about}</p>
      <ul class="list block">
        {articles.map(article => (
          <Teaser key={article.path} article={article} />
        ))}
      </ul>
    </Framed>
  )
}
