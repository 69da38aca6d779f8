/** The shape that all slices share, as sentences about what is missing from a folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnySlice, Fact } from '#practices'

const OF_EVERY_SLICE = [
  'index.ts',
  'events.ts',
  'state.ts',
  'intents.ts',
  'words/en.ts',
  'words/sw.ts',
  'golden/v1.jsonl',
]
const OF_A_PRACTICE = ['openings.ts', 'screens.tsx']
const MAY_ALSO_STAND = /^(?:[a-z]+(?:-[a-z]+)*(?:\.test)?\.tsx?|screens|words|golden)$/
const MOST_LINES = 300

/** Folders of slices below `packages/practices/src`. */
export const sliceFolders = (source: string): string[] =>
  readdirSync(source, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'shared')
    .map(entry => entry.name)

export const camel = (id: string): string =>
  id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What is wrong with the folder's files; nothing is run. */
export function faultsOfFiles(folder: string, id: string, isPractice: boolean): string[] {
  const needed = isPractice ? [...OF_EVERY_SLICE, ...OF_A_PRACTICE] : OF_EVERY_SLICE
  const missing = needed.filter(name => !existsSync(join(folder, name))).map(name => `${id} has no ${name}`)
  const strange = readdirSync(folder).filter(name => !MAY_ALSO_STAND.test(name))
  const tests = readdirSync(folder).filter(name => name.endsWith('.test.ts') && name !== 'golden.test.ts')
  const core = readdirSync(folder).filter(name => /\.tsx?$/.test(name) && !name.includes('.test.'))
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return [
    ...missing,
    ...strange.map(name => `${id} has ${name}, which no slice has`),
    ...(tests.length === 0 ? [`${id} has no test that says what it does`] : []),
    ...core
      .filter(name => !/^\/\*\*/.test(read(name)))
      .map(name => `${id}/${name} does not say what it is for`),
    ...core
      .filter(name => name !== 'deck.ts' && read(name).split('\n').length > MOST_LINES)
      .map(name => `${id}/${name} is longer than ${MOST_LINES} lines`),
  ]
}

/** Names that would tell that somebody has put something off. */
const TELLS_OF_PUTTING_OFF = /put-(?:off|aside)|not-(?:now|yet)|postpone|snooze|defer|later/

/** What is wrong with the value that the folder's index exports under the folder's name. */
export function faultsOfSlice(slice: AnySlice | undefined, id: string, golden: readonly Fact[]): string[] {
  if (slice === undefined) return [`${id}/index.ts does not export ${camel(id)}`]
  const types = Object.keys(slice.events)
  const published = new Set(golden.map(({ type }) => type))
  const typeOfThis = new RegExp(`^${id}\\.[a-z]+(-[a-z]+)*\\.v[1-9]$`)
  return [
    ...(slice.id === id ? [] : [`${id} calls itself ${slice.id}`]),
    ...(types.length === 0 ? [`${id} has no events`] : []),
    ...types.filter(type => !typeOfThis.test(type)).map(type => `${type} is no name for an event of ${id}`),
    // What is put off goes to the self space by an effect: in a shared log a changed client could read it.
    ...(slice.audience === 'self' ? [] : types)
      .filter(type => TELLS_OF_PUTTING_OFF.test(type))
      .map(type => `${type} tells the other that something was put off`),
    ...types.filter(type => !published.has(type)).map(type => `golden/v1.jsonl of ${id} has no ${type}`),
  ]
}

/** The facts of a slice's golden log; its last line is no fact but what they come to. */
export const goldenOf = (folder: string): readonly Fact[] =>
  readFileSync(join(folder, 'golden/v1.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as Fact)

/** Every sentence of a words object with the path of its key; what takes a name is given one. */
export function sentencesIn(words: unknown, path = ''): { readonly key: string; readonly text: string }[] {
  if (typeof words === 'string') return [{ key: path, text: words }]
  if (typeof words === 'function') return [{ key: path, text: String(words({ other: 'Amara' })) }]
  return Object.entries(words as object).flatMap(([key, part]) =>
    sentencesIn(part, path ? `${path}.${key}` : key),
  )
}

/** What the house rules of speech forbid in a sentence; empty when it may be said. */
export function faultsOfSpeech(text: string): string[] {
  const long = text.split(/[.?:;…]\s/).filter(part => part.split(/\s+/).filter(Boolean).length >= 18)
  return [
    ...(text.trim() === '' ? ['is empty'] : []),
    ...(text.includes('!') ? ['has an exclamation mark'] : []),
    ...(/\p{Extended_Pictographic}/u.test(text) ? ['has an emoji'] : []),
    ...(/\b(?:should|unapaswa|mnapaswa|anapaswa|partner must)\b/i.test(text)
      ? ['tells people what they owe']
      : []),
    ...(/(?<!\p{L})(?:he|she|his|hers|her|him)(?!\p{L})/iu.test(text)
      ? ['says whether the other is a man or a woman']
      : []),
    ...long.map(part => `is long: "${part}"`),
  ]
}
