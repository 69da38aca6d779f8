/** Thank you: given now and received, put into the jar until a day, opened early, burned unseen. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, button, goTo, type Person, pair, sound, thanks, words } from './people.ts'
import { everythingStored, openBrowser, type RunningServer, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
let amara: Person
let juma: Person

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  amara = await begin(browser, server, 'Amara', 'en', { colorScheme: 'dark' })
  juma = await begin(browser, server, 'Juma', 'sw')
  await pair(amara, juma)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const fill = { other: 'Juma' }
const jaza = { other: 'Amara' }

const write = async (text: string) => {
  await goTo(amara, '/')
  await amara.page.getByRole('link', { name: new RegExp(words.en.today.thank('Juma')) }).click()
  await amara.page.getByLabel(thanks.en.did, { exact: true }).fill(text)
}

test('Amara thanks Juma from Today, and Juma says how it reached him', async () => {
  await write('When you carried the water before I woke.')
  await sound(amara, 'thanks-write-en-dark')
  await button(amara, thanks.en.give).click()
  await amara.page.getByText(thanks.en.gaveIt(fill)).waitFor()
  await sound(amara, 'thanks-home-en-dark')

  await goTo(juma, '/')
  await juma.page.getByText(thanks.sw.openingReceived(jaza)).first().waitFor()
  await juma.page.getByRole('link', { name: words.sw.today.open, exact: true }).first().click()
  await juma.page.getByText('When you carried the water before I woke.').waitFor()
  await juma.page.getByText(thanks.sw.warmed).click()
  await sound(juma, 'thanks-received-sw-light')
  await button(juma, thanks.sw.receive).click()
  await amara.page.getByText('When you carried the water before I woke.').click()
  await amara.page.getByText(thanks.en.theyWarmed(fill)).waitFor()
})

test('a note in the jar can be opened early by its writer, and is unreadable before', async () => {
  await write('Something you always do: the gate, every night.')
  await amara.page.getByText(thanks.en.later).click()
  await button(amara, thanks.en.putInJar).click()
  await amara.page.getByText(thanks.en.inJar).waitFor()
  await amara.page.getByRole('button', { name: new RegExp(`^${thanks.en.jar}`) }).click()
  await sound(amara, 'thanks-jar-en-dark')

  await goTo(juma, '/together')
  await juma.page.getByRole('link', { name: new RegExp(`^${thanks.sw.name}`) }).click()
  await juma.page.getByText('When you carried the water before I woke.').waitFor()
  expect(await juma.page.getByText('the gate, every night').count()).toBe(0)
  expect(await everythingStored(juma.page)).not.toContain('the gate, every night')

  await button(amara, thanks.en.openEarly).click()
  await amara.page.getByRole('dialog').getByRole('button', { name: thanks.en.openEarly, exact: true }).click()
  await juma.page.getByText('the gate, every night').first().waitFor()
})

test('a note that is burned is gone for both, and the other is told nothing', async () => {
  const before = await juma.page.locator('main').innerText()
  await write('A note that will be burned.')
  await amara.page.getByText(thanks.en.later).click()
  await button(amara, thanks.en.putInJar).click()
  await amara.page.getByText(thanks.en.inJar).waitFor()
  await amara.page.getByRole('button', { name: new RegExp(`^${thanks.en.jar}`) }).click()
  await amara.page.getByText('A note that will be burned.').waitFor()
  await button(amara, thanks.en.burn).click()
  await amara.page.getByRole('dialog').getByRole('button', { name: thanks.en.burn, exact: true }).click()
  await amara.page.getByText(thanks.en.jarEmpty).waitFor()
  await juma.page.reload()
  await juma.page.getByText('the gate, every night').first().waitFor()
  expect(await juma.page.locator('main').innerText()).toBe(before)
})

test('no page complained on the way', () => {
  expect(amara.complaints).toEqual([])
  expect(juma.complaints).toEqual([])
})
