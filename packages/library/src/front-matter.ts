/** The lines between `---` at the head of an article: what they must say, and what is wrong when they do not. */
import * as v from 'valibot'
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { ContentProblem, Result } from './content-problem.ts'
import { languages } from './languages.ts'

const practiceIds = [
  'honesty',
  'empathy',
  'vulnerability',
  'availability',
  'safe-space',
  'leading',
  'validation',
  'resilience',
  'self-care',
  'patience',
  'no-blame',
  'listening',
  'gratitude',
  'guidance',
  'growth',
] as const

const line = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest), v.regex(/^[^\n\r<>]*$/))
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/))
const day = v.pipe(v.string(), v.isoDate(), v.check(isRealDay))

/** The fields, each with what it is for. This is the writer's manual. */
const schema = v.strictObject({
  /** The heading of the page and its name in lists; no Markdown. */
  title: line(90),
  /** One or two sentences: shown in lists, under the heading, and by search engines. */
  summary: line(220),
  language: v.picklist(languages),
  /** One of the sections there are; which, is known only where all files are. */
  section: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/)),
  /** Place within the section, smallest first; articles without it come last, newest first. */
  order: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999))),
  tags: v.optional(v.pipe(v.array(line(30)), v.maxLength(8)), []),
  /** The practice that this is the guide of: the page then leads into it. */
  practice: v.optional(v.picklist(practiceIds)),
  /** The proverb in the strip of the practice's cloth, and what it means in English. */
  saying: v.optional(v.strictObject({ sw: line(90), en: line(140) })),
  /** File name, without `.md`, of the same article in the other language. One of the two names the other. */
  translationOf: v.optional(slug),
  /** File names, without `.md`, of articles in this language that stand first among the related ones, in this order. */
  related: v.optional(v.pipe(v.array(slug), v.maxLength(6)), []),
  /** The same, for articles that never stand beside this one. */
  notRelated: v.optional(v.pipe(v.array(slug), v.maxLength(30)), []),
  /** It speaks of danger or crisis, whatever its words: help stands beside it, laughter and romance do not. */
  care: v.optional(v.boolean(), false),
  /** The day of the last change that a reader would notice, YYYY-MM-DD. */
  date: day,
  author: line(60),
})

export type FrontMatter = v.InferOutput<typeof schema>

/** YYYY-MM-DD that stands in the calendar: the 30th of February does not. */
function isRealDay(text: string): boolean {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number)
  const made = new Date(Date.UTC(year, month - 1, date))
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date
}

const REMEDIES: Readonly<Record<string, string>> = {
  title: 'Write `title:` with one line of at most 90 characters, without < and >.',
  summary: 'Write `summary:` with one or two sentences on one line, at most 220 characters, without < and >.',
  language: 'Write `language: en` or `language: sw`.',
  section: 'Write `section:` with the id of a section, such as `subjects`.',
  order: 'Write `order:` with a whole number from 0 to 9999, or leave it out.',
  tags: 'Write `tags: [one, two]` with at most 8 tags of at most 30 characters, or leave it out.',
  practice: `Write \`practice:\` with one of ${practiceIds.join(', ')}, or leave it out.`,
  translationOf:
    'Write `translationOf:` with the file name of the other language without `.md`, or leave it out.',
  related:
    'Write `related: [one-article, another]` with at most 6 file names without `.md`, or leave it out.',
  notRelated: 'Write `notRelated: [one-article]` with at most 30 file names without `.md`, or leave it out.',
  care: 'Write `care: true` where the article speaks of danger or crisis, or leave it out.',
  date: 'Write `date:` as a day of the calendar, YYYY-MM-DD, such as 2026-11-20.',
  author: 'Write `author:` with one line of at most 60 characters.',
}

export interface SplitArticle {
  readonly frontMatter: FrontMatter
  readonly body: string
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number
}

/**
 * Splits an article into its checked front matter and its Markdown.
 * Errors: every problem found, each with its line; an article with a problem is not shown.
 */
export const readFrontMatter = (
  file: string,
  text: string,
): Result<SplitArticle, readonly ContentProblem[]> => {
  const problem = (at: number, what: string, remedy: string): ContentProblem => ({
    file,
    line: at,
    what,
    remedy,
  })
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  if (lines[0]?.trimEnd() !== '---') {
    return fail([
      problem(
        1,
        'The front matter is missing.',
        'Begin the file with a line `---`, then its fields, then `---` again.',
      ),
    ])
  }
  const end = lines.findIndex((text, index) => index > 0 && text.trimEnd() === '---')
  if (end < 0)
    return fail([problem(1, 'The front matter has no end.', 'Close it with a line `---` before the text.')])

  const counter = new LineCounter()
  const source = lines.slice(1, end).join('\n')
  const document = parseDocument(source, {
    lineCounter: counter,
    schema: 'core',
    merge: false,
    uniqueKeys: true,
  })
  const lineAt = (offset: number) => counter.linePos(offset).line + 1
  if (document.errors.length > 0) {
    return fail(
      document.errors.map(error =>
        problem(
          lineAt(error.pos[0]),
          'The front matter is not readable as YAML.',
          error.code === 'DUPLICATE_KEY'
            ? 'Remove the second field of the same name.'
            : 'Check the colon after the name of the field, and put quotes around a text that itself holds a colon.',
        ),
      ),
    )
  }
  if (!isMap(document.contents)) {
    return fail([
      problem(2, 'The front matter is not a list of fields.', 'Write one `name: value` on each line.'),
    ])
  }
  let aliases = false
  visit(document, {
    Alias: () => {
      aliases = true
    },
  })
  // A few lines of aliases can unfold to gigabytes.
  if (aliases)
    return fail([problem(2, 'The front matter uses YAML aliases.', 'Write each field out, without *names.')])

  const keyLines = new Map<string, number>()
  for (const { key } of document.contents.items) {
    if (isScalar(key) && key.range) keyLines.set(String(key.value), lineAt(key.range[0]))
  }
  const checked = v.safeParse(schema, document.toJS())
  if (!checked.success) {
    const seen = new Set<string>()
    const problems: ContentProblem[] = []
    for (const issue of checked.issues) {
      const field = String(issue.path?.[0]?.key ?? '')
      if (seen.has(field)) continue
      seen.add(field)
      problems.push(sayField(problem, field, keyLines.get(field)))
    }
    return fail(problems)
  }
  return {
    ok: true,
    value: { frontMatter: checked.output, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 },
  }
}

const fail = (error: readonly ContentProblem[]): Result<never, readonly ContentProblem[]> => ({
  ok: false,
  error,
})

const sayField = (
  problem: (line: number, what: string, remedy: string) => ContentProblem,
  field: string,
  at: number | undefined,
): ContentProblem => {
  const remedy = REMEDIES[field]
  if (!remedy) {
    return problem(
      at ?? 2,
      `There is no field called \`${field}\`.`,
      `Remove it, or use one of ${Object.keys(REMEDIES).join(', ')}.`,
    )
  }
  return at === undefined
    ? problem(2, `The field \`${field}\` is missing.`, remedy)
    : problem(at, `The field \`${field}\` is not as it is meant to be.`, remedy)
}
