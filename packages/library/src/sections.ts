/** The sections of the Library, in the order in which a reader meets them: ours, and those that an operator adds or renames. */
import * as v from 'valibot'
import { parse } from 'yaml'
import type { ContentProblem } from './content-problem.ts'
import type { Language } from './languages.ts'

export interface SectionText {
  readonly name: string
  readonly about: string
}
export interface Section extends Readonly<Record<Language, SectionText>> {
  /** As it stands in front matter and in addresses. `site` holds the pages about the Library itself; they are not listed. */
  readonly id: string
}

export const houseSections: readonly Section[] = [
  {
    id: 'start',
    en: { name: 'Begin here', about: 'The whole idea, on one page.' },
    sw: { name: 'Anzia hapa', about: 'Wazo lote kwa ukurasa mmoja.' },
  },
  {
    id: 'practices',
    en: { name: 'The practices', about: 'One guide for each. Read it alone or together.' },
    sw: { name: 'Mazoezi', about: 'Kila zoezi na mwongozo wake. Soma peke yako au pamoja.' },
  },
  {
    id: 'subjects',
    en: { name: 'Subjects', about: 'What readers look for next: trust, friendship, distance, hard seasons.' },
    sw: { name: 'Mada', about: 'Yanayofuata kutafutwa: uaminifu, urafiki, umbali, nyakati ngumu.' },
  },
  {
    id: 'laughter',
    en: { name: 'Vichekesho', about: 'Laughing together is a practice too.' },
    sw: { name: 'Vichekesho', about: 'Kucheka pamoja nako ni zoezi.' },
  },
  {
    id: 'site',
    en: { name: 'About this place', about: 'Who we are and what we keep.' },
    sw: { name: 'Kuhusu mahali hapa', about: 'Sisi ni nani, na tunatunza nini.' },
  },
]

/** The file below an articles folder that adds sections or renames ours. */
export const SECTIONS_FILE = 'sections.yaml'

const line = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest), v.regex(/^[^\n\r<>]*$/))
const text = v.strictObject({ name: line(40), about: line(120) })
const schema = v.pipe(
  v.array(v.strictObject({ id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/)), en: text, sw: text })),
  v.maxLength(40),
)

/** Ours with those of the file: one of the same id takes its place, others come before the pages about the site. */
export function readSections(source: string | undefined): {
  readonly sections: readonly Section[]
  readonly problems: readonly ContentProblem[]
} {
  if (source === undefined) return { sections: houseSections, problems: [] }
  const problem = (what: string, remedy: string) => ({
    sections: houseSections,
    problems: [{ file: SECTIONS_FILE, line: 1, what, remedy }],
  })
  let data: unknown
  try {
    data = parse(source, { maxAliasCount: 0, schema: 'core' })
  } catch {
    return problem('The sections are not readable as YAML.', 'Write a list; docs/operating.md shows one.')
  }
  const read = v.safeParse(schema, data)
  if (!read.success) {
    const where = read.issues[0].path?.map(({ key }) => String(key)).join('.') ?? ''
    return problem(
      `The sections are not as they are meant to be${where === '' ? '' : `, at \`${where}\``}.`,
      'Give each `id`, and for `en` and `sw` a `name` of at most 40 and an `about` of at most 120 characters.',
    )
  }
  const own = new Map(read.output.map(section => [section.id, section]))
  const kept = houseSections.map(section => own.get(section.id) ?? section)
  const added = read.output.filter(({ id }) => !houseSections.some(section => section.id === id))
  return { sections: [...kept.slice(0, -1), ...added, ...kept.slice(-1)], problems: [] }
}
