/** One article as data: what its file says, checked, with the text ready to be shown. */
import type { ContentProblem, Result } from './content-problem.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { type Heading, type Link, renderMarkdown } from './markdown.ts'

export interface Article extends FrontMatter {
  /** Path below the articles folder, such as `sw/karibu-zaidi.md`. */
  readonly file: string
  /** The last part of its address: the file's name without `.md`. */
  readonly slug: string
  /** `/sw/karibu-zaidi` */
  readonly path: string
  readonly html: string
  readonly headings: readonly Heading[]
  /** `line` counts within the file. */
  readonly links: readonly Link[]
  readonly words: number
  /** Whole minutes, at least 1. */
  readonly readingMinutes: number
}

/** Addresses that pages of the program itself have. */
const RESERVED = ['help', 'search', 'join', 'leave']
const FILE = /^(en|sw)\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/
/** Words a minute of an unhurried reader on a phone. The figure is a judgement of ours. */
const WORDS_A_MINUTE = 200
const MAX_CHARACTERS = 200_000

/**
 * Reads one article. `file` is its path below the articles folder, with `/`.
 * Errors: all problems of this file; those that need the other files are found by `bindLibrary`.
 */
export const readArticle = (file: string, text: string): Result<Article, readonly ContentProblem[]> => {
  const one = (line: number, what: string, remedy: string): Result<never, readonly ContentProblem[]> => ({
    ok: false,
    error: [{ file, line, what, remedy }],
  })
  const name = FILE.exec(file)
  const slug = name?.[2] ?? ''
  if (!name) {
    return one(
      1,
      'The name of the file is not one we can make an address of.',
      'Name it `en/some-words.md` or `sw/some-words.md`, in lower case, with hyphens.',
    )
  }
  if (RESERVED.includes(slug))
    return one(
      1,
      `The address \`${slug}\` belongs to a page of the program.`,
      'Choose another name for the file.',
    )
  if (text.length > MAX_CHARACTERS)
    return one(1, 'The article is too long.', 'Split it into several of at most 200,000 characters.')

  const split = readFrontMatter(file, text)
  if (!split.ok) return split
  const { frontMatter, body, bodyLine } = split.value
  if (frontMatter.language !== name[1]) {
    return one(
      2,
      'The language is not that of the folder.',
      `Write \`language: ${name[1]}\`, or move the file to \`${frontMatter.language}/\`.`,
    )
  }
  const rendered = renderMarkdown(body)
  const inFile = (line: number) => line + bodyLine - 1
  if (rendered.titleLines.length > 0) {
    const error = rendered.titleLines.map(line => ({
      file,
      line: inFile(line),
      what: 'There is a heading of the first level in the text.',
      remedy: 'Use ## here: the title in the front matter is the heading of the page.',
    }))
    return { ok: false, error }
  }
  if (rendered.words === 0)
    return one(bodyLine, 'The article has no text.', 'Write some below the front matter.')
  return {
    ok: true,
    value: {
      ...frontMatter,
      file,
      slug,
      path: `/${frontMatter.language}/${slug}`,
      html: rendered.html,
      headings: rendered.headings,
      links: rendered.links.map(({ href, line }) => ({ href, line: inFile(line) })),
      words: rendered.words,
      readingMinutes: Math.max(1, Math.round(rendered.words / WORDS_A_MINUTE)),
    },
  }
}
