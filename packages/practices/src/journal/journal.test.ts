import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deepFreeze, memberOf, story } from '../shared/testkit.ts'
import type { Context } from '../slice.ts'
import { type Intent, type Journal, journal, maxNote, notesOf } from './index.ts'

const told = () => story<Journal, Intent>(journal)
const texts = (state: Journal) => notesOf(state).map(({ text }) => text)
const write = (text: string): Intent => ({ do: 'write', text })
const newest = (state: Journal) => notesOf(state)[0]!.id

test('notes stand newest first, as they were written, blanks and all', () => {
  told()
    .given('amara', '07:00', write(' first\n'))
    .given('amara', '07:01', write('second'))
    .sees('amara', state => expect(texts(state)).toEqual(['second', ' first\n']))
})

test('a changed note keeps its place and says that it was changed', () => {
  told()
    .given('amara', '07:00', write('first'))
    .given('amara', '07:01', write('second'))
    .given('amara', '07:02', state => ({ do: 'edit', note: notesOf(state)[1]!.id, text: 'first, better' }))
    .sees('amara', state => {
      expect(texts(state)).toEqual(['second', 'first, better'])
      expect(notesOf(state).map(({ editedAt }) => editedAt !== null)).toEqual([false, true])
    })
})

test('a removed note leaves no gap, and a late change by another device does not bring it back', () => {
  told()
    .given('amara', '07:00', write('first'))
    .given('amara', '07:01', write('second'))
    .given('amara', '07:02', write('third'))
    .so(state => {
      const second = notesOf(state)[1]!.id
      const removed = apply(state, { type: 'journal.note-removed.v1', data: { note: second } })
      expect(texts(removed)).toEqual(['third', 'first'])
      const late = apply(removed, { type: 'journal.note-edited.v1', data: { note: second, text: 'back' } })
      expect(texts(late)).toEqual(['third', 'first'])
      const again = apply(late, { type: 'journal.note-written.v1', data: { note: second, text: 'back' } })
      expect(texts(again)).toEqual(['third', 'first'])
    })
})

test('an empty note, one that is too long, and a change of a removed note are refused', () => {
  told()
    .refused('amara', '07:00', write(' \n'), 'refusedEmpty')
    .refused('amara', '07:00', write('x'.repeat(maxNote + 1)), 'refusedTooLong')
    .given('amara', '07:00', write('x'.repeat(maxNote)))
    .refused('amara', '07:01', { do: 'edit', note: '0'.repeat(32), text: 'x' }, 'refusedUnknown')
    .refused('amara', '07:01', state => ({ do: 'edit', note: newest(state), text: '' }), 'refusedEmpty')
})

test('a change that changes nothing writes nothing', () => {
  told()
    .given('amara', '07:00', write('first'))
    .given('amara', '07:01', state => ({ do: 'edit', note: newest(state), text: 'first' }))
    .so((_, phones) => expect(phones.log).toHaveLength(1))
})

test('the journal works alone, and offers nothing on Today', () => {
  const alone: Context = { me: memberOf.amara, other: null, now: 0, freshId: () => '0'.repeat(32) }
  expect(journal.decide(journal.initial, write('mine'), alone).ok).toBe(true)
  expect(
    journal.openings(journal.initial, {
      ...alone,
      sight: () => ({ kind: 'sealed' }),
      putOff: () => undefined,
    }),
  ).toEqual([])
})

test('whatever is written, changed and removed, the notes are those of a plain list', () => {
  const move = fc.record({
    does: fc.constantFrom('write', 'edit', 'remove'),
    which: fc.nat(9),
    text: fc.string({ minLength: 1 }),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60, size: 'max' }), moves => {
      let state = journal.initial
      const list: { id: string; text: string }[] = []
      moves.forEach(({ does, which, text }, n) => {
        const words = `${text}.`
        const at = list[which % Math.max(1, list.length)]
        if (does === 'write') {
          const id = n.toString(16).padStart(32, '0')
          list.push({ id, text: words })
          state = apply(state, { type: 'journal.note-written.v1', data: { note: id, text: words } })
        } else if (at && does === 'edit') {
          at.text = words
          state = apply(state, { type: 'journal.note-edited.v1', data: { note: at.id, text: words } })
        } else if (at) {
          list.splice(list.indexOf(at), 1)
          state = apply(state, { type: 'journal.note-removed.v1', data: { note: at.id } })
        }
      })
      expect(texts(state)).toEqual(list.map(note => note.text).reverse())
    }),
  )
})

type Event = Pick<Parameters<typeof journal.reduce>[1], 'type' | 'data'>
const apply = (state: Journal, event: Event): Journal =>
  journal.reduce(deepFreeze(state), {
    ...event,
    by: memberOf.amara,
    at: 1,
    id: 'f'.repeat(64),
    index: 0,
  } as Parameters<typeof journal.reduce>[1])
