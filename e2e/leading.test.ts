/** I'll go first: a share that opens when the other is able, is answered in the way that was asked for, or is taken back. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../packages/practices/src/leading/words/en.ts'
import { sw } from '../packages/practices/src/leading/words/sw.ts'
import { en as betweenEn } from '../packages/practices/src/shared/between/words/en.ts'
import { begin, button, goTo, type Person, pair, sound } from './people.ts'
import { everythingStored, openBrowser, type RunningServer, readAll, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
let amara: Person
let juma: Person

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  amara = await begin(browser, server, 'Amara')
  juma = await begin(browser, server, 'Juma', 'sw', { colorScheme: 'dark' })
  await pair(amara, juma)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const fill = { other: 'Juma' }
const jaza = { other: 'Amara' }
const hers = 'I have been afraid of the letter from the bank.'

const enter = async (person: Person, name: string) => {
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await person.page.getByRole('heading', { level: 1, name }).waitFor()
}

const give = async (text: string, way: string) => {
  await button(amara, en.write).click()
  await amara.page.getByLabel(en.writeLabel).fill(text)
  await amara.page.getByText(way, { exact: true }).click()
}

test('the other sees the way and the length, opens it, and gives back what was asked for', async () => {
  await enter(amara, en.name)
  await sound(amara, 'leading-begin-en-light')
  await give(hers, en.way.comfort)
  await sound(amara, 'leading-write-en-light')
  await button(amara, en.give).click()
  await amara.page.getByText(en.givenTitle(fill)).waitFor()
  await sound(amara, 'leading-given-en-light')

  await enter(juma, sw.name)
  await juma.page.getByText(sw.way.comfort, { exact: true }).waitFor()
  await sound(juma, 'leading-waits-sw-dark')
  expect(await juma.page.content()).not.toContain('letter from the bank')
  expect(await everythingStored(juma.page)).not.toContain('letter from the bank')
  const looked = await amara.page.locator('main').innerText()
  await button(juma, sw.open).click()
  await juma.page.getByText(hers).waitFor()
  expect(await amara.page.locator('main').innerText()).toBe(looked)
  await juma.page.getByLabel(sw.comfortLabel).fill('Niko upande wako?')
  await juma.page.getByText(sw.comfortIsQuestion).waitFor()
  await sound(juma, 'leading-open-sw-dark')
  await juma.page.getByLabel(sw.comfortLabel).fill('Niko upande wako.')
  await button(juma, sw.answer).click()
  await amara.page.getByRole('heading', { level: 2, name: en.earlier }).waitFor()
  await goTo(amara, '/')
  await amara.page.getByText(en.openingWord(fill)).waitFor()
  await enter(amara, en.name)
  await amara.page.getByRole('button', { name: new RegExp(en.way.comfort) }).click()
  await amara.page.getByText('Niko upande wako.').waitFor()
  await button(amara, en.thank).click()
  await amara.page.getByText(en.thanked).waitFor()
  await sound(amara, 'leading-answered-en-light')
  await juma.page.getByText(sw.thankedYou(jaza)).waitFor()
  expect(readAll(server.data)).not.toContain('letter from the bank')
})

test('what is taken back before it is opened is read by nobody, and its words are nowhere', async () => {
  await enter(amara, en.name)
  await give('I want to die, some nights.', en.way.know)
  await amara.page.getByText(/^It sounds heavy/).waitFor()
  await sound(amara, 'leading-heavy-en-light')
  await amara.page.getByLabel(en.writeLabel).fill('Something I did not mean to give.')
  await amara.page.getByText(/^It sounds heavy/).waitFor({ state: 'detached' })
  await button(amara, en.give).click()
  await amara.page.getByText(en.givenTitle(fill)).waitFor()
  await enter(juma, sw.name)
  await juma.page.getByText(sw.way.know, { exact: true }).waitFor()
  await button(amara, en.takeBack).click()
  await amara.page.getByRole('dialog').getByRole('button', { name: en.takeBack, exact: true }).click()
  await amara.page.getByText('Something I did not mean').waitFor({ state: 'detached' })
  await button(juma, sw.open).click()
  await juma.page.getByText(sw.opening).waitFor()
  await sound(juma, 'leading-opening-sw-dark')
  expect(await juma.page.content()).not.toContain('did not mean')
  expect(await everythingStored(juma.page)).not.toContain('did not mean')
  expect(await everythingStored(amara.page)).not.toContain('did not mean')
})

test('face to face the way stands large on the screen, and on one phone the card goes across', async () => {
  await enter(amara, en.name)
  await amara.page.getByRole('button', { name: en.liveDoor }).click()
  await amara.page.getByText(en.way.listen, { exact: true }).click()
  await button(amara, en.liveTitle).click()
  await amara.page.getByText(en.liveFor.listen).waitFor()
  await sound(amara, 'leading-live-en-light')

  await goTo(amara, '/between/leading')
  await amara.page.getByLabel(betweenEn.oneName).fill('Neema')
  await amara.page.getByLabel(betweenEn.otherName).fill('Baraka')
  await button(amara, betweenEn.begin).click()
  await button(amara, 'Neema').click()
  await amara.page.getByText(en.way.listen, { exact: true }).click()
  await sound(amara, 'leading-between-choose-en-light')
  await button(amara, en.betweenBegin).click()
  await button(amara, betweenEn.haveIt({ other: 'Baraka' })).click()
  await amara.page.getByText(en.receipt.slowly).waitFor()
  await sound(amara, 'leading-between-card-en-light')
  expect(await everythingStored(amara.page)).not.toContain('Neema')
})

test('no page complained on the way', () => {
  expect(amara.complaints).toEqual([])
  expect(juma.complaints).toEqual([])
})
