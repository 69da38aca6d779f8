/** The page of one article. */
import { type Article, otherLanguage } from '#library'
import { Kanga } from '#ui'
import { type Frame, Framed } from './frame.tsx'
import { authorPath, sectionPath, tagPath } from './lists.ts'
import { dayInWords } from './site.ts'
import { ShortTeaser } from './teaser.tsx'
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
        <a href={aboutSite ? `/${language}/` : sectionPath(article)}>
          {frame.library.sectionText(article.section, language).name}
        </a>
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
        {!aboutSite && (
          <p class="facts tags no-print">
            <a class="tap" href={authorPath(article)} rel="author">
              {words.byAuthor(article.author)}
            </a>
            {article.tags.map(tag => (
              <a key={tag} class="tap" href={tagPath(language, tag)} rel="tag">
                {tag}
              </a>
            ))}
          </p>
        )}
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
      <Related articles={frame.library.related(article)} title={words.relatedTitle} />
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

const Related = ({ articles, title }: { articles: readonly Article[]; title: string }) =>
  articles.length === 0 ? null : (
    <section class="block no-print" aria-labelledby="related-title">
      <h2 id="related-title">{title}</h2>
      <ul class="list">
        {articles.map(article => (
          <ShortTeaser key={article.path} article={article} />
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
