/** The main story: two people pair, answer apart, and their answers open together. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  begin,
  button,
  closer,
  goTo,
  makeInvitation,
  openInvitation,
  type Person,
  readSigns,
  sound,
  words,
} from './people.ts'
import { everythingStored, openBrowser, type RunningServer, readAll, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
let amara: Person
let juma: Person

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('Amara begins in English and Juma in Swahili, and each is in', async () => {
  amara = await begin(browser, server, 'Amara')
  juma = await begin(browser, server, 'Juma', 'sw', { colorScheme: 'dark' })
  await sound(amara, 'today-empty-en-light')
  await sound(juma, 'today-empty-sw-dark')
})

test('both see the same seven signs, confirm, and are paired', async () => {
  const link = await makeInvitation(amara)
  await sound(amara, 'invitation-en-light')
  await openInvitation(juma, link)
  expect(juma.page.url()).not.toContain('#')
  const [onHers, onHis] = [await readSigns(amara), await readSigns(juma)]
  expect(onHers).toHaveLength(7)
  expect(onHers).toEqual(onHis)
  await sound(amara, 'signs-en-light')
  await sound(juma, 'signs-sw-dark')
  await button(amara, words.en.pair.same).click()
  await button(juma, words.sw.pair.same).click()
  await amara.page.getByRole('heading', { name: words.en.pair.pairedTitle('Juma') }).waitFor()
  await juma.page.getByRole('heading', { name: words.sw.pair.pairedTitle('Amara') }).waitFor()
})

const fill = { other: 'Juma' }
const jaza = { other: 'Amara' }
const hers = 'The smell of rain on the road to school.'
const his = 'Chapati za bibi, asubuhi ya Idi.'

test('one answer waits sealed: not on the screen, not in the store, not on the server of the other', async () => {
  await goTo(amara, '/together')
  await amara.page.getByRole('link', { name: new RegExp(`^${closer.en.name}`) }).click()
  await amara.page.getByRole('heading', { level: 1, name: closer.en.name }).waitFor()
  await sound(amara, 'closer-begin-en-light')
  await button(amara, closer.en.offer).click()
  await amara.page.getByLabel(closer.en.yourAnswer).fill(hers)
  await button(amara, closer.en.seal).click()
  await amara.page.getByText(closer.en.sealed).waitFor()
  await sound(amara, 'closer-sealed-en-light')

  await goTo(juma, '/')
  await juma.page.getByText(closer.sw.openingAnswerSealed(jaza)).waitFor()
  await sound(juma, 'today-waiting-sw-dark')
  // What waits stands above what is only offered.
  await juma.page.getByRole('link', { name: words.sw.today.open, exact: true }).first().click()
  await juma.page.getByText(closer.sw.theirsIsSealed(jaza)).waitFor()
  expect(await juma.page.content()).not.toContain(hers)
  expect(await everythingStored(juma.page)).not.toContain('rain on the road')
  expect(readAll(server.data)).not.toContain('rain on the road')
})

test('when both are sealed, both answers open on both phones', async () => {
  await juma.page.getByLabel(closer.sw.yourAnswer).fill(his)
  await sound(juma, 'closer-answer-sw-dark')
  await button(juma, closer.sw.seal).click()
  await amara.page.getByText(his).waitFor()
  await juma.page.getByText(hers).waitFor()
  await sound(amara, 'closer-open-en-light')
  await sound(juma, 'closer-open-sw-dark')
  expect(readAll(server.data)).not.toContain('rain on the road')
})

test('each responds before anything else, and reads the word of the other only then', async () => {
  await amara.page.getByText(closer.en.touch).click()
  await amara.page.getByLabel(closer.en.touchPrompt).fill('That you still know the hour.')
  await button(amara, closer.en.respond).click()
  await amara.page.getByText(closer.en.responseWaiting(fill)).waitFor()
  expect(await juma.page.getByText('That you still know the hour.').count()).toBe(0)
  await juma.page.getByText(closer.sw.thank).click()
  await button(juma, closer.sw.respond).click()
  await juma.page.getByText('That you still know the hour.').waitFor()
  await amara.page.getByText(closer.en.thankedYou(fill)).waitFor()
  await sound(juma, 'closer-responded-sw-dark')
})

test('two blind wishes to go deeper open the next depth; until then it is closed', async () => {
  await button(amara, closer.en.wishDeeper).click()
  await amara.page.getByText(closer.en.wishSaid).waitFor()
  expect(await amara.page.getByLabel(closer.en.depth2).count()).toBe(0)
  await button(juma, closer.sw.wishDeeper).click()
  await amara.page.getByText(closer.en.wishAgreed).waitFor()
  await juma.page.getByText(closer.sw.wishAgreed).waitFor()
  await button(juma, closer.sw.offerAnother).click()
  await juma.page.getByText(closer.sw.depth2, { exact: true }).waitFor()
})

test('a pass gives the sealed answer back to its author, and names nobody', async () => {
  await amara.page.getByLabel(closer.en.yourAnswer).fill('My uncle, who never raised his voice.')
  await button(amara, closer.en.seal).click()
  await amara.page.getByText(closer.en.sealed).waitFor()
  await juma.page.getByText(closer.sw.theirsIsSealed(jaza)).waitFor()
  await button(juma, closer.sw.pass).click()
  await juma.page.getByRole('dialog').getByRole('button', { name: closer.sw.letRest, exact: true }).click()
  await juma.page.getByText(closer.sw.rested).waitFor()
  await amara.page.getByText(closer.en.cameBack).waitFor()
  await sound(amara, 'closer-came-back-en-light')
  await sound(juma, 'closer-rested-sw-dark')
  expect(await juma.page.content()).not.toContain('My uncle')
  expect(await everythingStored(juma.page)).not.toContain('My uncle')
})

test('no page complained on the way', () => {
  expect(amara.complaints).toEqual([])
  expect(juma.complaints).toEqual([])
})
