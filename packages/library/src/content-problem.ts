/** What can be wrong with an article, said so that its writer knows which line to change and how. */

export interface ContentProblem {
  /** Path below the articles folder, such as `sw/karibu-zaidi.md`. */
  readonly file: string
  /** Line in that file, from 1. */
  readonly line: number
  readonly what: string
  /** What to do about it: a full sentence in the imperative. */
  readonly remedy: string
}

export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** One sentence for a terminal or a log: `sw/asante.md, line 3: The summary is missing. Write …` */
export const sayProblem = ({ file, line, what, remedy }: ContentProblem): string =>
  `${file}, line ${line}: ${what} ${remedy}`
