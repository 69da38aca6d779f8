/** The Library's home: what this is, then its sections. */
import { type Language, otherLanguage } from '#library'
import { type Frame, Framed } from './frame.tsx'
import { SearchForm } from './search-page.tsx'
import { Teaser } from './teaser.tsx'
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
      <SearchForm language={language} />
      {frame.library.sections(language).map(section => (
        <section class="block" key={section.id}>
          <h2>
            <a href={`/${language}/section/${section.id}`}>
              {frame.library.sectionText(section.id, language).name}
            </a>
          </h2>
          <p class="facts">{frame.library.sectionText(section.id, language).about}</p>
          <ul class="list">
            {section.articles.map(article => (
              <Teaser key={article.path} article={article} />
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
