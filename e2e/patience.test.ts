/** In good time: a pause of a talk in the room on two phones, a clock on one, the not-yet shelf and one's own pace. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en as paceEn } from '../packages/practices/src/pace/words/en.ts'
import { en } from '../packages/practices/src/patience/words/en.ts'
import { sw } from '../packages/practices/src/patience/words/sw.ts'
import { en as talkEn } from '../packages/practices/src/shared/talk/screens/words/en.ts'
import { sw as talkSw } from '../packages/practices/src/shared/talk/screens/words/sw.ts'
import { begin, button, closer, goTo, type Person, pair, sound, words } from './people.ts'
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

const jaza = { other: 'Amara' }
const own = 'Nilipandisha sauti kuhusu kodi.'

/** The sentence with the time, as it stands on this phone. */
const timeOn = async ({ page }: Person) =>
  /\d\d:\d\d/.exec(await page.getByRole('heading', { name: /\d\d:\d\d/ }).innerText())?.[0]

test('one pauses from the menu, both see the same time, and each comes back in their own time', async () => {
  await goTo(amara, '/')
  await button(amara, words.en.nav.open).click()
  await amara.page.getByRole('link', { name: words.en.nav.pause, exact: true }).click()
  await amara.page.getByRole('heading', { level: 1, name: en.name }).waitFor()
  await sound(amara, 'patience-begin-en-light')
  await button(amara, en.begin).click()
  await sound(amara, 'patience-times-en-light')
  await button(amara, en.pauseNow).click()
  await amara.page.getByText(talkEn.untilThen).waitFor()
  await sound(amara, 'patience-paused-en-light')

  await goTo(juma, '/')
  await juma.page.getByText(sw.openingPausedWhy(jaza)).waitFor()
  await juma.page.getByRole('link', { name: words.sw.today.open, exact: true }).first().click()
  await juma.page.getByText(talkSw.untilThen).waitFor()
  expect(await timeOn(juma)).toBe(await timeOn(amara))
  await sound(juma, 'patience-paused-sw-dark')

  await button(juma, talkSw.ready).click()
  await juma.page.getByLabel(talkSw.own).fill(own)
  await sound(juma, 'patience-return-sw-dark')
  await button(juma, talkSw.comeBack).click()
  await juma.page.getByText(talkSw.youAreReady(jaza)).waitFor()
  await amara.page.getByText(talkEn.otherReady({ other: 'Juma' })).waitFor()
  expect(await amara.page.content()).not.toContain(own)
  await button(amara, talkEn.ready).click()
  await button(amara, talkEn.comeBack).click()
  await amara.page.getByText(own).waitFor()
  await juma.page.getByText(sw.backTitle).waitFor()
  await sound(amara, 'patience-back-en-light')
  expect(readAll(server.data)).not.toContain('kuhusu kodi')
})

test('a second pause closes the talk kindly for both, and nobody is named', async () => {
  await button(juma, talkSw.pause).click()
  await juma.page.getByText(talkSw.secondPauseSays).waitFor()
  await button(juma, talkSw.secondPauseYes).click()
  await amara.page.getByText(talkEn.overByPauseHint).waitFor()
  await juma.page.getByText(talkSw.overByPauseHint).waitFor()
  await sound(juma, 'patience-closed-sw-dark')
  const kept = await amara.page.getByRole('main').innerText()
  expect(kept).not.toContain('Juma paused')
  expect(await button(amara, en.begin).count()).toBe(1)
})

test('on one phone the clock lies between two, and leaves nothing behind', async () => {
  await goTo(juma, '/between/patience')
  await juma.page.getByRole('heading', { level: 1, name: sw.clockTitle }).waitFor()
  // How far the phone has synced goes on by itself, and so does the address; nothing else may change.
  const stored = async () =>
    (await everythingStored(juma.page)).replace(juma.page.url(), '').replace(/\d+/g, '').length
  const before = await stored()
  await sound(juma, 'patience-clock-sw-dark')
  await button(juma, sw.clockStart).click()
  await juma.page.getByText(sw.clockFaceDown).waitFor()
  await sound(juma, 'patience-clock-runs-sw-dark')
  await button(juma, sw.clockReady).click()
  await juma.page.getByText(sw.clockWish).waitFor()
  await sound(juma, 'patience-clock-return-sw-dark')
  await button(juma, sw.clockGoOn).click()
  await juma.page.getByRole('heading', { level: 1, name: sw.name }).waitFor()
  expect(await stored()).toBe(before)
})

test('what was put off lies on the shelf until it is taken down; a season of rest offers nothing new', async () => {
  await goTo(juma, '/together')
  await juma.page.getByRole('link', { name: new RegExp(`^${closer.sw.name}`) }).click()
  await button(juma, closer.sw.offer).click()
  await juma.page.getByLabel(closer.sw.yourAnswer).waitFor()
  await goTo(amara, '/')
  await amara.page.getByText(closer.en.openingAnswer).waitFor()
  await amara.page.getByRole('link', { name: words.en.today.open, exact: true }).first().click()
  await button(amara, closer.en.notNow).first().click()
  await amara.page.locator('dialog').getByRole('button', { name: closer.en.notNow, exact: true }).click()
  await amara.page.getByText(closer.en.putOff).waitFor()
  await goTo(amara, '/mine/not-yet')
  await amara.page.getByRole('heading', { level: 3, name: closer.en.name }).waitFor()
  await sound(amara, 'shelf-en-light')
  await button(amara, words.en.mine.shelfTakeDown).click()
  await amara.page.getByText(words.en.mine.shelfTaken).waitFor()
  await amara.page.getByText(words.en.mine.shelfEmpty).waitFor()

  await goTo(amara, '/')
  await amara.page.getByText(words.en.today.offered).waitFor()
  await goTo(amara, '/mine/pace')
  await amara.page.getByText(paceEn.week0, { exact: true }).click()
  await button(amara, paceEn.keep).click()
  await amara.page.getByText(paceEn.kept).waitFor()
  await sound(amara, 'pace-en-light')
  await goTo(amara, '/')
  await amara.page.getByText(closer.en.openingAnswer).waitFor()
  expect(await amara.page.getByText(words.en.today.offered).count()).toBe(0)
  await goTo(juma, '/')
  await juma.page.getByText(words.sw.today.offered).waitFor()
})
