/** What related posts are computed from: short texts with a language and a section. */

export interface RelatedDoc {
  readonly id: string
  readonly title: string
  /** May be empty. */
  readonly teaser: string
  readonly lang: string
  readonly section: string
  /** It is said to speak of danger or crisis; without it, its words decide. */
  readonly care?: boolean
}

/** Two documents that are one text in two languages; each is the other's link, not its related post. */
export type Alternate = readonly [string, string]

/** The title says twice what the teaser says once. */
export const textOf = ({ title, teaser }: RelatedDoc): string => `${title} ${title} ${teaser}`
