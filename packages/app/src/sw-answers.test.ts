import { expect, test } from 'vitest'
import { answerTo, oldShelves, shelfName } from './sw-answers.ts'

const origin = 'https://haven.example'
const files = new Set(['/app/', '/app/assets/index-a1b2.js', '/app/blank.html'])
const ask = (path: string, more: { method?: string; mode?: string } = {}) =>
  answerTo({ method: 'GET', mode: 'no-cors', url: new URL(path, origin).href, ...more }, origin, files)

test('every place of the app is the one page, offline too', () => {
  for (const path of [
    '/app/',
    '/app/together',
    '/app/with/0a1b2c3d/vulnerability/round/x',
    '/app/i?from=somewhere',
  ])
    expect(ask(path, { mode: 'navigate' })).toEqual({ from: 'shelf', path: '/app/' })
})

test('a file of the app comes from the phone, also when it is opened as a page', () => {
  expect(ask('/app/assets/index-a1b2.js')).toEqual({ from: 'shelf', path: '/app/assets/index-a1b2.js' })
  expect(ask('/app/blank.html', { mode: 'navigate' })).toEqual({ from: 'shelf', path: '/app/blank.html' })
})

test('the relay, the public pages and other sites are never answered from the phone', () => {
  for (const path of [
    '/relay/v1/spaces/x/entries?after=0',
    '/en/',
    '/sw/karibu-zaidi',
    '/i',
    '/apple',
    'https://other.example/app/',
  ])
    for (const mode of ['navigate', 'cors']) expect(ask(path, { mode })).toEqual({ from: 'network' })
})

test('nothing but reading is answered from the phone', () => {
  expect(ask('/app/', { method: 'POST', mode: 'navigate' })).toEqual({ from: 'network' })
})

test('a file that this version does not have is asked of the server, not replaced by a page', () => {
  expect(ask('/app/assets/index-old.js')).toEqual({ from: 'network' })
})

test('older versions are cleared away, this one and what others keep stay', () => {
  const names = [shelfName('one'), shelfName('two'), 'somebody-else']
  expect(oldShelves(names, 'two')).toEqual([shelfName('one')])
})
