import fc from 'fast-check'
import { expect, test } from 'vitest'
import { preferredLanguage } from './languages.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['sw', 'sw'],
  ['sw-TZ', 'sw'],
  ['sw-KE,sw;q=0.9,en;q=0.8', 'sw'],
  ['en-US,en;q=0.9,sw;q=0.8', 'en'],
  ['en;q=0.3,sw;q=0.7', 'sw'],
  ['fr,de;q=0.9', 'en'],
  ['fr,sw;q=0.1', 'sw'],
  ['sw;q=0', 'en'],
  ['en;q=0', 'sw'],
  ['en;q=0,sw;q=0', 'en'],
  ['en,sw', 'en'],
] as const)('a reader who says "%s" gets %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})

test('no header, however strange, is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), header => {
      expect(['en', 'sw']).toContain(preferredLanguage(header))
    }),
  )
})
