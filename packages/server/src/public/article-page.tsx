/** The page of one article. */
import { type Article, otherLanguage, sections, teaserOf } from '#library'
import { Kanga } from '#ui'
import { type Frame, Framed } from './frame.tsx'
import { dayInWords } from './site.ts'
import { publicWords } from './words/index.ts'

export const ArticlePage = ({ frame, article }: { frame: Frame; article: Article }) => {
  const { language } = article
  const words = publicWords[language]
  const translation = frame.library.translation(article)
  const aboutSite = article.section === 'site'
  return (
    <Framed
      frame={frame}
      head={{
        language,
        title: article.title,
        description: article.summary,
        path: article.path,
        ...(translation && { otherPath: translation.path }),
        ...(!aboutSite && { article: { date: article.date, author: article.author } }),
      }}
    >
      <div class="crumbs">
        <a href={`/${language}/`}>{sections[article.section][language].name}</a>
        {translation && (
          <a href={translation.path} hreflang={translation.language} lang={otherLanguage(language)}>
            {words.otherLanguage}
          </a>
        )}
      </div>
      {article.practice && <Kanga practice={article.practice} saying={article.saying} />}
      <article>
        <h1>{article.title}</h1>
        <p class="lead">{article.summary}</p>
        <p class="facts">
          {!aboutSite && `${words.minutes(article.readingMinutes)} · `}
          <time dateTime={article.date}>{words.changed(dayInWords(article.date, language))}</time>
        </p>
        {!aboutSite && <Contents article={article} />}
        <div class="prose" dangerouslySetInnerHTML={{ __html: article.html }} />
      </article>
      {!aboutSite && <After frame={frame} article={article} />}
    </Framed>
  )
}

const Contents = ({ article }: { article: Article }) => {
  const parts = article.headings.filter(heading => heading.level === 2)
  if (parts.length < 3) return null
  return (
    <details class="contents">
      <summary>{publicWords[article.language].contents}</summary>
      <ol class="plain">
        {parts.map(({ id, text }) => (
          <li>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What comes after the text: the way into the Haven, the articles beside it, the place for comments. */
const After = ({ frame, article }: { frame: Frame; article: Article }) => {
  const words = publicWords[article.language]
  const { previous, next } = frame.library.neighbours(article)
  return (
    <>
      <aside class="card warm block no-print">
        <h2>{words.tryTitle}</h2>
        <p>{words.tryLine}</p>
        <p>
          <a class="button" href={havenPath(article)}>
            {words.openHaven}
          </a>
        </p>
        <p class="facts">
          {words.fear} <a href={`/${article.language}/help`}>{words.fearLink}</a>
        </p>
      </aside>
      {(previous || next) && (
        <nav class="turn block no-print" aria-label={words.neighbours}>
          {previous && <Turn label={words.previous} article={previous} rel="prev" />}
          {next && <Turn label={words.next} article={next} rel="next" />}
        </nav>
      )}
      <Related articles={frame.library.related(article)} words={words} />
      <section class="block no-print" id="comments" aria-labelledby="comments-title">
        <h2 id="comments-title">{words.commentsTitle}</h2>
        <div class="card">
          <p>{words.noComments}</p>
          <p class="facts">{words.joinSoon}</p>
        </div>
      </section>
    </>
  )
}

/** The title is the link; the teaser says enough to choose by. */
const Related = ({ articles, words }: { articles: readonly Article[]; words: (typeof publicWords)['en'] }) =>
  articles.length === 0 ? null : (
    <section class="block no-print" aria-labelledby="related-title">
      <h2 id="related-title">{words.relatedTitle}</h2>
      <ul class="list">
        {articles.map(article => (
          <li class="card" lang={article.language}>
            <h3>
              <a href={article.path} hreflang={article.language}>
                {article.title}
              </a>
            </h3>
            <p>{teaserOf(article.summary)}</p>
          </li>
        ))}
      </ul>
    </section>
  )

const Turn = ({ label, article, rel }: { label: string; article: Article; rel: string }) => (
  <a class="card" href={article.path} rel={rel}>
    <span>{label}</span>
    {article.title}
  </a>
)

const havenPath = ({ practice }: Article): string => (practice ? `/app/practice/${practice}` : '/app/')
