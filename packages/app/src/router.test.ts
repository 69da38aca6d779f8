import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRouter, href, type LinkClick, pathBelowBase, pathOfClick } from './router.ts'

/** An address bar with its history, as a browser keeps them. */
const bar = (start: string) => {
  const entries = [start]
  let place = 0
  let popped = () => {}
  return {
    entries,
    window: {
      location: {
        get pathname() {
          return entries[place]!
        },
      },
      history: {
        pushState: (_: null, __: string, url: string) => {
          entries.splice(place + 1)
          entries.push(url)
          place++
        },
        replaceState: (_: null, __: string, url: string) => {
          entries[place] = url
        },
      },
      addEventListener: (_: 'popstate', listener: () => void) => {
        popped = listener
      },
    },
    back: () => {
      place--
      popped()
    },
  }
}

test('a place is read from the address, pushed on going, and found again on going back', () => {
  const browser = bar('/app/')
  const router = createRouter(browser.window)
  expect(router.path.value).toBe('/')
  router.go('/together')
  expect(router.path.value).toBe('/together')
  expect(browser.entries).toEqual(['/app/', '/app/together'])
  browser.back()
  expect(router.path.value).toBe('/')
})

test('going to where one is leaves no second entry', () => {
  const browser = bar('/app/mine')
  const router = createRouter(browser.window)
  router.go('/mine')
  expect(browser.entries).toEqual(['/app/mine'])
})

test('help and the readiness page never stand in the address bar or the history', () => {
  const browser = bar('/app/together')
  const router = createRouter(browser.window)
  router.go('/help')
  expect(router.path.value).toBe('/help')
  router.go('/before')
  expect(router.path.value).toBe('/before')
  expect(browser.entries).toEqual(['/app/together'])
  router.comeBack()
  expect(router.path.value).toBe('/together')
})

test('help opened by its address is shown and taken out of the address bar', () => {
  const browser = bar('/app/help')
  const router = createRouter(browser.window)
  expect(router.path.value).toBe('/help')
  expect(browser.entries).toEqual(['/app/'])
})

const plain: LinkClick = {
  button: 0,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  defaultPrevented: false,
}
const link = (
  pathname: string,
  more: Partial<{ origin: string; target: string; download: boolean }> = {},
) => ({
  origin: 'https://haven.example',
  pathname,
  target: '',
  download: false,
  ...more,
})

test('a plain click on a link of the app is ours; all other clicks are the browser’s', () => {
  const origin = 'https://haven.example'
  expect(pathOfClick(plain, link('/app/mine'), origin)).toBe('/mine')
  expect(pathOfClick(plain, link('/app/'), origin)).toBe('/')
  expect(pathOfClick(plain, link('/en/'), origin)).toBeNull()
  expect(pathOfClick(plain, link('/apple'), origin)).toBeNull()
  expect(pathOfClick(plain, link('/app/blank.html'), origin)).toBeNull()
  expect(pathOfClick(plain, link('/app/mine', { origin: 'https://other.example' }), origin)).toBeNull()
  expect(pathOfClick(plain, link('/app/mine', { target: '_blank' }), origin)).toBeNull()
  expect(pathOfClick(plain, link('/app/mine', { download: true }), origin)).toBeNull()
  for (const key of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey', 'defaultPrevented'] as const)
    expect(pathOfClick({ ...plain, [key]: true }, link('/app/mine'), origin)).toBeNull()
  expect(pathOfClick({ ...plain, button: 1 }, link('/app/mine'), origin)).toBeNull()
})

test('every path of the app survives the way into an address and back', () => {
  const segment = fc.stringMatching(/^[a-z0-9-]{1,12}$/)
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 4 }), segments => {
      const path = `/${segments.join('/')}`
      expect(pathBelowBase(href(path))).toBe(path)
    }),
  )
})
