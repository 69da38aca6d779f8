/** What holds for every text that the mirror reads, whatever it says. */
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { hear, indexCues } from './cues/cues.ts'
import { createMirror, LABELS } from './index.ts'
import { english } from './languages/en/index.ts'
import { swahili } from './languages/sw/index.ts'
import { verbOf } from './languages/sw/morphology.ts'
import { pack } from './model/weights.ts'
import { readWords } from './text/reading.ts'

const mirrors = [createMirror(english), createMirror(swahili)]

test('every mark lies inside the text, has a known label, and reading again gives the same marks', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }))
  fc.assert(
    fc.property(text, draft => {
      for (const mirror of mirrors) {
        const findings = mirror.read(draft)
        expect(mirror.read(draft)).toEqual(findings)
        for (const { label, start, end, certainty } of findings) {
          expect(LABELS).toContain(label)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(draft.length)
          expect(certainty).toBeGreaterThanOrEqual(0)
          expect(certainty).toBeLessThanOrEqual(1)
        }
      }
    }),
  )
})

test('an empty draft and one of marks alone have no marks', () => {
  for (const mirror of mirrors)
    for (const draft of ['', ' ', '\n\n', '"', '[]()']) expect(mirror.read(draft)).toEqual([])
})

/** Counts how often words are asked for, which is the work that matching does. */
const stepsOf = (text: string): number => {
  let steps = 0
  const words = readWords(text, english.lore)
  const counted = new Proxy(words, {
    get: (target, key) => {
      steps++
      return Reflect.get(target, key) as unknown
    },
  })
  hear(counted, indexCues(english.cues))
  return steps
}

test('a hostile text twice as long takes about twice the steps', () => {
  const units = [
    'you ',
    'if you ',
    'a',
    ', ',
    '" ',
    "'",
    'you never ',
    'i feel ',
    'and the ',
    '. ',
    '😂',
    'you, you, ',
    '1.',
    'wewe ni ',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 4 }), parts => {
      const unit = parts.join('')
      const once = stepsOf(unit.repeat(200))
      const twice = stepsOf(unit.repeat(400))
      expect(twice).toBeLessThanOrEqual(once * 2.2 + 2_000)
    }),
    { numRuns: 60 },
  )
})

test('what a language adds to the app is under 40 KB, compressed, with all that reads it', async () => {
  for (const lang of ['en', 'sw']) {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        lib: {
          entry: [
            join(import.meta.dirname, 'index.ts'),
            join(import.meta.dirname, `languages/${lang}/index.ts`),
          ],
          formats: ['es'],
        },
      },
    })
    const outputs = [built].flat().flatMap(one => ('output' in one ? one.output : []))
    const code = outputs.map(one => ('code' in one ? one.code : '')).join('\n')
    expect(code.length).toBeGreaterThan(20_000)
    expect(brotliCompressSync(code).length).toBeLessThan(40_000)
  }
})

test('weights come back from their packing as they went in', () => {
  const pairs = [
    [0, 5],
    [7, -3],
    [90_000, 40],
    [262_143, -1],
  ] as const
  const packed = pack(pairs)
  expect(packed).toMatch(/^[A-Za-z0-9_-]+$/)
  expect(packed.length).toBeLessThan(30)
})

test('a Swahili verb says who does what to whom, and an ordinary noun is no verb', () => {
  expect(verbOf('unanidharau')).toMatchObject({ subject: '2', object: '1', root: 'dharau', meaning: 'harm' })
  expect(verbOf('umeniharibia')).toMatchObject({ subject: '2', tense: 'me', object: '1', root: 'harib' })
  expect(verbOf('nakupenda')).toMatchObject({ subject: '1', object: '2', meaning: 'help' })
  expect(verbOf('nimekukosea')).toMatchObject({ subject: '1', tense: 'me', object: '2', meaning: 'wrong' })
  expect(verbOf('hutujali')).toMatchObject({ subject: '2-', object: '4', root: 'jal' })
  expect(verbOf('ananipiga')).toMatchObject({ subject: '3', object: '1', meaning: 'hit' })
  expect(verbOf('ukirudia')).toMatchObject({ subject: '2', tense: 'ki' })
  for (const noun of ['uji', 'mti', 'mkutano', 'chakula', 'simu']) expect(verbOf(noun)).toBeNull()
})
