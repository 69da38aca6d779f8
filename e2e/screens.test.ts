/** Every place, on a phone and on a desk, light and dark, in both languages: sound for everybody, and nothing wider than the screen. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, button, goTo, type Person, pair, sound, words } from './people.ts'
import {
  accessibilityFaults,
  DESK,
  openBrowser,
  openPhone,
  PHONE,
  picture,
  type RunningServer,
  startServer,
} from './world.ts'

let server: RunningServer
let browser: Browser
let people: readonly Person[]

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  const amara = await begin(browser, server, 'Amara', 'en')
  const juma = await begin(browser, server, 'Juma', 'sw')
  await pair(amara, juma)
  people = [amara, juma]
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const PLACES = {
  today: '/',
  together: '/together',
  coming: '/practice/honesty',
  mine: '/mine',
  journal: '/mine/journal',
  growth: '/growth',
  library: '/library',
  settings: '/settings',
  'settings-name': '/settings/name',
  'settings-look': '/settings/look',
  'settings-lock': '/settings/lock',
  'settings-storage': '/settings/storage',
  'settings-server': '/settings/server',
  'settings-carry': '/settings/carry',
  'settings-house': '/settings/house',
  'settings-leave': '/settings/leave',
  'settings-delete': '/settings/delete',
  help: '/help',
  before: '/before',
  pair: '/pair',
  nowhere: '/no-such-place',
}
const LOOKS = [
  { size: PHONE, scheme: 'light' },
  { size: PHONE, scheme: 'dark' },
  { size: DESK, scheme: 'light' },
  { size: DESK, scheme: 'dark' },
] as const

const nameOf = (place: string, language: string, width: number, scheme: string) =>
  `${place}-${language}-${width === PHONE.width ? 'phone' : 'desk'}-${scheme}`

test.for(Object.entries(PLACES))('%s', async ([place, path]) => {
  for (const person of people) {
    await goTo(person, path)
    await person.page.getByRole('heading', { level: 1 }).first().waitFor()
    for (const { size, scheme } of LOOKS) {
      await person.page.setViewportSize(size)
      await person.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await sound(person, nameOf(place, person.language, size.width, scheme))
      const sideways = await person.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(sideways, `${place} is wider than ${size.width}`).toBe(false)
    }
    await person.page.setViewportSize(PHONE)
  }
})

test('the menu opens from the floating button with all places in it, and closes by Esc', async () => {
  for (const person of people) {
    const said = words[person.language].nav
    await goTo(person, '/')
    await button(person, said.open).click()
    const menu = person.page.getByRole('dialog')
    for (const place of [said.today, said.together, said.mine, said.growth, said.library, said.help]) {
      await menu.getByRole('link', { name: place, exact: true }).waitFor()
    }
    await menu.getByText(said.leaveQuickly, { exact: true }).waitFor()
    await sound(person, `menu-${person.language}-phone`)
    await person.page.keyboard.press('Escape')
    await menu.waitFor({ state: 'hidden' })
  }
})

test('the first page, before anybody has begun', async () => {
  for (const [language, locale] of [
    ['en', 'en-GB'],
    ['sw', 'sw-TZ'],
  ] as const) {
    const { page } = await openPhone(browser, { locale })
    await page.goto(`${server.url}/app/`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    for (const { size, scheme } of LOOKS) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme: scheme })
      expect(await accessibilityFaults(page)).toEqual([])
      await picture(page, nameOf('begin', language, size.width, scheme))
    }
  }
})
