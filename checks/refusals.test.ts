/** Whoever is refused something is told why: every key that a practice can answer with has its sentence in both languages. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { talkEn } from '../packages/practices/src/shared/talk/words/en.ts'
import { sliceFolders } from './slice-shape.ts'
import { root } from './source-files.ts'

const source = join(root, 'packages/practices/src')

/** What is run in a folder: no tests, and not the words themselves. */
const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.|testkit/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !/\/words\/[a-z-]+\.ts$/.test(path))

const refusalsIn = (text: string): readonly string[] =>
  [...text.matchAll(/['"`.](refused[A-Z]\w*)\b/g)].map(([, key]) => key!)

const refusalsOf = (folder: string): ReadonlySet<string> =>
  new Set(filesOf(folder).flatMap(path => refusalsIn(readFileSync(path, 'utf8'))))

const shared = refusalsOf(join(source, 'shared'))

for (const id of sliceFolders(source)) {
  const folder = join(source, id)
  const wordsIn = async (language: 'en' | 'sw') =>
    ((await import(join(folder, 'words', `${language}.ts`))) as Record<string, Record<string, unknown>>)[
      language
    ]!

  describe(id, () => {
    test('has a sentence for every refusal, in both languages', async () => {
      for (const language of ['en', 'sw'] as const) {
        const words = await wordsIn(language)
        const missing = [...refusalsOf(folder)].filter(key => !saysSomething(words[key]))
        expect(missing, language).toEqual([])
      }
    })

    test('has no sentence for a refusal that never comes', async () => {
      const known = new Set([...refusalsOf(folder), ...shared, ...Object.keys(talkEn)])
      const keys = Object.keys(await wordsIn('en')).filter(key => /^refused[A-Z]/.test(key))
      expect(keys.filter(key => !known.has(key))).toEqual([])
    })
  })
}

const saysSomething = (words: unknown): boolean =>
  typeof words === 'string' ? words.trim() !== '' : typeof words === 'function'

test('the check finds keys as they are written', () => {
  expect(refusalsIn("no('refusedAlone') ?? words.refusedEmpty")).toEqual(['refusedAlone', 'refusedEmpty'])
})
