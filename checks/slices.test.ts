/** Walks the folders of the practices and holds that all are siblings of one shape. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { GenericSchema } from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnySlice, catalogue, practices, records, replay, sentence } from '#practices'
import { memberOf } from '#practices/testkit'
import { en as betweenEn } from '../packages/practices/src/shared/between/words/en.ts'
import { sw as betweenSw } from '../packages/practices/src/shared/between/words/sw.ts'
import { faultsOfSchema } from '../packages/practices/src/shared/blank.ts'
import { en as keepingEn } from '../packages/practices/src/shared/keeping/words/en.ts'
import { sw as keepingSw } from '../packages/practices/src/shared/keeping/words/sw.ts'
import { en as talkScreensEn } from '../packages/practices/src/shared/talk/screens/words/en.ts'
import { sw as talkScreensSw } from '../packages/practices/src/shared/talk/screens/words/sw.ts'
import { throughTheStore } from '../packages/practices/src/shared/testkit-book.ts'
import {
  camel,
  faultsOfFiles,
  faultsOfSlice,
  faultsOfSpeech,
  goldenOf,
  sentencesIn,
  sliceFolders,
} from './slice-shape.ts'
import { root } from './source-files.ts'

const source = join(root, 'packages/practices/src')
const all = [...practices, ...records]
const isPractice = (id: string) => catalogue.some(entry => entry.id === id)

interface Loaded {
  readonly slice: AnySlice | undefined
  readonly en: object
  readonly sw: object
}
const load = async (folder: string, id: string): Promise<Loaded> => ({
  slice: ((await import(join(folder, 'index.ts'))) as Record<string, AnySlice>)[camel(id)],
  en: ((await import(join(folder, 'words/en.ts'))) as { en: object }).en,
  sw: ((await import(join(folder, 'words/sw.ts'))) as { sw: object }).sw,
})

test('every folder is in the registry, and the registry has nothing else', () => {
  expect(sliceFolders(source).sort()).toEqual(all.map(({ id }) => id).sort())
  for (const { id } of practices) expect(isPractice(id), id).toBe(true)
  for (const { id } of records) expect(isPractice(id), id).toBe(false)
})

for (const id of sliceFolders(source)) {
  const folder = join(source, id)
  describe(id, () => {
    test('has the files and the value of a slice', async () => {
      expect(faultsOfFiles(folder, id, isPractice(id))).toEqual([])
      const { slice } = await load(folder, id)
      expect(faultsOfSlice(slice, id, goldenOf(folder))).toEqual([])
      expect(all).toContain(slice)
    })

    test('knows of every text whether a person has typed it', async () => {
      const { slice } = await load(folder, id)
      for (const [type, schema] of Object.entries(slice!.events))
        expect(faultsOfSchema(schema as GenericSchema, type)).toEqual([])
    })

    test('says the same things in both languages, in the way of the house', async () => {
      const { en, sw } = await load(folder, id)
      const [english, swahili] = [sentencesIn(en), sentencesIn(sw)]
      expect(swahili.map(({ key }) => key).sort()).toEqual(english.map(({ key }) => key).sort())
      const faults = [...english, ...swahili].flatMap(({ key, text }) =>
        faultsOfSpeech(text).map(fault => `${key} ${fault}`),
      )
      expect(faults).toEqual([])
      const same = english.filter(({ key, text }) =>
        swahili.some(other => other.key === key && other.text === text),
      )
      // A proverb is Swahili in both, and a label may be a mark; a whole list left untranslated is not.
      expect(same.length, JSON.stringify(same)).toBeLessThanOrEqual(english.length / 20 + 1)
    })

    test('has words for all that it offers on Today, at every moment of its golden log', async () => {
      const { slice, en, sw } = await load(folder, id)
      const facts = goldenOf(folder)
      const sights = ['sealed', 'open'] as const
      for (let upTo = 0; upTo <= facts.length; upTo++) {
        const state = replay([slice!], facts.slice(0, upTo)).states.get(id)
        for (const [me, other] of [
          [memberOf.amara, memberOf.juma],
          [memberOf.juma, memberOf.amara],
        ] as const) {
          for (const kind of sights) {
            const look = {
              me,
              other,
              now: Date.parse('2026-03-03T00:00:00Z'),
              sight: () => ({ kind, text: '' }),
              putOff: () => undefined,
            }
            for (const { practice, line, why } of slice!.openings(state, look)) {
              expect(practice).toBe(id)
              for (const key of [line, why]) {
                for (const words of [en, sw])
                  expect(sentence(words, key, { other: 'Amara' }), key).toBeTruthy()
              }
            }
          }
        }
      }
    })

    test('makes a state of any of its facts, in any order, once, twice or never, by anybody', async () => {
      const { slice } = await load(folder, id)
      const facts = goldenOf(folder)
      const by = fc.constantFrom(memberOf.amara, memberOf.juma, 'c'.repeat(32))
      const index = fc.constantFrom(null, 0, 7)
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(facts.length - 1), by, index), { maxLength: 40 }), picks => {
          const told = picks.map(([n, by, index]) => ({ ...facts[n]!, by, index }))
          const { states, unread } = replay([slice!], told)
          expect(unread).toBe(0)
          const state = states.get(id)
          const { before, after } = throughTheStore(state)
          expect(after).toBe(before)
          const look = {
            me: memberOf.amara,
            other: memberOf.juma,
            now: 0,
            sight: () => ({ kind: 'sealed' }) as const,
            putOff: () => undefined,
          }
          slice!.openings(state, look)
          slice!.reveals?.(state, look)
        }),
        { numRuns: 60 },
      )
    })
  })
}

test('what all practices say of keeping and deleting is said in the way of the house', () => {
  const said = [...sentencesIn(keepingEn), ...sentencesIn(keepingSw)]
  expect(said.flatMap(({ key, text }) => faultsOfSpeech(text).map(fault => `${key} ${fault}`))).toEqual([])
})

test('what the screens of all talks say is said in the way of the house', () => {
  const said = [...sentencesIn(talkScreensEn), ...sentencesIn(talkScreensSw)]
  expect(said.flatMap(({ key, text }) => faultsOfSpeech(text).map(fault => `${key} ${fault}`))).toEqual([])
})

test('what one phone between two says is said in the way of the house', () => {
  const said = [...sentencesIn(betweenEn), ...sentencesIn(betweenSw)]
  expect(said.flatMap(({ key, text }) => faultsOfSpeech(text).map(fault => `${key} ${fault}`))).toEqual([])
})

test('an event that tells of putting off may stand in a space of one only', () => {
  const slice = practices.find(({ audience }) => audience === 'pair')!
  const bent = (type: string, audience: AnySlice['audience']) =>
    faultsOfSlice({ ...slice, audience, events: { [type]: {} } }, slice.id, []).filter(fault =>
      fault.includes('put off'),
    )
  for (const name of ['put-off', 'not-now', 'put-aside', 'answer-postponed', 'kept-for-later']) {
    const type = `${slice.id}.${name}.v1`
    for (const audience of ['pair', 'every'] as const) expect(bent(type, audience), type).toHaveLength(1)
    expect(bent(type, 'self')).toEqual([])
  }
  expect(records.filter(({ id }) => id === 'not-yet').map(({ audience }) => audience)).toEqual(['self'])
})

describe('a new practice', () => {
  const id = 'guidance'
  let place = ''
  let folder = ''

  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true })
    place = mkdtempSync(join(root, '.cache/new-practice-'))
    cpSync(source, join(place, 'packages/practices/src'), {
      recursive: true,
      filter: path => !path.includes('.test.'),
    })
    execFileSync(process.execPath, [join(root, 'scripts/new-practice.mjs'), id, place], { encoding: 'utf8' })
    folder = join(place, 'packages/practices/src', id)
  })
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  test('that the script writes has the shape of all others', async () => {
    expect(faultsOfFiles(folder, id, true)).toEqual([])
    const { slice, en, sw } = await load(folder, id)
    expect(faultsOfSlice(slice, id, goldenOf(folder))).toEqual([])
    const said = [...sentencesIn(en), ...sentencesIn(sw)]
    expect(said.flatMap(({ key, text }) => faultsOfSpeech(text).map(fault => `${key} ${fault}`))).toEqual([])
  })

  test('is in the registry and in the table of screens', async () => {
    const registry = (await import(join(place, 'packages/practices/src/registry.ts'))) as {
      practices: readonly AnySlice[]
    }
    expect(registry.practices.map(slice => slice.id)).toEqual([...practices.map(slice => slice.id), id])
    const screens = readFileSync(join(place, 'packages/practices/src/screens.ts'), 'utf8')
    expect(screens).toContain(`  ${id}: {\n    screens: () => import('./${id}/screens.tsx'),`)
  })

  test('passes its own tests and the type check', () => {
    const run = (name: string, args: readonly string[]) => {
      const ran = spawnSync(join(root, 'node_modules/.bin', name), args, { cwd: place, encoding: 'utf8' })
      return `${ran.stdout}${ran.stderr}`
    }
    const compiled = {
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: { lib: ['ES2024', 'DOM', 'DOM.Iterable'], types: ['node'] },
      include: [`packages/practices/src/${id}`, 'packages/practices/src/registry.ts'],
    }
    writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(compiled))
    const wrong = run('tsc', ['-p', join(place, 'tsconfig.json')]).split('\n')
    expect(wrong.filter(line => line.startsWith('packages/practices/src'))).toEqual([])
    expect(run('vitest', ['run', '--root', place])).toContain('passed')
  }, 180_000)

  test('is not written over one that is there, nor under a name that no practice has', () => {
    const again = (name: string) => () =>
      execFileSync(process.execPath, [join(root, 'scripts/new-practice.mjs'), name, place], { stdio: 'pipe' })
    expect(again(id)).toThrow()
    expect(again('../../outside')).toThrow()
    expect(again('dancing')).toThrow()
    expect(existsSync(join(place, 'packages/practices/src/dancing'))).toBe(false)
  })

  test('without its Swahili, its golden log or its test is found to be wanting', async () => {
    for (const name of ['words/sw.ts', 'golden/v1.jsonl', `${id}.test.ts`]) {
      const kept = readFileSync(join(folder, name), 'utf8')
      rmSync(join(folder, name))
      expect(faultsOfFiles(folder, id, true), name).toHaveLength(1)
      writeFileSync(join(folder, name), kept)
    }
    const { slice } = await load(folder, id)
    expect(faultsOfSlice(slice, 'other-id', [])).toHaveLength(3)
    expect(faultsOfSpeech('You should tell her!')).toHaveLength(3)
  })
})
