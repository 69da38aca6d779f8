import { expect, test } from 'vitest'
import { loadWords } from '#ui/words'
import type { Exported, ExportedEntry } from '../engine/export/format.ts'
import { keepsakePage } from './keepsake-page.ts'

const en = (await loadWords('en')).takeaway.page
const sw = (await loadWords('sw')).takeaway.page
const amara = 'a'.repeat(32)
const juma = 'b'.repeat(32)
const at = Date.UTC(2027, 2, 1, 9)

let place = 0
const entry = (member: string, t: string, d: unknown, more: Partial<ExportedEntry> = {}): ExportedEntry => {
  place += 1
  return {
    index: place,
    hash: `${place}`.padStart(64, '0'),
    member,
    device: 'd'.repeat(32),
    passedOver: false,
    header: '',
    bodyHash: '',
    signature: '',
    opening: { salt: '', bind: '', payload: JSON.stringify({ t, at: at + place * 86_400_000, d }) },
    ...more,
  }
}
const note = (deed: string) => ({ note: 'c'.repeat(32), thanks: { kind: 'deed', deed } })
const exportOf = (...entries: ExportedEntry[]): Exported => ({
  format: 'kimbilio-export',
  v: 1,
  made: at,
  spaces: [
    { space: 'e'.repeat(32), kind: 'pair', me: amara, names: { [amara]: 'Amara', [juma]: 'Juma' }, entries },
  ],
})
const page = (exported: Exported, language: 'en' | 'sw' = 'en') =>
  keepsakePage(exported, { words: language === 'en' ? en : sw, language, timeZone: 'Africa/Dar_es_Salaam' })

test('words stand under their day, with the name, the practice and a short signature', () => {
  const html = page(exportOf(entry(amara, 'gratitude.note-given.v1', note('for the tea'))))
  for (const said of [
    'With Juma',
    'for the tea',
    'Amara · Thank you',
    'March 2027',
    'signed 00000000',
    en.care,
  ])
    expect(html).toContain(said)
  expect(page(exportOf(entry(juma, 'gratitude.note-given.v1', note('chai'))), 'sw')).toContain(
    'Pamoja na Juma',
  )
})

test('what two kept of one phone says of each line whose it is, and survives a client that writes nonsense', () => {
  const kept = (lines: unknown) =>
    page(exportOf(entry(amara, 'empathy.kept-together.v1', { talk: '1'.repeat(32), lines })))
  const html = kept([
    { mine: true, text: 'glad' },
    { mine: false, text: 'tired' },
    { mine: false, text: '' },
  ])
  expect(html).toContain('Amara: glad')
  expect(html).toContain('Juma: tired')
  for (const lines of [undefined, 'x', [null], [{ text: 5 }]]) expect(kept(lines)).not.toContain('Juma: ')
})

test('people’s words are never more than text, and the page fetches and runs nothing', () => {
  const html = page(
    exportOf(entry(juma, 'gratitude.note-given.v1', note('<script>alert(1)</script><img src=//x>"\'&'))),
  )
  expect(html).not.toMatch(/<(?:script|img|link|iframe|a)\b|url\(/)
  expect(html).toContain('&#60;script&#62;')
})

test('what does not open, what was deleted and what is not sent yet is said', () => {
  const sealed = { seal: 'f'.repeat(32), commit: 'c', box: 'b', gate: juma, gateKind: 'both' }
  const data = { round: '0'.repeat(31).concat('1'), answer: sealed }
  const closed = entry(juma, 'vulnerability.answer-sealed.v1', data, {
    seals: [{ seal: sealed.seal, key: null, text: null }],
  })
  const open = entry(juma, 'vulnerability.answer-sealed.v1', data, {
    seals: [{ seal: sealed.seal, key: 'k', text: 'the smell of rain' }],
  })
  const unsent = entry(amara, 'gratitude.note-given.v1', note('on its way'), { index: null })
  const { opening, ...bare } = entry(amara, 'gratitude.note-given.v1', note(''))
  const html = page(exportOf(closed, open, unsent, { ...bare, erased: { left: opening!.payload } }))
  for (const said of [en.sealed, 'the smell of rain', en.unsent, en.deleted]) expect(html).toContain(said)
})

test('what came too late and what holds no words is left out', () => {
  const late = entry(juma, 'gratitude.note-given.v1', note('too late'), { passedOver: true })
  const warmed = entry(juma, 'gratitude.received.v1', { note: 'c'.repeat(32), receipt: { kind: 'warmed' } })
  const html = page(exportOf(late, warmed))
  expect(html).not.toContain('too late')
  expect(html).toContain(en.nothing)
})

test('blind wishes and openings that were asked for are no words: neither whose they were nor that they were there', () => {
  const sealed = (gateKind: string, text: string | null) => ({
    data: { seal: 'f'.repeat(32), commit: 'c', box: 'b', gate: juma, gateKind },
    seals: [{ seal: 'f'.repeat(32), key: text && 'k', text }],
  })
  const [wish, asking] = [sealed('match', null), sealed('both', 'open')]
  const mine = sealed('match', 'ours')
  const id = '1'.repeat(32)
  const html = page(
    exportOf(
      entry(juma, 'empathy.ours-wish-sealed.v1', { talk: id, wish: wish.data }, { seals: wish.seals }),
      entry(amara, 'empathy.ours-wish-sealed.v1', { talk: id, wish: mine.data }, { seals: mine.seals }),
      entry(juma, 'vulnerability.wish-sealed.v1', { round: id, wish: wish.data }, { seals: wish.seals }),
      entry(juma, 'leading.opening-asked.v1', { share: id, sealed: asking.data }, { seals: asking.seals }),
    ),
  )
  expect(html).toContain(en.nothing)
  for (const said of [en.sealed, 'Juma ·', 'Amara ·']) expect(html).not.toContain(said)
})

test('what the other said out of turn, or shared and was never read, is not there; one’s own is', () => {
  const talk = (n: number) => `${n}`.padStart(32, '0')
  const shared = (n: number, by: string) =>
    entry(by, 'validation.shared.v1', { talk: talk(n), text: `share ${n}` })
  const html = page(
    exportOf(
      shared(1, juma),
      entry(amara, 'validation.passed.v1', { talk: talk(1) }),
      shared(2, juma),
      entry(amara, 'validation.agreed.v1', { talk: talk(2) }),
      entry(juma, 'validation.ended.v1', { talk: talk(2) }),
      entry(juma, 'validation.came-back.v1', { talk: talk(2), own: 'came too late', wish: '' }),
      shared(3, amara),
    ),
  )
  for (const said of ['share 2', 'share 3']) expect(html).toContain(said)
  for (const said of ['share 1', 'came too late']) expect(html).not.toContain(said)
})
