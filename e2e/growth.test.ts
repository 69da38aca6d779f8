/** Growing: a month looked at alone, one thing given more room, and the same month opened by both, page by page. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../packages/practices/src/growth/words/en.ts'
import { sw } from '../packages/practices/src/growth/words/sw.ts'
import { en as pulseEn } from '../packages/practices/src/pulse/words/en.ts'
import { sw as pulseSw } from '../packages/practices/src/pulse/words/sw.ts'
import { screenWords } from '../packages/practices/src/shared/talk/screens/props.ts'
import { begin, button, goTo, type Person, pair, sound, words } from './people.ts'
import { everythingStored, openBrowser, type RunningServer, readAll, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
let amara: Person
let juma: Person

const fill = { other: 'Juma' }
const jaza = { other: 'Amara' }
const pulseOf = ({ language }: Person) => (language === 'en' ? pulseEn : pulseSw)
/** A line of a list that leads somewhere; its note is part of its name. */
const door = ({ page }: Person, name: string) =>
  page.locator('main').getByRole('button', { name: new RegExp(`^${name}`) })
const link = ({ page }: Person, name: string) =>
  page.locator('main').getByRole('link', { name: new RegExp(`^${name}`) })

/** All fifteen, one after the other: these answers in turn, null for a skip. */
const takePulse = async (person: Person, inTurn: readonly (0 | 1 | 2 | 3 | 4 | null)[]) => {
  const said = pulseOf(person)
  for (let nth = 0; nth < 15; nth++) {
    await person.page.getByText(said.place(String(nth + 1), '15')).waitFor()
    const answer = inTurn[nth % inTurn.length]
    await button(person, answer === null || answer === undefined ? said.skip : said.scale[answer]).click()
  }
  await person.page.getByRole('heading', { name: said.reviewTitle }).waitFor()
}

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

test('a month is looked at alone: stopped, taken up again, looked over, kept', async () => {
  await goTo(amara, '/growth')
  await sound(amara, 'growth-place-en-light')
  await link(amara, words.en.growth.pulse).click()
  await sound(amara, 'pulse-first-en-light')
  await button(amara, pulseEn.begin).click()
  await amara.page.getByText(pulseEn.place('1', '15')).waitFor()
  await sound(amara, 'pulse-sentence-en-light')
  await button(amara, pulseEn.scale[3]).click()
  await amara.page.getByText(pulseEn.place('2', '15')).waitFor()
  await button(amara, pulseEn.stop).click()
  await amara.page.getByText(pulseEn.stopped).waitFor()
  await button(amara, pulseEn.goOn).click()
  for (let nth = 2; nth <= 15; nth++) {
    await amara.page.getByText(pulseEn.place(String(nth), '15')).waitFor()
    await button(amara, nth === 2 ? pulseEn.skip : pulseEn.scale[nth % 2 ? 3 : 1]).click()
  }
  await sound(amara, 'pulse-review-en-light')
  await button(amara, pulseEn.keep).click()
  await amara.page.getByText(pulseEn.thanks).waitFor()
  await sound(amara, 'pulse-thanks-en-light')
  expect(readAll(server.data).includes('pulse.taken')).toBe(false)
})

test('one thing gets more room; the other is told nothing of any of it', async () => {
  await button(amara, pulseEn.focusChoose).click()
  await amara.page.getByText(pulseEn.sentence.listening).click()
  await sound(amara, 'pulse-focus-en-light')
  await button(amara, pulseEn.chooseFocus).click()
  await amara.page.getByText(pulseEn.room.listening).waitFor()
  await goTo(juma, '/')
  await juma.page
    .getByText(words.sw.today.quietTitle)
    .or(juma.page.getByText(words.sw.today.offered))
    .waitFor()
  expect(await juma.page.content()).not.toContain(sw.openingOffer(jaza))
})

