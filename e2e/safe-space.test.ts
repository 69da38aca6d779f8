/** Our place and time: an agreement that both sign, a ritual in one's own calendar, a sitting on two phones and on one. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../packages/practices/src/safe-space/words/en.ts'
import { sw } from '../packages/practices/src/safe-space/words/sw.ts'
import { en as tableEn } from '../packages/practices/src/shared/between/words/en.ts'
import { en as talkEn } from '../packages/practices/src/shared/talk/screens/words/en.ts'
import { sw as talkSw } from '../packages/practices/src/shared/talk/screens/words/sw.ts'
import { begin, button, goTo, type Person, pair, sound, words } from './people.ts'
import { everythingStored, openBrowser, type RunningServer, readAll, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
let amara: Person
let juma: Person
/** The practice's own address in each one's space. */
let hers = ''
let his = ''

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  amara = await begin(browser, server, 'Amara')
  juma = await begin(browser, server, 'Juma', 'sw', { colorScheme: 'dark' })
  await pair(amara, juma)
  hers = await toThePlace(amara, en.name)
  his = await toThePlace(juma, sw.name)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const toThePlace = async (person: Person, name: string): Promise<string> => {
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await person.page.getByRole('heading', { level: 1, name }).waitFor()
  return new URL(person.page.url()).pathname.replace(/^\/app/, '')
}
const inDialog = ({ page }: Person, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true })
const door = ({ page }: Person, name: RegExp) => page.getByRole('button', { name }).first()

const fill = { other: 'Juma' }
const jaza = { other: 'Amara' }
const text = 'When one of us is tired, heavy talk can wait until tomorrow.'
const changed = 'Mmoja wetu akiwa amechoka au ana njaa, maneno mazito yanasubiri kesho.'

test('an agreement holds when both have signed the same words, and until either lets it go', async () => {
  await sound(amara, 'place-front-en-light')
  await goTo(amara, `${hers}/agreements/new`)
  await amara.page.getByLabel(en.agreementLabel).fill(`${text} You tell me where you are.`)
  await amara.page.getByText(en.controlTitle).waitFor()
  await sound(amara, 'place-agreement-note-en-light')
  await amara.page.getByLabel(en.agreementLabel).fill(text)
  await amara.page.getByText(en.controlTitle).waitFor({ state: 'detached' })
  await button(amara, en.offer(fill)).click()
  await amara.page.getByText(en.waitingTitle(fill)).waitFor()

  await goTo(juma, '/')
  await juma.page.getByText(sw.openingAgreement(jaza)).waitFor()
  await juma.page.getByRole('link', { name: words.sw.today.open, exact: true }).first().click()
  await juma.page.getByText(sw.addOrTake).waitFor()
  await sound(juma, 'place-agreement-to-sign-sw-dark')
  await button(juma, sw.change).click()
  await juma.page.getByLabel(sw.agreementLabel).fill(changed)
  await sound(juma, 'place-agreement-change-sw-dark')
  await button(juma, sw.changeAndOffer).click()
  await juma.page.getByText(sw.waitingTitle(jaza)).waitFor()

  await door(amara, /Mmoja wetu/).click()
  await amara.page.getByText(en.addOrTake).waitFor()
  await button(amara, en.sign).click()
  await inDialog(amara, en.sign).click()
  await amara.page.getByText(en.standingTitle).waitFor()
  await juma.page.getByText(sw.standingTitle).waitFor()
  await sound(amara, 'place-agreement-stands-en-light')
  expect(readAll(server.data)).not.toContain('maneno mazito')

  await button(juma, sw.letGo).click()
  await inDialog(juma, sw.letGo).click()
  await juma.page.getByText(sw.laidDownHint).waitFor()
  await amara.page.getByText(en.laidDownHint).waitFor()
  expect(await amara.page.getByRole('main').innerText()).not.toContain('Juma let')
})

test('a ritual belongs to both; its file for one’s own calendar says nothing of it', async () => {
  await goTo(juma, `${his}/rituals/new`)
  await juma.page.getByLabel(sw.ritualName).fill('Matembezi ya jioni')
  await juma.page.getByLabel(sw.ritualPlace).fill('Ufukweni')
  await sound(juma, 'place-ritual-sw-dark')
  await button(juma, sw.offer(jaza)).click()
  await juma.page.getByText(sw.waitingTitle(jaza)).waitFor()

  await goTo(amara, `${hers}/rituals`)
  await door(amara, /Matembezi/).click()
  await button(amara, en.sign).click()
  await inDialog(amara, en.sign).click()
  await amara.page.getByText(en.standingTitle).waitFor()
  await amara.page.locator('summary', { hasText: en.calendarSave }).click()
  await sound(amara, 'place-ritual-stands-en-light')
  const saving = amara.page.waitForEvent('download')
  await button(amara, en.calendarSave).click()
  const file = readFileSync(await (await saving).path(), 'utf8')
  expect(file).toContain(`SUMMARY:${en.calendarNeutralName}\r\n`)
  expect(file).toContain('RRULE:FREQ=WEEKLY;BYDAY=')
  expect(file).not.toMatch(/Matembezi|Ufukweni|Amara|Juma|kimbilio/i)
})

