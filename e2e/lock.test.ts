/** The lock and several people on one phone, in a real browser: what is asked, what is shown, what is not. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, type Language, type Person, sayName, words } from './people.ts'
import {
  accessibilityFaults,
  everythingStored,
  openBrowser,
  picture,
  type RunningServer,
  startServer,
} from './world.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startServer()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const PIN = '482915'
const closeWell = async ({ context, complaints }: Person) => {
  expect(complaints).toEqual([])
  await context.close()
}
const said = (person: Person) => words[person.language]
const settings = async ({ page, ...person }: Person) => {
  await page.goto(`${server.url}/app/settings/lock`)
  await page.getByRole('heading', { level: 1, name: words[person.language].doors.lock.title }).waitFor()
}
const setLock = async (person: Person, pin = PIN) => {
  const { lock } = said(person)
  await settings(person)
  const { page } = person
  await page.locator('summary', { hasText: lock.set }).click()
  await page.getByLabel(lock.pin, { exact: true }).fill(pin)
  await page.getByLabel(lock.again, { exact: true }).fill(pin)
  await page.getByRole('button', { name: lock.set, exact: true }).click()
  await page.getByText(lock.isSet).waitFor()
}
const lockScreen = async ({ page, language }: Person) => {
  await page.getByLabel(words[language].lock.pin, { exact: true }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/app/')
}
const typePin = async ({ page, language }: Person, pin: string) => {
  await page.getByLabel(words[language].lock.pin, { exact: true }).fill(pin)
  await page.getByRole('button', { name: words[language].lock.open, exact: true }).click()
}
const today = (person: Person) =>
  person.page.getByRole('heading', { level: 1, name: said(person).today.hello(person.name) }).waitFor()

for (const language of ['en', 'sw'] as Language[])
  test(`A lock closes every tab, and nothing opens it but the PIN (${language})`, async () => {
    const amara = await begin(browser, server, 'Amara', language)
    const { page } = amara
    const { lock } = said(amara)
    await settings(amara)
    await picture(page, `lock-none-${language}`)
    await setLock(amara)
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, `lock-set-${language}`)
    const stored = await everythingStored(page)
    expect(stored).not.toContain('Amara')

    const other = await amara.context.newPage()
    await other.goto(`${server.url}/app/mine`)
    await typePin({ ...amara, page: other }, PIN)
    await other.getByRole('heading', { level: 1, name: said(amara).mine.title }).waitFor()
    expect(new URL(other.url()).pathname).toBe('/app/mine')

    await page.getByRole('button', { name: lock.now }).click()
    await lockScreen(amara)
    await lockScreen({ ...amara, page: other })
    await other.close()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, `lock-screen-${language}`)

    for (const _ of [1, 2]) {
      await typePin(amara, '000000')
      await page.getByText(lock.wrong, { exact: true }).waitFor()
      // The sentence of the time before may still stand there; the field is emptied when this one was answered.
      await expect.poll(() => page.getByLabel(lock.pin, { exact: true }).inputValue()).toBe('')
    }
    await typePin(amara, '000000')
    await page.getByText(lock.wrongWait(8000)).waitFor()
    await picture(page, `lock-wrong-${language}`)
    // Neither a reload nor the right PIN gets round the wait.
    await page.reload()
    await lockScreen(amara)
    await typePin(amara, PIN)
    await page.getByText(lock.wait(8000).split('.')[0]!).first().waitFor()
    await page.waitForTimeout(8500)
    await typePin(amara, PIN)
    await today(amara)
    await closeWell(amara)
  })

test('A passkey opens it too, and the page is covered while it is out of sight', async () => {
  const amara = await begin(browser, server, 'Amara')
  const { page } = amara
  const { lock } = said(amara)
  const cdp = await amara.context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await setLock(amara)
  await page.locator('summary', { hasText: lock.passkey }).click()
  await page.getByLabel(lock.current).locator('visible=true').fill(PIN)
  await page.getByRole('button', { name: lock.passkeyAdd }).click()
  await page.getByText(lock.passkeyIsAdded).waitFor()
  await page.getByRole('button', { name: lock.now }).click()
  await lockScreen(amara)
  await page.getByRole('button', { name: lock.usePasskey }).click()
  await today(amara)

  const seen = (state: 'hidden' | 'visible') =>
    page.evaluate(state => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
      document.dispatchEvent(new Event('visibilitychange'))
      return getComputedStyle(document.body).visibility
    }, state)
  expect(await seen('hidden')).toBe('hidden')
  expect(await seen('visible')).toBe('visible')

  await page.goto(`${server.url}/app/settings/lock`)
  await typePin(amara, PIN)
  await page.getByText(lock.afters[0]).click()
  await page.waitForTimeout(300)
  await seen('hidden').catch(() => null)
  await lockScreen(amara)
  await closeWell(amara)
})

test('Leaving quickly leaves in every tab, also from the lock, and coming back asks for the PIN', async () => {
  const amara = await begin(browser, server, 'Amara')
  const { page } = amara
  await setLock(amara)
  const other = await amara.context.newPage()
  await other.goto(`${server.url}/app/mine`)
  await typePin({ ...amara, page: other }, PIN)
  await other.getByRole('heading', { level: 1, name: said(amara).mine.title }).waitFor()
  for (const _ of [1, 2, 3]) await page.keyboard.press('Escape')
  for (const tab of [page, other]) await tab.waitForURL('**/app/blank.html')
  await page.goto(`${server.url}/app/`)
  await lockScreen(amara)
  await other.goto(`${server.url}/app/`)
  await lockScreen({ ...amara, page: other })
  await other.bringToFront()
  for (const _ of [1, 2, 3]) await other.keyboard.press('Escape')
  for (const tab of [page, other]) await tab.waitForURL('**/app/blank.html')
  await closeWell(amara)
})

