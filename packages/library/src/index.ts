/** The Library as data. In here: articles, sections, languages, help by country. Not in here: pages, files, servers. */
export { nameInAddress } from './anchor.ts'
export type { Article } from './article.ts'
export { bindLibrary, type Library, type SourceFile } from './catalogue.ts'
export { type ContentProblem, sayProblem } from './content-problem.ts'
export {
  checkHelpResources,
  countriesWithHelp,
  type HelpEntry,
  type HelpResource,
  helpIn,
  helpResources,
} from './help/help.ts'
export { type Language, languages, otherLanguage, preferredLanguage } from './languages.ts'
export {
  type Alternate,
  type Ranking,
  type RelatedDoc,
  type RelatedPost,
  type RelatedRequest,
  rankRelated,
  readRelatedRequest,
} from './related/index.ts'
export { type Found, longestQuery } from './search/search.ts'
export { SECTIONS_FILE, type SectionText } from './sections.ts'
export { teaserOf } from './teaser.ts'
