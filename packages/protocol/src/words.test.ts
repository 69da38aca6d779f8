import { wordlist } from '@scure/bip39/wordlists/english.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hex, unhex } from './bytes.ts'
import { newWords, readWords } from './index.ts'
import { native as p } from './testkit.ts'
import { sure } from './testkit-pair.ts'

// From the test vectors of BIP-39 (trezor/python-mnemonic, vectors.json).
const VECTORS = [
  [
    '00000000000000000000000000000000',
    'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about',
  ],
  [
    '7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f',
    'legal winner thank year wave sausage worth useful legal winner thank yellow',
  ],
  [
    '80808080808080808080808080808080',
    'letter advice cage absurd amount doctor acoustic avoid letter advice cage above',
  ],
  ['ffffffffffffffffffffffffffffffff', 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong'],
  [
    '9e885d952ad362caeb4efe34a8e91bd2',
    'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic',
  ],
  [
    'c0ba5a8e914111210f2bd131f3d5e08d',
    'scheme spot photo card baby mountain device kick cradle pact join borrow',
  ],
] as const
const spoken = VECTORS[4][1]

describe('twelve words', () => {
  test('are those of BIP-39', async () => {
    for (const [entropy, words] of VECTORS) {
      expect(hex(sure(await readWords(words)))).toBe(entropy)
      const made = await newWords({ random: () => unhex(entropy) })
      expect(made.words.join(' ')).toBe(words)
    }
  })

  test('come back as the bytes that they were made of', async () => {
    for (let i = 0; i < 30; i++) {
      const { words, entropy } = await newWords(p)
      expect(words.length).toBe(12)
      expect(sure(await readWords(words.join(' ')))).toEqual(entropy)
    }
  })

  test('are read as people write them down', async () => {
    const entropy = VECTORS[4][0]
    const words = spoken.split(' ')
    for (const text of [
      `  ${spoken.toUpperCase()}  `,
      words.join(', '),
      words.map((word, i) => `${i + 1}. ${word}`).join('\n'),
      words.map((word, i) => `${i + 1})${word};`).join(' '),
      words.map(word => word.slice(0, 4)).join(' '),
      words.map(word => word[0]!.toUpperCase() + word.slice(1)).join('\t'),
      words.map(word => word.replace('i', 'ı́').replace('ı', 'i')).join(' '),
      words.join('\u00a0'),
    ])
      expect(hex(sure(await readWords(text)))).toBe(entropy)
  })

  test('are each known by their first four letters', () => {
    const starts = wordlist.map(word => word.slice(0, 4))
    expect(new Set(starts).size).toBe(2048)
    expect(wordlist.every(word => /^[a-z]{3,8}$/.test(word))).toBe(true)
  })
})

describe('words that are not right', () => {
  const faultOf = async (text: string) => {
    const read = await readWords(text)
    return read.ok ? 'fine' : read.error
  }
  const replaced = (at: number, word: string) => spoken.split(' ').with(at, word).join(' ')

  test('name the first that is not in the list, with those that it may have been', async () => {
    for (const [at, typed, nearest] of [
      [0, 'ozoen', 'ozone'],
      [3, 'fibre', 'fiber'],
      [4, 'curtian', 'curtain'],
      [6, 'puding', 'pudding'],
      [11, 'picknic', 'picnic'],
    ] as const) {
      const found = await faultOf(replaced(at, typed))
      expect(found).toMatchObject({ fault: 'UnknownWord', at })
      expect(found !== 'fine' && found.fault === 'UnknownWord' && found.nearest[0]).toBe(nearest)
    }
    expect(await faultOf(replaced(5, 'kimbilio'))).toEqual({ fault: 'UnknownWord', at: 5, nearest: [] })
    expect(await faultOf(replaced(5, 'x'.repeat(5000)))).toEqual({ fault: 'UnknownWord', at: 5, nearest: [] })
  })

  test('that are too few or too many are counted', async () => {
    expect(await faultOf('')).toEqual({ fault: 'WrongCount', count: 0 })
    expect(await faultOf(spoken.split(' ').slice(1).join(' '))).toEqual({ fault: 'WrongCount', count: 11 })
    expect(await faultOf(`${spoken} zoo`)).toEqual({ fault: 'WrongCount', count: 13 })
  })

  test('that have changed places are in the wrong order, but for one time in sixteen', async () => {
    expect(await faultOf('wrong zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo')).toEqual({
      fault: 'WrongOrder',
    })
    const words = spoken.split(' ')
    let escaped = 0
    let tried = 0
    for (let i = 0; i < 11; i++)
      for (let j = i + 1; j < 12; j++) {
        tried += 1
        const swapped = words.with(i, words[j]!).with(j, words[i]!).join(' ')
        if ((await faultOf(swapped)) === 'fine') escaped += 1
      }
    expect(tried).toBe(66)
    expect(escaped).toBeLessThan(12)
  })

  test('never throw, whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async text => {
        const read = await readWords(text)
        expect(read.ok).toBe(false)
      }),
      { numRuns: 100 },
    )
  })
})
