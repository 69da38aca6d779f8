/** Damages good bytes and good JSON in the ways in which decoders break: structure kept, one thing wrong. Draws from a seed. */
import { type Bytes, concat, fromUtf8, u32, utf8 } from '#protocol'
import type { Chance } from '../chance.ts'

const LENGTHS = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff]
const MOST_BYTES = 300_000
/** Stands for more levels than can be written from a value: an entry has room for them. */
const ABYSS = '"the abyss"'

/** One to four changes, one after the other. */
export function damaged(chance: Chance, good: Bytes, others: readonly Bytes[]): Bytes {
  let bytes = good
  for (let left = chance.between(1, 4); left > 0; left--) bytes = once(chance, bytes, others)
  return bytes.slice(0, MOST_BYTES)
}

function once(chance: Chance, bytes: Bytes, others: readonly Bytes[]): Bytes {
  const at = chance.below(bytes.length + 1)
  const changed = bytes.slice()
  switch (chance.below(9)) {
    case 0:
      if (at < bytes.length) changed[at] = changed[at]! ^ (1 << chance.below(8))
      return changed
    case 1:
      return bytes.slice(0, at)
    case 2:
      return concat(bytes, chance.bytes(chance.between(1, 40)))
    case 3:
      return concat(bytes.slice(0, at), chance.bytes(chance.between(1, 8)), bytes.slice(at))
    case 4:
      return concat(bytes.slice(0, at), bytes.slice(Math.min(bytes.length, at + chance.between(1, 64))))
    case 5:
      // A length or a counter of another size than what follows.
      changed.set(u32(chance.pick(LENGTHS)).slice(0, Math.max(0, bytes.length - at)), at)
      return changed
    case 6: {
      const other = chance.pick(others)
      return concat(bytes.slice(0, at), other.slice(chance.below(other.length + 1)))
    }
    case 7:
      return concat(bytes.slice(0, at), bytes.slice(0, at), bytes.slice(at))
    default:
      return damagedText(chance, bytes)
  }
}

/** Where it is JSON, a value of another kind in the place of one; else a stretch filled with one byte. */
function damagedText(chance: Chance, bytes: Bytes): Bytes {
  const text = fromUtf8(bytes)
  const value = text === null ? undefined : parsed(text)
  if (value !== undefined) {
    const written = JSON.stringify(damagedValue(chance, value)) ?? 'null'
    return utf8(written.replace(ABYSS, () => '['.repeat(30_000) + ']'.repeat(30_000)))
  }
  const changed = bytes.slice()
  const from = chance.below(bytes.length + 1)
  return changed.fill(chance.pick([0, 0xff, 0x22, 0x7b]), from, from + chance.below(64))
}

function parsed(text: string): unknown {
  if (text.includes('['.repeat(400))) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The same value with one place of it changed. */
export function damagedValue(chance: Chance, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || chance.happens(0.15)) return strange(chance)
  if (Array.isArray(value)) {
    if (value.length === 0) return [strange(chance)]
    const at = chance.below(value.length)
    return value.map((part: unknown, i) => (i === at ? damagedValue(chance, part) : part))
  }
  const fields = Object.entries(value)
  if (fields.length === 0 || chance.happens(0.1))
    return Object.fromEntries([
      ...fields,
      [chance.pick(['__proto__', 'constructor', 'x', '']), strange(chance)],
    ])
  const at = chance.below(fields.length)
  if (chance.happens(0.15)) return Object.fromEntries(fields.filter((_, i) => i !== at))
  return Object.fromEntries(
    fields.map(([name, part], i) => [name, i === at ? damagedValue(chance, part) : part]),
  )
}

function strange(chance: Chance): unknown {
  return chance.pick<() => unknown>([
    () => null,
    () => chance.pick([-1, 0, 1, 2 ** 31, 2 ** 53, 1e308, 0.5]),
    () => chance.pick([true, false]),
    () => '',
    () => 'a'.repeat(chance.pick([1, 32, 64, 65, 600, 70_000])),
    () => chance.pick(['\u0000', '\ud800', '‮', '𝒳'.repeat(50), '<script>', '../../x', '2026-02-30']),
    () => [],
    () => Array.from({ length: chance.pick([1, 17, 300]) }, () => 'x'),
    () => deep(chance.pick([3, 20, 300])),
    () => JSON.parse(ABYSS),
    () => ({ toSeal: { text: 1 } }),
    () => ({ seal: 'x', box: 'y' }),
  ])()
}

function deep(levels: number): unknown {
  let value: unknown = 1
  for (let i = 0; i < levels; i++) value = { d: value }
  return value
}