test('a sitting goes on for both phones by the tap of either, and what both prepared opens at its step', async () => {
  await goTo(amara, `${hers}/sitting`)
  await button(amara, en.offer(fill)).click()
  await amara.page.getByText(en.whenOpen).waitFor()
  await goTo(juma, '/')
  await juma.page.getByText(sw.openingSittingOffered(jaza)).waitFor()
  await goTo(juma, `${his}/sitting`)
  await sound(juma, 'place-sitting-offered-sw-dark')
  await button(juma, sw.sittingYes).click()
  await juma.page.getByText(sw.prepareAloud).waitFor()
  await amara.page.getByText(en.prepareAloud).waitFor()

  const swept = 'You swept the yard before dawn.'
  await amara.page.locator('summary', { hasText: en.prepareAppreciations }).click()
  await amara.page.getByLabel(en.didPrompt).fill(swept)
  await amara.page.getByLabel(en.meantPrompt).first().fill('I could sleep.')
  await sound(amara, 'place-sitting-prepare-en-light')
  await button(amara, en.seal).first().click()
  await amara.page.getByText(en.sealedAppreciations).waitFor()
  await juma.page.locator('summary', { hasText: sw.prepareAppreciations }).click()
  await juma.page.getByLabel(sw.didPrompt).fill('Ulimpigia mama simu.')
  await juma.page.getByLabel(sw.meantPrompt).first().fill('Sikubeba peke yangu.')
  await button(juma, sw.seal).first().click()
  await juma.page.getByText(sw.sealedAppreciations).waitFor()

  await button(amara, en.sitDown).click()
  await juma.page.getByRole('heading', { level: 1, name: sw.stepTitle.arrive }).waitFor()
  await sound(juma, 'place-sitting-arrive-sw-dark')
  expect(await everythingStored(juma.page)).not.toContain(swept)
  await button(juma, sw.goOn).click()
  await amara.page.getByText('Ulimpigia mama simu.').waitFor()
  await juma.page.getByText(swept).waitFor()
  await sound(amara, 'place-sitting-appreciations-en-light')

  await button(amara, en.goOn).click()
  await juma.page.getByRole('heading', { level: 1, name: sw.stepTitle['went-well'] }).waitFor()
  await button(juma, sw.goOn).click()
  await amara.page.getByLabel(en.matterLabel).fill('The noise at night')
  await button(amara, en.matterName).click()
  await juma.page.getByText('The noise at night').waitFor()
  await sound(juma, 'place-sitting-matter-sw-dark')
  await button(juma, talkSw.stop).click()
  await inDialog(juma, talkSw.stop).click()
  await amara.page
    .getByText(talkEn.over, { exact: true })
    .or(amara.page.getByText(en.earlier))
    .first()
    .waitFor()
  expect(amara.complaints).toEqual([])
  expect(juma.complaints).toEqual([])
})

test('on one phone the sitting keeps the time and shows what comes next, and keeps nothing', async () => {
  await goTo(amara, hers)
  await amara.page.getByText(words.en.practice.betweenDoor, { exact: true }).click()
  await amara.page.getByText(en.between.how).waitFor()
  await sound(amara, 'place-between-en-light')
  await button(amara, en.between.begin).click()
  for (const step of ['arrive', 'appreciations', 'went-well', 'matter', 'next'] as const) {
    await amara.page.getByRole('heading', { level: 1, name: en.stepTitle[step] }).waitFor()
    if (step === 'appreciations') await sound(amara, 'place-between-step-en-light')
    await button(amara, en.goOn).click()
  }
  await amara.page.getByRole('heading', { level: 1, name: en.stepTitle.closing }).waitFor()
  expect(await button(amara, tableEn.stop).count()).toBe(1)
  await button(amara, en.between.closeHere).click()
  await amara.page.getByText(en.between.endMore).waitFor()
  await sound(amara, 'place-between-end-en-light')
})
