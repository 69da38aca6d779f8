import { expect, test } from 'vitest'
import { takeInvitation } from './invitation-link.ts'

const opened = (pathname: string, hash: string) => {
  const urls: string[] = []
  const window = {
    location: { pathname, hash, href: `https://haven.example${pathname}${hash}` },
    history: { replaceState: (_: null, __: string, url: string) => void urls.push(url) },
  }
  return { link: takeInvitation(window), urls }
}

test('the secret of an invitation leaves the address bar at once and is handed on', () => {
  const { link, urls } = opened('/app/i', '#c2VjcmV0')
  expect(link).toBe('https://haven.example/app/i#c2VjcmV0')
  expect(urls).toEqual(['/app/join'])
})

test('an invitation whose secret was cut off is no link, and still leaves the address', () => {
  expect(opened('/app/i', '')).toEqual({ link: null, urls: ['/app/join'] })
  expect(opened('/app/i/', '#')).toEqual({ link: null, urls: ['/app/join'] })
})

test('any other address is left alone', () => {
  expect(opened('/app/together', '#c2VjcmV0')).toEqual({ link: null, urls: [] })
})
