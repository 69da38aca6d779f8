/** An article in a list: its title is the link, and a teaser says enough to choose by. */
import { type Article, teaserOf } from '#library'
import { Kanga } from '#ui'
import { publicWords } from './words/index.ts'

export const Teaser = ({ article, text }: { article: Article; text?: string }) => (
  <li class="card" lang={article.language}>
    {article.practice && <Kanga practice={article.practice} small />}
    <h3>
      <a href={article.path} hreflang={article.language}>
        {article.title}
      </a>
    </h3>
    <p>{text ?? article.summary}</p>
    <p class="facts">{publicWords[article.language].minutes(article.readingMinutes)}</p>
  </li>
)

/** Shorter, for what stands below an article. */
export const ShortTeaser = ({ article }: { article: Article }) => (
  <li class="card" lang={article.language}>
    <h3>
      <a href={article.path} hreflang={article.language}>
        {article.title}
      </a>
    </h3>
    <p>{teaserOf(article.summary)}</p>
  </li>
)
