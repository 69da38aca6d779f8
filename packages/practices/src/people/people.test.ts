import { expect, test } from 'vitest'
import { memberOf, story } from '../shared/testkit.ts'
import { twoPhones } from '../shared/two-phones.ts'
import { bondOf, hasToldParting, type Intent, movedTo, nameOf, type People, people } from './index.ts'

const told = () => story<People, Intent>(people)
const name = (text: string): Intent => ({ do: 'tell-name', name: text })

test('each member tells the own name, and the last one told is the name', () => {
  told()
    .given('amara', '07:00', name(' Amara '))
    .given('juma', '07:01', name('Juma'))
    .given('juma', '07:02', name('Juma wa Mwanza'))
    .so(state => {
      expect(nameOf(state, memberOf.amara)).toBe('Amara')
      expect(nameOf(state, memberOf.juma)).toBe('Juma wa Mwanza')
      expect(nameOf(state, 'c'.repeat(32))).toBe(null)
      expect(state.names).toHaveLength(2)
    })
})

const bond = (said: 'partners' | 'friends'): Intent => ({ do: 'tell-bond', bond: said })

test('what the two are is unset until one of them says it, and either may', () => {
  told().so(state => expect(bondOf(state)).toBe(null))
  for (const who of ['amara', 'juma'] as const)
    told()
      .given(who, '07:00', bond('partners'))
      .so(state => expect(bondOf(state)).toBe('partners'))
})

test('if either says friends it is friends, in whatever order, until that one says otherwise', () => {
  told()
    .given('amara', '07:00', bond('friends'))
    .given('juma', '07:01', bond('partners'))
    .so(state => expect(bondOf(state)).toBe('friends'))
    .given('amara', '07:02', bond('partners'))
    .so(state => expect(bondOf(state)).toBe('partners'))
    .given('juma', '07:03', bond('friends'))
    .so(state => expect(bondOf(state)).toBe('friends'))
})

test('saying the same again writes nothing', () => {
  told()
    .given('amara', '07:00', bond('friends'))
    .given('amara', '07:01', bond('friends'))
    .so((_, phones) => expect(phones.log).toHaveLength(1))
})

test('whoever leaves may say so, once, and the name stays', () => {
  told()
    .given('juma', '07:00', name('Juma'))
    .given('juma', '07:01', { do: 'tell-parting' })
    .given('juma', '07:02', { do: 'tell-parting' })
    .so((state, phones) => {
      expect(hasToldParting(state, memberOf.juma)).toBe(true)
      expect(hasToldParting(state, memberOf.amara)).toBe(false)
      expect(nameOf(state, memberOf.juma)).toBe('Juma')
      expect(phones.log).toHaveLength(2)
    })
})

test('whoever goes on at another server says where, and the last word counts', () => {
  const phones = twoPhones<People, Intent>(people)
  phones.write('juma', Date.UTC(2026, 2, 2, 7), 'people.moved.v1', { server: 'https://one.example' })
  phones.write('juma', Date.UTC(2026, 2, 2, 8), 'people.moved.v1', { server: 'https://two.example' })
  phones.write('juma', Date.UTC(2026, 2, 2, 9), 'people.moved.v1', { server: 'javascript:alert(1)' })
  phones.sync('juma', Date.UTC(2026, 2, 2, 10))
  phones.sync('amara', Date.UTC(2026, 2, 2, 10))
  expect(movedTo(phones.stateOf('amara'), memberOf.juma)).toBe('https://two.example')
  expect(movedTo(phones.stateOf('amara'), memberOf.amara)).toBe(null)
})

test('an empty name and one of more than 60 characters are refused, and the same name again writes nothing', () => {
  told()
    .refused('amara', '07:00', name(' '), 'refusedEmpty')
    .refused('amara', '07:00', name('x'.repeat(61)), 'refusedTooLong')
    .given('amara', '07:00', name('Amara'))
    .given('amara', '07:01', name('Amara'))
    .so((_, phones) => expect(phones.log).toHaveLength(1))
})
