import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BundleContent, looksLikeBundle, openBundle, sealBundle } from './bundle.ts'
import { concat, hex, utf8 } from './bytes.ts'
import { padme } from './padding.ts'
import { altered, indexed, native as p, seedOf, write } from './testkit.ts'
import { paired, sure } from './testkit-pair.ts'

const key = seedOf('an epoch')
const contentOf = async (): Promise<BundleContent> => {
  const { amara, log } = await paired()
  const unconfirmed = [await write(p, amara, 'one'), await write(p, amara, 'two')]
  const { space, index, hash } = amara.state
  return { space, from: 1, head: { index, hash }, confirmed: indexed(log).slice(1), unconfirmed }
}

describe('a file that is carried by hand', () => {
  test('Opens to what was put in, with its key and no other', async () => {
    const content = await contentOf()
    const file = await sealBundle(p, key, content)
    expect(sure(await openBundle(p, key, file))).toEqual(content)
    expect(await openBundle(p, seedOf('another'), file)).toEqual({
      ok: false,
      error: { fault: 'Undecryptable' },
    })
    const empty = {
      ...content,
      from: 9,
      head: { index: 3, hash: content.head.hash },
      confirmed: [],
      unconfirmed: [],
    }
    expect(sure(await openBundle(p, key, await sealBundle(p, key, empty)))).toEqual(empty)
  })

  test('Names no space, looks different each time, and its size tells little', async () => {
    const content = await contentOf()
    const [one, two] = [await sealBundle(p, key, content), await sealBundle(p, key, content)]
    expect(hex(one)).not.toContain(content.space)
    expect(hex(one.slice(1))).not.toBe(hex(two.slice(1)))
    const sizes = new Set(Array.from({ length: 100_000 }, (_, i) => padme(i + 1)))
    expect(sizes.size).toBeLessThan(200)
    for (let size = 1; size < 100_000; size += 7) {
      expect(padme(size)).toBeGreaterThanOrEqual(size)
      expect(padme(size)).toBeLessThanOrEqual(size * 1.13)
    }
  })

  test('Any byte that changed is found, and bytes of somebody else are no file of ours', async () => {
    const file = await sealBundle(p, key, await contentOf())
    for (const at of [1, 20, 29, file.length - 1])
      expect(await openBundle(p, key, altered(file, at))).toEqual({
        ok: false,
        error: { fault: 'Undecryptable' },
      })
    for (const bent of [
      altered(file, 0),
      file.slice(0, -1),
      concat(file, utf8('x')),
      utf8('no'),
      new Uint8Array(0),
    ])
      expect(await openBundle(p, key, bent)).toEqual({ ok: false, error: { fault: 'Malformed' } })
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
        expect((await openBundle(p, key, new Uint8Array(bytes))).ok).toBe(false)
      }),
    )
  })

  test('Somebody who has the key and writes nonsense into it is told from others, and nothing throws', async () => {
    const content = await contentOf()
    const skip = { ...content, confirmed: content.confirmed.map(one => ({ ...one, index: one.index + 1 })) }
    const short = { ...content, head: { ...content.head, index: content.head.index + 5 } }
    for (const bent of [skip, short])
      expect(await openBundle(p, key, await sealBundle(p, key, bent))).toEqual({
        ok: false,
        error: { fault: 'Malformed' },
      })
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 61, maxLength: 300 }), fc.nat(), async (inner, size) => {
        const salt = p.random(16)
        const head = concat(Uint8Array.of(1), salt, p.random(12))
        const plain = new Uint8Array(padme(4 + inner.length))
        new DataView(plain.buffer).setUint32(0, size % 2 === 0 ? inner.length : size)
        plain.set(inner, 4)
        const sealing = await p.aesKey(await p.hkdf(key, concat(utf8('kimbilio/v1/bundle'), salt), 32))
        const file = concat(head, await p.aesSeal(sealing, head.slice(17), plain, head))
        expect(looksLikeBundle(file)).toBe(true)
        const opened = await openBundle(p, key, file)
        if (!opened.ok) expect(opened.error.fault).toBe('Malformed')
      }),
    )
  })
})
