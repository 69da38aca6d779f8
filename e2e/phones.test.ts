/** One person, two phones: one more is let in by a code and seven signs, and taken out again. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, button, goTo, journal, type Person, pair, sound, thanks, words } from './people.ts'
import { openBrowser, openPhone, type RunningServer, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
let amara: Person
let juma: Person
/** Amara's second phone, in Swahili. */
let second: Person

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  amara = await begin(browser, server, 'Amara', 'en')
  juma = await begin(browser, server, 'Juma', 'sw', { colorScheme: 'dark' })
  await pair(amara, juma)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const en = words.en.phones
const sw = words.sw.phones

const note = async (person: Person, text: string) => {
  await goTo(person, '/mine/journal')
  await person.page.getByLabel(journal[person.language].writeHint).fill(text)
  await button(person, journal[person.language].save).click()
  await person.page.getByText(text).first().waitFor()
}
const thank = async (person: Person, other: string, text: string) => {
  await goTo(person, '/')
  await person.page.getByRole('link', { name: new RegExp(words[person.language].today.thank(other)) }).click()
  await person.page.getByLabel(thanks[person.language].did, { exact: true }).fill(text)
  await button(person, thanks[person.language].give).click()
  await person.page.getByText(thanks[person.language].gaveIt({ other })).waitFor()
}
const seesThanks = async (person: Person, text: string) => {
  await goTo(person, '/')
  await expect
    .poll(
      async () => {
        await goTo(person, '/together')
        await person.page
          .getByRole('link', { name: new RegExp(`^${thanks[person.language].name}`) })
          .first()
          .click()
        await person.page.waitForTimeout(700)
        return person.page.getByText(text).count()
      },
      { timeout: 40_000 },
    )
    .toBeGreaterThan(0)
}

test('Amara lets her second phone in, by a code and seven signs; all that she wrote comes to it', async () => {
  await note(amara, 'Only for myself: the long road.')
  await thank(amara, 'Juma', 'The chair you mended.')
  await goTo(amara, '/settings/phones')
  await amara.page.getByText(en.here).waitFor()
  await button(amara, en.add).click()
  await sound(amara, 'phones-add-en-light')
  await button(amara, en.addGo).click()
  await amara.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await amara.page.getByRole('heading', { name: en.pairing.readyTitle }).waitFor()
  await sound(amara, 'phones-code-en-light')
  await button(amara, words.en.pair.copy).click()
  await amara.page.getByText(en.pairing.copied).waitFor()
  const link = await amara.page.evaluate(() => navigator.clipboard.readText())
  expect(link).toContain('/d#')

  const phone = await openPhone(browser, { locale: 'sw-TZ', colorScheme: 'dark' })
  second = { ...phone, name: 'Amara', language: 'sw' }
  await second.page.goto(link)
  await second.page.getByRole('heading', { name: sw.arriveTitle }).waitFor()
  expect(second.page.url()).not.toContain('#')
  await sound(second, 'phones-arriving-sw-dark')
  await button(second, sw.arriveYes).click()
  const signsOn = async ({ page, language }: Person) => {
    await page.getByRole('heading', { name: words[language].phones.pairing.compareTitle }).waitFor()
    return page.locator('ol.signs .sign-picture').allInnerTexts()
  }
  expect(await signsOn(amara)).toEqual(await signsOn(second))
  await sound(second, 'phones-signs-sw-dark')
  for (const person of [amara, second]) await button(person, words[person.language].pair.same).click()
  await amara.page.getByRole('heading', { name: en.pairing.pairedTitleNoName }).waitFor()

  await goTo(second, '/mine/journal')
  await second.page.getByText('Only for myself: the long road.').waitFor({ timeout: 60_000 })
  await seesThanks(second, 'The chair you mended.')
})

test('both of her phones write, and Juma’s screen does not tell how many she has', async () => {
  await thank(second, 'Juma', 'Kwa kunisubiri.')
  await seesThanks(juma, 'Kwa kunisubiri.')
  await seesThanks(amara, 'Kwa kunisubiri.')
  await goTo(juma, '/settings/phones')
  await juma.page.getByText(sw.here).waitFor()
  expect(await juma.page.locator('.phone').count()).toBe(1)
})

test('a phone that was taken out says so, keeps what it has, and reads nothing new', async () => {
  await goTo(amara, '/settings/phones')
  await expect.poll(() => amara.page.locator('.phone').count()).toBe(2)
  await sound(amara, 'phones-two-en-light')
  await button(amara, en.remove).click()
  await amara.page.getByText(en.removeWhat[0] ?? '').waitFor()
  await sound(amara, 'phones-remove-en-light')
  await button(amara, en.removeYes).click()
  await expect.poll(() => amara.page.locator('.phone').count(), { timeout: 30_000 }).toBe(1)

  await goTo(second, '/settings/phones')
  await second.page.getByText(sw.removedTitle).waitFor({ timeout: 60_000 })
  await sound(second, 'phones-removed-sw-dark')
  await thank(amara, 'Juma', 'Written after the second phone was gone.')
  await seesThanks(juma, 'Written after the second phone was gone.')
  await goTo(second, '/mine/journal')
  await second.page.getByText('Only for myself: the long road.').waitFor()
  await goTo(second, '/together')
  await second.page
    .getByRole('link', { name: new RegExp(`^${thanks.sw.name}`) })
    .first()
    .click()
  await second.page.getByText('The chair you mended.').waitFor()
  expect(await second.page.getByText('Written after the second phone was gone.').count()).toBe(0)
  for (const person of [amara, juma, second]) expect(person.complaints).toEqual([])
})
