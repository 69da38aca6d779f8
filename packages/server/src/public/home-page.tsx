/** The Library's home: what this is, then its sections. */
import { type Article, type Language, otherLanguage, sections } from '#library'
import { Kanga } from '#ui'
import { type Frame, Framed } from './frame.tsx'
import { publicWords } from './words/index.ts'

export const HomePage = ({ frame, language }: { frame: Frame; language: Language }) => {
  const words = publicWords[language]
  const other = otherLanguage(language)
  return (
    <Framed
      frame={frame}
      head={{
        language,
        title: words.library,
        description: words.homeLead,
        path: `/${language}/`,
        otherPath: `/${other}/`,
      }}
    >
      <div class="crumbs">
        <span class="tap">{words.library}</span>
        <a href={`/${other}/`} hreflang={other} lang={other}>
          {words.otherLanguage}
        </a>
      </div>
      <h1>{words.homeTitle}</h1>
      <p class="lead">{words.homeLead}</p>
      <p>
        <a class="button" href="/app/">
          {words.openHaven}
        </a>
      </p>
      {frame.library.sections(language).map(section => (
        <section class="block">
          <h2>{sections[section.id][language].name}</h2>
          <p class="facts">{sections[section.id][language].about}</p>
          <ul class="list">
            {section.articles.map(article => (
              <Teaser article={article} />
            ))}
          </ul>
        </section>
      ))}
      <aside class="card calm block">
        <p>{words.fear}</p>
        <p>
          <a class="tap" href={`/${language}/help`}>
            {words.fearLink}
          </a>
        </p>
      </aside>
    </Framed>
  )
}

const Teaser = ({ article }: { article: Article }) => (
  <li class="card">
    {article.practice && <Kanga practice={article.practice} small />}
    <h3>
      <a href={article.path}>{article.title}</a>
    </h3>
    <p>{article.summary}</p>
    <p class="facts">{publicWords[article.language].minutes(article.readingMinutes)}</p>
  </li>
)
