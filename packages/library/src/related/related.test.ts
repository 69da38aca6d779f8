import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOfCare } from './care.ts'
import { conceptsOf } from './concepts.ts'
import type { Alternate, RelatedDoc } from './document.ts'
import { rankRelated } from './rank.ts'
import { readRelatedRequest } from './read-request.ts'

const doc = (id: string, lang: string, section: string, title: string, teaser = ''): RelatedDoc => ({
  id,
  lang,
  section,
  title,
  teaser,
})
const docs: readonly RelatedDoc[] = [
  doc(
    'listen',
    'en',
    'relationships',
    'Listening so that your partner feels heard',
    'Two minutes of full attention.',
  ),
  doc(
    'sikiliza',
    'sw',
    'relationships',
    'Kusikiliza mpaka mwenzi wako ajisikie amesikika',
    'Dakika mbili za usikivu.',
  ),
  doc(
    'hear',
    'en',
    'friendships',
    'Hearing a friend out',
    'How listening to a friend with full attention helps.',
  ),
  doc(
    'ugomvi',
    'sw',
    'relationships',
    'Kuzungumza bila kugombana',
    'Kusikiliza kwanza hupunguza ugomvi na mwenzi wako.',
  ),
  doc('maize', 'en', 'farming', 'Storing maize without weevils', 'Dry well and seal in bags.'),
  doc(
    'mahindi',
    'sw',
    'farming',
    'Kuhifadhi mahindi yasishambuliwe na wadudu',
    'Kausha vizuri na funga mifuko.',
  ),
  doc(
    'leave',
    'en',
    'relationships',
    'Leaving a controlling partner safely',
    'When a partner hurts you or tracks your phone.',
  ),
  doc('joke', 'en', 'jokes', 'Jokes about a partner who never listens', 'Who holds the remote.'),
  doc('wedding', 'en', 'relationships', 'A romantic wedding with your partner', 'Hold it small.'),
  doc(
    'again',
    'en',
    'friendships',
    'Hearing a friend out',
    'How listening to a friend with full attention helps you.',
  ),
]
const alternates: readonly Alternate[] = [['listen', 'sikiliza']]
const ids = (id: string, most = 12) =>
  rankRelated(docs, alternates)
    .nearest(id, most)
    .map(one => one.id)

describe('related posts', () => {
  test('come from the same matter, in one language and across both', () => {
    expect(ids('listen', 1)).toEqual(['again'])
    expect(ids('hear', 1)).toEqual(['listen'])
    expect(ids('listen', 5)).toContain('ugomvi')
    expect(ids('maize', 1)).toEqual(['mahindi'])
    expect(ids('mahindi', 1)).toEqual(['maize'])
  })

  test('are never the article itself, nor its translation', () => {
    expect(ids('listen')).not.toContain('listen')
    expect(ids('listen')).not.toContain('sikiliza')
    expect(ids('sikiliza')).not.toContain('listen')
  })

  test('leave out what says the same once more', () => {
    const near = ids('listen')
    expect(near.filter(id => id === 'hear' || id === 'again')).toHaveLength(1)
  })

  test('have no laughter and no romance beside danger', () => {
    expect(isOfCare(docs.find(({ id }) => id === 'leave')!)).toBe(true)
    expect(ids('leave')).not.toContain('joke')
    expect(ids('leave')).not.toContain('wedding')
    expect(ids('leave')).toContain('listen')
    expect(ids('listen')).toContain('joke')
  })

  test('can say why', () => {
    const { why } = rankRelated(docs, alternates)
    expect(why('listen', 'hear')).toMatchObject({ sameFamily: true })
    expect(why('listen', 'hear').terms).toContain('attent')
    expect(why('maize', 'nothing-such')).toEqual({ terms: [], sameFamily: false })
  })

  test('are the same at every run and whatever the order of the documents', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...docs], { minLength: docs.length }), shuffled => {
        for (const { id } of docs) {
          const there = rankRelated(shuffled, alternates).nearest(id, 12)
          expect(there.map(one => one.id)).toEqual(ids(id))
        }
      }),
      { numRuns: 20 },
    )
  })

  test('stand any text, also none', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { maxLength: 6 }), texts => {
        const odd = texts.map(([title, teaser], at) =>
          doc(String(at), at % 2 ? 'sw' : 'fr', '', title, teaser),
        )
        const { nearest } = rankRelated(odd, [])
        for (const { id } of odd) {
          const found = nearest(id, 12)
          expect(found.every(({ score }) => Number.isFinite(score))).toBe(true)
          expect(new Set(found.map(one => one.id)).size).toBe(found.length)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('know the same concepts in both languages', () => {
    expect(conceptsOf('The wedding of a friend', 'en')).toEqual(
      expect.arrayContaining([...conceptsOf('Harusi', 'sw')]),
    )
    expect(conceptsOf('The wedding', 'fr')).toEqual([])
  })
})

test('a request that is not in order is refused with the place that is wrong', () => {
  const whole = { docs, alternates, queries: [{ id: 'listen', relevant: ['hear'] }] }
  expect(readRelatedRequest(whole)).toMatchObject({ ok: true, value: { queries: ['listen'] } })
  for (const [bad, says] of [
    [null, 'object'],
    [{ ...whole, docs: 'x' }, 'docs is no list'],
    [{ ...whole, docs: [{ id: 1 }] }, 'docs[0]'],
    [{ ...whole, docs: [docs[0], docs[0]] }, 'docs[1]'],
    [{ ...whole, alternates: [['listen', 'nobody']] }, 'alternates[0]'],
    [{ ...whole, queries: [{ id: 'nobody' }] }, 'queries[0]'],
    [{ docs, alternates }, 'queries'],
  ] as const) {
    const read = readRelatedRequest(bad)
    expect(read).toMatchObject({ ok: false })
    if (!read.ok) expect(read.error).toContain(says)
  }
})
