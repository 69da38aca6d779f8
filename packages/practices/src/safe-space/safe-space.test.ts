import { expect, test } from 'vitest'
import { memberOf, story } from '../shared/testkit.ts'
import { type Intent, type SafeSpace, safeSpace, sayingsOf } from './index.ts'

const say = (text: string): Intent => ({ do: 'say', text })

test('what one says, both can read, in the order in which it was said', () => {
  story<SafeSpace, Intent>(safeSpace)
    .given('juma', '20:00', say(' Habari za leo? '))
    .given('amara', '20:01', say('Good, and you?'))
    .sees('amara', state =>
      expect(sayingsOf(state).map(({ text }) => text)).toEqual(['Habari za leo?', 'Good, and you?']),
    )
    .so(state => expect(sayingsOf(state).map(({ by }) => by)).toEqual([memberOf.juma, memberOf.amara]))
})

test('nothing, and more than one turn of talk, is refused', () => {
  story<SafeSpace, Intent>(safeSpace)
    .refused('juma', '20:00', say(' '), 'refusedEmpty')
    .refused('juma', '20:00', say('x'.repeat(601)), 'refusedTooLong')
})

test('it is offered on Today until one has said something', () => {
  story<SafeSpace, Intent>(safeSpace)
    .sees('juma', (state, look) => expect(safeSpace.openings(state, look)).toHaveLength(1))
    .given('juma', '20:00', say('Habari'))
    .sees('juma', (state, look) => expect(safeSpace.openings(state, look)).toEqual([]))
})
