import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { labelTexts } from './labels.ts'

const sources = readdirSync(import.meta.dirname)
  .filter(name => name.endsWith('.ts') && !name.includes('test'))
  .map(name => [name, readFileSync(`${import.meta.dirname}/${name}`, 'utf8')] as const)

test('no label is the beginning of another', () => {
  const texts = Object.values(labelTexts)
  for (const a of texts) for (const b of texts) if (a !== b) expect(b.startsWith(a)).toBe(false)
  expect(new Set(texts).size).toBe(texts.length)
  for (const text of texts) expect(text).toMatch(/^kimbilio\/v1\/[a-z-]+$/)
})

test('every label has its use, in one file', () => {
  for (const name of Object.keys(labelTexts)) {
    const users = sources.filter(([, source]) => new RegExp(`labels\\.${name}\\b`).test(source))
    expect([name, users.length]).toEqual([name, 1])
  }
})

test('only one file reaches for cryptography', () => {
  const crypto = /@noble|@hpke|\bsubtle\b/
  const users = sources.filter(([, source]) => crypto.test(source.replace(/^\s*\*.*$/gm, '')))
  expect(users.map(([name]) => name)).toEqual(['primitives.ts'])
})

test('the island knows no clock and no randomness of its own', () => {
  for (const [name, source] of sources) {
    expect([name, /\bDate\b|Math\.random|getRandomValues|performance\.|setTimeout/.test(source)]).toEqual([
      name,
      false,
    ])
  }
})
