import { expect, test } from 'vitest'
import { decodePayload, encodePayload } from '#protocol'
import { skeletonOf } from './erased-word.ts'

test('What an author says to be left of an entry brings no words into it', () => {
  const note = { note: 'a'.repeat(32), text: 'words that were never there' }
  const skeleton = skeletonOf('self', null, { t: 'journal.note-written.v1', at: 1, d: note })
  expect(decodePayload(skeleton)).toMatchObject({ ok: true, value: { d: { note: note.note, text: '' } } })
})

test('Of a newer app it stays as it was said', () => {
  const left = { t: 'journal.note-sung.v9', at: 1, d: { note: 'a' } }
  expect(skeletonOf('self', null, left)).toEqual(encodePayload(left))
})
