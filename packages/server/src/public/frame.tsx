/** What every public page has around its text: the head, the bar with the way out, the menu, the foot. */
import type { ComponentChildren } from 'preact'
import { type Language, type Library, otherLanguage } from '#library'
import { InLanguage } from '#ui'
import type { Site } from './site.ts'
import { type PublicWords, publicWords } from './words/index.ts'

export interface PageHead {
  readonly language: Language
  /** Without the site's name. */
  readonly title: string
  readonly description: string
  /** Path of this page, and of the same page in the other language where there is one. */
  readonly path: string
  readonly otherPath?: string
  readonly article?: { readonly date: string; readonly author: string }
  /** Pages that are no one's to find by search. */
  readonly noindex?: boolean
}

export interface Frame {
  readonly site: Site
  readonly library: Library
  readonly styles: string
}

/** The mark: a door between two leaves. In the page, so that it is no second request. */
const MARK =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%23226b74'/%3E%3Cpath d='M9 26V13a7 7 0 0 1 14 0v13zM16 6v20' fill='none' stroke='%23fbf8f2' stroke-width='2'/%3E%3C/svg%3E"

export const Framed = ({
  frame,
  head,
  children,
}: {
  frame: Frame
  head: PageHead
  children: ComponentChildren
}) => {
  const { language } = head
  const words = publicWords[language]
  return (
    <html lang={language}>
      <Head frame={frame} head={head} />
      <body>
        <a class="skip" href="#text">
          {words.skip}
        </a>
        <header class="bar">
          <a class="home" href={`/${language}/`}>
            {frame.site.name}
          </a>
          <a href={`/${language}/help`}>{words.help}</a>
          <a class="leave" href={frame.site.leaveTo[language]} rel="noreferrer">
            {words.leave}
          </a>
        </header>
        <Menu frame={frame} head={head} words={words} />
        <main id="text" tabIndex={-1}>
          <InLanguage language={language}>{children}</InLanguage>
        </main>
        <footer class="foot">
          <ul class="plain">
            {placesOf(language, words).map(({ path, name }) => (
              <li>
                <a class="tap" href={path}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
          <p>{words.footLine}</p>
          <p>{words.noScript}</p>
        </footer>
      </body>
    </html>
  )
}

const Head = ({ frame: { site, styles }, head }: { frame: Frame; head: PageHead }) => {
  const address = (path: string) => site.baseUrl + path
  const other = otherLanguage(head.language)
  const title = head.title === site.name ? site.name : `${head.title} · ${site.name}`
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={head.description} />
      {head.noindex ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={address(head.path)} />
          <link rel="alternate" hreflang={head.language} href={address(head.path)} />
          {head.otherPath && <link rel="alternate" hreflang={other} href={address(head.otherPath)} />}
          {head.otherPath && <link rel="alternate" hreflang="x-default" href={address(languageless(head))} />}
          <meta property="og:title" content={head.title} />
          <meta property="og:description" content={head.description} />
          <meta property="og:url" content={address(head.path)} />
          <meta property="og:site_name" content={site.name} />
          <meta property="og:type" content={head.article ? 'article' : 'website'} />
          <meta property="og:locale" content={OG_LOCALES[head.language]} />
          {head.otherPath && <meta property="og:locale:alternate" content={OG_LOCALES[other]} />}
          {head.article && (
            <script
              type="application/ld+json"
              dangerouslySetInnerHTML={{ __html: articleData(head, site) }}
            />
          )}
        </>
      )}
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={MARK} />
      <link
        rel="alternate"
        type="application/rss+xml"
        title={site.name}
        href={`/${head.language}/feed.xml`}
      />
      <link
        rel="alternate"
        type="application/feed+json"
        title={site.name}
        href={`/${head.language}/feed.json`}
      />
      <style dangerouslySetInnerHTML={{ __html: styles }} />
    </head>
  )
}

const OG_LOCALES = { en: 'en_GB', sw: 'sw_TZ' } as const

/** The home chooses by the reader's language at `/`; for the others, English stands for every other language. */
const languageless = ({ language, path, otherPath = path }: PageHead): string =>
  path === `/${language}/` ? '/' : language === 'en' ? path : otherPath

/** schema.org Article. `<` is escaped, so that no text can end the element it stands in. */
const articleData = (head: PageHead, site: Site): string =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: head.title,
    description: head.description,
    inLanguage: head.language,
    datePublished: head.article?.date,
    author: { '@type': 'Organization', name: head.article?.author },
    publisher: { '@type': 'Organization', name: site.name },
    mainEntityOfPage: site.baseUrl + head.path,
  }).replaceAll('<', '\\u003c')

const placesOf = (language: Language, words: PublicWords) => [
  { path: `/${language}/`, name: words.library },
  { path: `/${language}/search`, name: words.search },
  { path: '/app/', name: words.haven },
  { path: `/${language}/help`, name: words.help },
  { path: `/${language}/about`, name: words.about },
  { path: `/${language}/privacy`, name: words.privacy },
]

/** Opens with no script: the browser's own disclosure. */
const Menu = ({ frame, head, words }: { frame: Frame; head: PageHead; words: PublicWords }) => (
  <details class="menu">
    <summary aria-label={words.menu}>
      <span class="bars" aria-hidden="true">
        ☰
      </span>
      <span class="cross" aria-hidden="true">
        ✕
      </span>
    </summary>
    <nav aria-label={words.menu}>
      {placesOf(head.language, words).map(({ path, name }) => (
        <a href={path} aria-current={path === head.path ? 'page' : undefined}>
          {name}
        </a>
      ))}
      {head.otherPath && (
        <a href={head.otherPath} hreflang={otherLanguage(head.language)} lang={otherLanguage(head.language)}>
          {words.otherLanguage}
        </a>
      )}
      {frame.library.sections(head.language).map(section => (
        <>
          <p>{frame.library.sectionText(section.id, head.language).name}</p>
          {section.articles.map(article => (
            <a href={article.path} aria-current={article.path === head.path ? 'page' : undefined}>
              {article.title}
            </a>
          ))}
        </>
      ))}
    </nav>
  </details>
)
