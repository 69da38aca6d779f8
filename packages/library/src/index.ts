/** The Library as data. In here: articles, sections, languages, help by country. Not in here: pages, files, servers. */
export { type Article, readArticle } from './article.ts'
export { bindLibrary, type Library, type SectionOfArticles, type SourceFile } from './catalogue.ts'
export { type ContentProblem, sayProblem } from './content-problem.ts'
export type { FrontMatter, PracticeId } from './front-matter.ts'
export {
  checkHelpResources,
  countriesWithHelp,
  type HelpEntry,
  type HelpResource,
  helpIn,
  helpResources,
} from './help/help.ts'
export { isLanguage, type Language, languages, otherLanguage, preferredLanguage } from './languages.ts'
export { type Heading, renderMarkdown } from './markdown.ts'
export { type SectionId, sections } from './sections.ts'
