import { expect, test } from 'vitest'
import { memberOf, story } from '../shared/testkit.ts'
import { type Intent, type Leading, leading, sayingsOf } from './index.ts'

const say = (text: string): Intent => ({ do: 'say', text })

test('what one says, both can read, in the order in which it was said', () => {
  story<Leading, Intent>(leading)
    .given('juma', '20:00', say(' Habari za leo? '))
    .given('amara', '20:01', say('Good, and you?'))
    .sees('amara', state =>
      expect(sayingsOf(state).map(({ text }) => text)).toEqual(['Habari za leo?', 'Good, and you?']),
    )
    .so(state => expect(sayingsOf(state).map(({ by }) => by)).toEqual([memberOf.juma, memberOf.amara]))
})

test('nothing, and more than one turn of talk, is refused', () => {
  story<Leading, Intent>(leading)
    .refused('juma', '20:00', say(' '), 'refusedEmpty')
    .refused('juma', '20:00', say('x'.repeat(601)), 'refusedTooLong')
})

test('it is offered on Today until one has said something', () => {
  story<Leading, Intent>(leading)
    .sees('juma', (state, look) => expect(leading.openings(state, look)).toHaveLength(1))
    .given('juma', '20:00', say('Habari'))
    .sees('juma', (state, look) => expect(leading.openings(state, look)).toEqual([]))
})
