/** Search: a form that works by GET, and what it finds in both languages. Nobody's query is kept. */
import { type Found, type Language, longestQuery, otherLanguage } from '#library'
import { type Frame, Framed } from './frame.tsx'
import { Teaser } from './teaser.tsx'
import { publicWords } from './words/index.ts'

export const SearchForm = ({ language, query = '' }: { language: Language; query?: string }) => {
  const words = publicWords[language]
  return (
    <search class="search">
      <form action={`/${language}/search`} method="get">
        <label for="q">{words.searchLabel}</label>
        <div>
          <input type="search" id="q" name="q" value={query} maxLength={longestQuery} autocomplete="off" />
          <button class="button" type="submit">
            {words.search}
          </button>
        </div>
      </form>
    </search>
  )
}

export const SearchPage = ({
  frame,
  language,
  query,
}: {
  frame: Frame
  language: Language
  query: string
}) => {
  const words = publicWords[language]
  const found: readonly Found[] = query.trim() === '' ? [] : frame.library.search(query, language)
  const other = otherLanguage(language)
  const [here, there] = [language, other].map(one => found.filter(({ article }) => article.language === one))
  return (
    <Framed
      frame={frame}
      head={{
        language,
        title: words.searchTitle,
        description: words.searchLead,
        path: `/${language}/search`,
        otherPath: `/${other}/search`,
        noindex: true,
      }}
    >
      <div class="crumbs">
        <a href={`/${language}/`}>{words.library}</a>
        <a
          href={`/${other}/search${query.trim() === '' ? '' : `?q=${encodeURIComponent(query)}`}`}
          hreflang={other}
          lang={other}
        >
          {words.otherLanguage}
        </a>
      </div>
      <h1>{words.searchTitle}</h1>
      <p class="lead">{words.searchLead}</p>
      <SearchForm language={language} query={query} />
      {query.trim() !== '' && found.length === 0 && (
        <div class="card calm block">
          <p>{words.nothingFound}</p>
          <p class="facts">{words.nothingFoundMore}</p>
        </div>
      )}
      <Finds title={words.found} found={here ?? []} />
      <Finds title={words.foundOther} found={there ?? []} />
    </Framed>
  )
}

const Finds = ({ title, found }: { title: string; found: readonly Found[] }) =>
  found.length === 0 ? null : (
    <section class="block">
      <h2>{title}</h2>
      <ul class="list">
        {found.map(({ article, passage }) => (
          <Teaser key={article.path} article={article} text={passage} />
        ))}
      </ul>
    </section>
  )