test('both open the month: nothing is chosen for them, and nothing held back is anywhere', async () => {
  await link(amara, words.en.growth.openTogether).click()
  await amara.page.getByRole('heading', { level: 1, name: en.name }).waitFor()
  await sound(amara, 'growth-begin-en-light')
  await door(amara, en.offer('').trim()).click()
  await amara.page.getByText(screenWords.en.offerTitle).waitFor()

  await goTo(juma, '/')
  await juma.page.getByText(sw.openingOffer(jaza)).waitFor()
  await link(juma, words.sw.today.open).first().click()
  await juma.page.getByText(sw.offeredMore).waitFor()
  await sound(juma, 'growth-offered-sw-dark')
  await button(juma, sw.yes).click()
  await juma.page.getByText(sw.noPulse).waitFor()
  await link(juma, sw.takePulse).click()
  await link(juma, words.sw.growth.pulse).click()
  await button(juma, pulseSw.begin).click()
  await takePulse(juma, [4, 2, null])
  await button(juma, pulseSw.keep).click()
  await juma.page.getByText(pulseSw.thanks).waitFor()

  await amara.page.getByRole('heading', { name: en.sealTitle }).waitFor()
  const first = amara.page.locator('label.choice').first()
  const shown = (await first.locator('span').first().innerText()).trim()
  const held = (await amara.page.locator('label.choice').nth(1).locator('span').first().innerText()).trim()
  await button(amara, en.seal).click()
  await amara.page.getByText(en.refusedNothingShown).waitFor()
  await first.click()
  await sound(amara, 'growth-seal-en-light')
  await button(amara, en.seal).click()
  await amara.page.getByText(en.sealed).waitFor()

  await link(juma, words.sw.growth.openTogether).click()
  await juma.page.getByRole('heading', { name: sw.sealTitle }).waitFor()
  await juma.page.locator('label.choice').first().click()
  await sound(juma, 'growth-seal-sw-dark')
  await button(juma, sw.seal).click()
  await juma.page.getByText(sw.openTitle).waitFor()
  await amara.page.getByText(en.openTitle).waitFor()
  await sound(amara, 'growth-open-en-light')
  await door(juma, sw.theirsPage(jaza)).click()
  const sentenceOf = (text: string) =>
    (Object.keys(en.sentence) as (keyof typeof en.sentence)[]).find(id => en.sentence[id] === text)!
  await juma.page.getByText(sw.sentence[sentenceOf(shown)]).waitFor()
  expect(await juma.page.content()).not.toContain(sw.sentence[sentenceOf(held)])
  await sound(juma, 'growth-page-sw-dark')
  expect(await everythingStored(juma.page)).not.toContain(en.sentence[sentenceOf(held)])
})

test('each tells a gladness and a wish, and hears it said back', async () => {
  await amara.page.locator('label.choice').first().click()
  await button(amara, en.next).click()
  await amara.page.getByText(en.noneOfThese).click()
  await button(amara, en.next).click()
  await amara.page.getByLabel(en.why).fill('The evenings without the radio.')
  await button(amara, en.tell(fill)).click()
  await amara.page.getByText(en.toldWaiting(fill)).waitFor()
  await juma.page.goBack()
  await juma.page.getByText('The evenings without the radio.').waitFor()
  await juma.page.getByLabel(sw.reflectTitle(jaza)).fill('Ulifurahia jioni zenye utulivu.')
  await sound(juma, 'growth-reflect-sw-dark')
  await button(juma, sw.reflect).click()
  await juma.page.getByText(sw.tellTitle).waitFor()
  await amara.page.getByText('Ulifurahia jioni zenye utulivu.').waitFor()
  await sound(amara, 'growth-told-en-light')
  expect(amara.complaints).toEqual([])
  expect(juma.complaints).toEqual([])
})

test('alone, over three months: words in the second, a picture in the third, and a kind word where much has fallen', async () => {
  const zawadi = await begin(browser, server, 'Zawadi', 'sw')
  const inMonth = async (month: number, answer: 1 | 3) => {
    await zawadi.page.clock.setFixedTime(new Date(2027, month, 12, 18))
    await goTo(zawadi, '/growth/pulse/alone')
    await button(zawadi, month === 0 ? pulseSw.begin : pulseSw.thisMonth).click()
    await zawadi.page.getByText(pulseSw.stemAlone).waitFor()
    await takePulse(zawadi, [answer])
    await button(zawadi, pulseSw.keep).click()
    await zawadi.page.getByText(pulseSw.thanks).waitFor()
  }
  await inMonth(0, 3)
  await inMonth(1, 3)
  await zawadi.page.getByText(pulseSw.movedNothing).waitFor()
  await sound(zawadi, 'pulse-second-sw-light')
  // March is left out; the picture has no mark for it.
  await inMonth(3, 1)
  await zawadi.page.getByText(pulseSw.fallTitle).waitFor()
  await sound(zawadi, 'pulse-fall-sw-light')
  await door(zawadi, pulseSw.sentence.listening).first().click()
  await zawadi.page.getByRole('img', { name: pulseSw.pictureTold(pulseSw.sentence.listening) }).waitFor()
  await zawadi.page.getByText(pulseSw.tableTitle).click()
  expect(await zawadi.page.getByRole('row').count()).toBe(4)
  await sound(zawadi, 'pulse-picture-sw-light')
  expect(zawadi.complaints).toEqual([])
})
