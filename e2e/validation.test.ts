/** I hear you: told, answered by the ladder, not yet, once more, landed; face to face; and on one phone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en as betweenEn } from '../packages/practices/src/shared/between/words/en.ts'
import { en } from '../packages/practices/src/validation/words/en.ts'
import { sw } from '../packages/practices/src/validation/words/sw.ts'
import { begin, button, goTo, type Person, pair, sound } from './people.ts'
import { openBrowser, type RunningServer, readAll, startServer } from './world.ts'

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
const told = 'Msibani hakuna aliyeniambia nikae.'

/** A door that says below its name what lies behind it. */
const door = ({ page }: Person, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const enter = async (person: Person, name: string) => {
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await person.page.getByRole('heading', { level: 1, name }).waitFor()
}

const asks = async (text: string) => {
  await enter(juma, sw.name)
  await button(juma, sw.beHeard).click()
  await juma.page.getByLabel(sw.shareLabel).fill(text)
  await button(juma, sw.share).click()
  await juma.page.getByRole('button', { name: new RegExp(sw.yours) }).click()
  await enter(amara, en.name)
  await amara.page.getByRole('button', { name: new RegExp(en.offeredTitle(fill)) }).click()
}

test('what was told is read after a yes, answered by the ladder, missed, and answered until it landed', async () => {
  await asks(told)
  await amara.page.getByText(en.offeredMore(fill)).waitFor()
  await sound(amara, 'validation-asked-en-light')
  expect(await amara.page.content()).not.toContain('Msibani')
  await button(amara, en.offeredYes).click()
  await amara.page.getByText(told).waitFor()
  await amara.page.getByLabel(en.ladderHeard).fill('I hear that you stood alone there.')
  await button(amara, en.ladderGive).click()
  await amara.page.getByText(en.refusedNoSense).waitFor()
  await amara.page.getByText(en.ladderMany, { exact: true }).click()
  await amara.page.getByRole('textbox', { name: en.ladderMany }).fill('Many would feel forgotten.')
  await sound(amara, 'validation-ladder-en-light')
  await button(amara, en.ladderGive).click()

  await juma.page.getByText('Many would feel forgotten.').waitFor()
  await juma.page.getByText(sw.notYet, { exact: true }).click()
  await juma.page.getByLabel(sw.landingMissing).fill('kwamba niliona aibu')
  await sound(juma, 'validation-landing-sw-dark')
  await button(juma, sw.landingGive).click()

  await amara.page.getByText('kwamba niliona aibu').waitFor()
  await sound(amara, 'validation-not-yet-en-light')
  await amara.page.getByLabel(en.ladderHeard).fill('I hear that there was shame in it.')
  await amara.page.getByText(en.ladderGuess, { exact: true }).first().click()
  await amara.page.getByRole('textbox', { name: en.ladderGuess }).fill('I guess there is anger too.')
  await button(amara, en.ladderGive).click()
  await juma.page.getByText('I guess there is anger too.').waitFor()
  expect(await juma.page.content()).not.toContain('Many would feel forgotten.')
  await juma.page.getByText(sw.landed, { exact: true }).click()
  await button(juma, sw.landingGive).click()
  await juma.page.getByText(sw.landedEnd).waitFor()
  await amara.page.getByText(en.landedEnd).waitFor()
  await sound(juma, 'validation-landed-sw-dark')
  expect(readAll(server.data)).not.toContain('Msibani')
})

test('face to face: one tells, the other says which beginnings were used, and the one is asked', async () => {
  await asks('Kikao cha jana kiliniacha mtupu.')
  await button(amara, en.offeredYes).click()
  await door(amara, en.liveDoor).click()
  await sound(amara, 'validation-live-listen-en-light')
  await door(juma, sw.liveDoor).click()
  await juma.page.getByText('Kikao cha jana').waitFor()
  await sound(juma, 'validation-live-tell-sw-dark')
  await button(amara, en.liveAnswer).click()
  await amara.page.getByText(en.cardHear, { exact: true }).click()
  await amara.page.getByText(en.cardLived, { exact: true }).click()
  await sound(amara, 'validation-live-answer-en-light')
  await button(amara, en.liveSaidIt).click()
  await juma.page.getByText(sw.liveLand).waitFor()
  await juma.page.getByText(sw.landed, { exact: true }).click()
  await sound(juma, 'validation-live-land-sw-dark')
  await button(juma, sw.landingGive).click()
  await juma.page.getByText(sw.landedEnd).waitFor()
})

test('an affirmation comes unasked and is thanked for; on one phone there is a card of six beginnings', async () => {
  await enter(amara, en.name)
  await button(amara, en.affirm).click()
  await amara.page.getByLabel(en.quality).fill('Steady')
  await amara.page.getByLabel(en.moment, { exact: true }).fill('When the lights went out.')
  await sound(amara, 'validation-affirm-en-light')
  await button(amara, en.affirmGive).click()
  await goTo(juma, '/')
  await juma.page.getByText(sw.openingAffirmed(jaza)).waitFor()
  await enter(juma, sw.name)
  await juma.page.getByRole('button', { name: /^Steady/ }).click()
  await button(juma, sw.thank).click()
  await juma.page.getByText(sw.thankedByYou).waitFor()
  await sound(juma, 'validation-affirmed-sw-dark')

  await goTo(amara, '/between/validation')
  await button(amara, betweenEn.begin).click()
  await button(amara, betweenEn.first).click()
  await button(amara, en.cardNext).click()
  await amara.page.getByText(en.cardEqual).waitFor()
  await sound(amara, 'validation-between-card-en-light')
  await button(amara, en.cardNext).click()
  await button(amara, en.landed).click()
  await amara.page.getByText(en.cardDone).waitFor()
})

test('no page complained on the way', () => {
  expect(amara.complaints).toEqual([])
  expect(juma.complaints).toEqual([])
})
