/** Stronger: a strength with its moment, good news that is met with joy, a plan that both accept; and a day for the jar. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../packages/practices/src/resilience/words/en.ts'
import { sw } from '../packages/practices/src/resilience/words/sw.ts'
import { en as betweenEn } from '../packages/practices/src/shared/between/words/en.ts'
import { begin, button, goTo, type Person, pair, sound, thanks, words } from './people.ts'
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

const enter = async (person: Person, name: string) => {
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await person.page.getByRole('heading', { level: 1, name }).waitFor()
}
const door = ({ page }: Person, name: string) =>
  page.locator('main').getByRole('button', { name: new RegExp(`^${name}`) })
const sure = async (person: Person, name: string) => {
  await button(person, name).click()
  await person.page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
}

test('a strength is never called bearing; named with its moment it reaches the other, who keeps it or not', async () => {
  await enter(juma, sw.name)
  await button(juma, sw.toStrength(jaza)).click()
  await juma.page.getByText(sw.ownWord, { exact: true }).click()
  await juma.page.getByLabel(sw.ownLabel).fill('uvumilivu')
  await juma.page.getByText(sw.bearingTitle).waitFor()
  await juma.page.getByLabel(sw.moment).fill('Uliposimama kwenye kikao na kusema ulichoona.')
  await button(juma, sw.giveStrength).click()
  await juma.page.getByText(sw.refusedBearing).waitFor()
  await sound(juma, 'stronger-refused-sw-dark')
  await juma.page.getByText(sw.strengthName.courage, { exact: true }).click()
  await button(juma, sw.giveStrength).click()
  await juma.page.getByText(sw.gaveStrength(jaza)).waitFor()

  await goTo(amara, '/')
  await amara.page.getByText(en.openingStrength(fill)).waitFor()
  await goTo(amara, '/growth')
  await amara.page.getByRole('link', { name: new RegExp(`^${words.en.growth.strengths}`) }).click()
  await door(amara, en.strengthName.courage).click()
  await amara.page.getByText(en.answer['did-not-know'], { exact: true }).click()
  await sound(amara, 'stronger-strength-en-light')
  await button(amara, en.sayThis).click()
  await amara.page.getByRole('radio').first().waitFor({ state: 'detached' })
  await enter(juma, sw.name)
  await door(juma, sw.seenInMe(jaza)).click()
  await door(juma, sw.strengthName.courage).click()
  await juma.page.getByText(sw.answer['did-not-know']).waitFor()

  const looked = await juma.page.locator('main').innerText()
  await sure(amara, en.takeOff)
  await button(amara, en.putBack).waitFor()
  await goTo(amara, '/growth')
  await amara.page.getByRole('link', { name: new RegExp(`^${words.en.growth.strengths}`) }).click()
  await amara.page.getByText(en.seenInMeNone(fill)).waitFor()
  await sound(amara, 'stronger-strengths-none-en-light')
  expect(await juma.page.locator('main').innerText()).toBe(looked)
})

test('good news is met with joy, after a moment if one is needed', async () => {
  await enter(amara, en.name)
  await button(amara, en.toWin).click()
  await amara.page.getByLabel(en.winLabel).fill('The bank said yes.')
  await sound(amara, 'stronger-win-write-en-light')
  await button(amara, en.giveWin).click()
  await amara.page.getByText(en.gaveWin(fill)).waitFor()

  await enter(juma, sw.name)
  await door(juma, sw.openingWin(jaza)).click()
  await juma.page.getByText(sw.reply['need-moment'], { exact: true }).click()
  await button(juma, sw.sayReply).click()
  await juma.page.getByText(sw.momentTaken(jaza)).waitFor()
  await juma.page.getByText(sw.reply['tell-more'], { exact: true }).click()
  await juma.page.getByLabel(sw.replyLabel).fill('Uwe makini na pesa')
  await juma.page.getByText(sw.advice).waitFor()
  await sound(juma, 'stronger-win-answer-sw-dark')
  await juma.page.getByLabel(sw.replyLabel).fill('Nimefurahi sana.')
  await button(juma, sw.sayReply).click()

  await door(amara, en.openingMore(fill)).click()
  await amara.page.getByText('Nimefurahi sana.').waitFor()
  await amara.page.getByLabel(en.moreLabel).fill('The clerk shook my hand.')
  await button(amara, en.giveMore).click()
  await sound(amara, 'stronger-win-told-en-light')
  await juma.page.getByText('The clerk shook my hand.').waitFor()
  expect(readAll(server.data)).not.toContain('The bank said yes')
})

test('a plan stands when both accept the same words, also one that was written on one phone', async () => {
  await enter(amara, en.name)
  await door(amara, en.toPlan).click()
  await button(amara, en.planStart).click()
  await amara.page.getByLabel(en.part.signs).fill('Short answers.')
  await amara.page.getByLabel(en.part.people).fill('Aunt Rehema.')
  await sound(amara, 'stronger-plan-write-en-light')
  await button(amara, en.offerPlan(fill)).click()
  await amara.page.getByText(en.planWaiting(fill)).waitFor()

  await enter(juma, sw.name)
  await door(juma, sw.openingPlan(jaza)).click()
  await juma.page.getByText('Short answers.').waitFor()
  await sound(juma, 'stronger-plan-to-sign-sw-dark')
  await sure(juma, sw.accept)
  await juma.page.getByText(sw.planStanding).waitFor()
  await amara.page.getByText(en.planStanding).waitFor()
  await sound(amara, 'stronger-plan-stands-en-light')

  await enter(amara, en.name)
  await amara.page.getByRole('link', { name: words.en.practice.betweenDoor }).click()
  await button(amara, en.betweenPlan).click()
  for (const text of [
    'We stop eating together.',
    '',
    'Sleep.',
    'An hour alone.',
    '',
    'No decisions at night.',
  ]) {
    await amara.page.getByRole('textbox').fill(text)
    if (text === 'An hour alone.') await sound(amara, 'stronger-between-plan-en-light')
    await button(amara, en.betweenNext).click()
  }
  await button(amara, en.betweenKeep).waitFor()
  await sound(amara, 'stronger-between-read-en-light')
  expect(await everythingStored(amara.page)).not.toContain('An hour alone.')
  await button(amara, en.betweenKeep).click()
  for (const name of ['Amara', 'Juma']) {
    await button(amara, betweenEn.haveIt({ other: name })).click()
    await button(amara, betweenEn.keep).click()
  }
  await amara.page.getByText(betweenEn.kept).waitFor()
  await button(amara, betweenEn.done).click()

  await juma.page.getByText(sw.planChange(jaza)).waitFor()
  await juma.page.getByText('An hour alone.').waitFor()
  await sound(juma, 'stronger-plan-change-sw-dark')
  await sure(juma, sw.restChange)
  await juma.page.getByText(sw.planStanding).waitFor()
})

test('both agree on a day for the jar, a thank-you waits for later, and one page can be kept', async () => {
  await enter(juma, thanks.sw.name)
  await door(juma, thanks.sw.season).click()
  await button(juma, thanks.sw.seasonOffer(jaza)).click()
  await juma.page.getByText(thanks.sw.seasonWaiting(jaza)).waitFor()
  await enter(juma, thanks.sw.name)
  await button(juma, thanks.sw.write).click()
  await juma.page.getByLabel(thanks.sw.did, { exact: true }).fill('Asante kwa kuniruhusu kwenda kwa mama.')
  await juma.page.getByText(thanks.sw.noLeave).waitFor()
  await sound(juma, 'thanks-no-leave-sw-dark')
  await juma.page.getByLabel(thanks.sw.did, { exact: true }).fill('Ulipopika chai.')
  await button(juma, thanks.sw.give).click()

  await enter(amara, thanks.en.name)
  await door(amara, thanks.en.season).click()
  await button(amara, thanks.en.seasonAgree).click()
  await amara.page.getByText(thanks.en.seasonAgreed).waitFor()
  await sound(amara, 'thanks-season-en-light')
  await enter(amara, thanks.en.name)
  await door(amara, thanks.en.openingReceived(fill)).click()
  await amara.page.getByText('Ulipopika chai.').waitFor()
  await sure(amara, 'Not now')
  await amara.page.getByText(thanks.en.laterSet).waitFor()
  await enter(amara, thanks.en.name)
  await amara.page.getByText(thanks.en.forLater, { exact: true }).waitFor()
  expect(await amara.page.getByText('Ulipopika chai.').count()).toBe(0)
  await sound(amara, 'thanks-later-en-light')

  await enter(juma, thanks.sw.name)
  const download = juma.page.waitForEvent('download')
  await sure(juma, thanks.sw.keepsake)
  expect((await download).suggestedFilename()).toBe(`${thanks.sw.name}.html`)
  await goTo(juma, '/between/gratitude')
  await juma.page.getByRole('textbox').first().waitFor()
  await sound(juma, 'thanks-between-sw-dark')
})

test('no page complained on the way', () => {
  expect(amara.complaints).toEqual([])
  expect(juma.complaints).toEqual([])
})