test('Two people on one phone: each has their own, and a link asks for whom it is', async () => {
  const amara = await begin(browser, server, 'Amara')
  const { page } = amara
  const { profiles, begin: first, lock } = said(amara)
  await page.emulateMedia({ colorScheme: 'light' })
  await setLock(amara)
  await page.getByLabel(profiles.label).fill('nyota')
  await page.getByRole('button', { name: profiles.labelSave, exact: true }).last().click()
  await page.getByText(profiles.labelSaved, { exact: true }).waitFor()
  await page.getByRole('button', { name: profiles.make }).click()
  await page.getByRole('heading', { level: 1, name: profiles.title }).waitFor()
  await picture(page, 'choose-one')
  await page.getByRole('button', { name: profiles.another }).click()
  await page.getByLabel(first.name).waitFor()
  const juma: Person = { ...amara, name: 'Juma' }
  await sayName(juma)
  await today(juma)
  await page.goto(`${server.url}/app/settings/lock`)
  await page.getByRole('button', { name: '2', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: said(juma).doors.lock.title }).waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(/nyota|Amara/)

  await page.goto(`${server.url}/app/i#c2VjcmV0`)
  await page.reload()
  await page.goto(`${server.url}/app/i#c2VjcmV0`)
  await page.getByText(profiles.invited).waitFor()
  expect(page.url()).not.toContain('c2VjcmV0')
  expect(await accessibilityFaults(page)).toEqual([])
  await picture(page, 'choose-two')
  await page.getByRole('button', { name: 'nyota' }).click()
  await lockScreen(amara)
  await page.locator('summary', { hasText: lock.forgotten }).click()
  await picture(page, 'lock-forgotten')
  await page.getByRole('button', { name: lock.remove }).click()
  await page.getByRole('button', { name: lock.removeYes }).click()
  await today(juma)
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(one => one.name))).toEqual([
    'kimbilio-2',
  ])
  await closeWell(juma)
})
