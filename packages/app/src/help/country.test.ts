import { expect, test } from 'vitest'
import { countriesWithHelp } from '#library'
import { guessCountry } from './country.ts'

const guess = (zone: string, ...languages: string[]) => guessCountry(zone, languages, countriesWithHelp())

test('the time zone says where the phone is, whatever language it speaks', () => {
  expect(guess('Africa/Dar_es_Salaam', 'en-GB')).toBe('TZ')
  expect(guess('Africa/Nairobi', 'en-US')).toBe('KE')
  expect(guess('Europe/London', 'sw-TZ')).toBe('GB')
  expect(guess('America/Toronto', 'en-US')).toBe('CA')
  expect(guess('Australia/Perth')).toBe('AU')
})

test('a phone that speaks Tanzanian Swahili in the zone that Nairobi names is taken for Tanzania', () => {
  expect(guess('Africa/Nairobi', 'sw-TZ', 'en-US')).toBe('TZ')
})

test('without a time zone the languages decide', () => {
  expect(guess('', 'en', 'en-ZA')).toBe('ZA')
  expect(guess('UTC', 'sw-TZ')).toBe('TZ')
})

test('where we know nothing, no wrong number is shown', () => {
  expect(guess('Europe/Paris', 'en-GB')).toBe('INT')
  expect(guess('', 'fr-FR')).toBe('INT')
  expect(guess('')).toBe('INT')
})
