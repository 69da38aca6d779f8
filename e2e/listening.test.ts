/** Full attention on two phones whose clocks disagree, in writing, and on one phone that lies between two. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../packages/practices/src/listening/words/en.ts'
import { sw } from '../packages/practices/src/listening/words/sw.ts'
import { en as betweenEn } from '../packages/practices/src/shared/between/words/en.ts'
import { en as talkEn } from '../packages/practices/src/shared/talk/screens/words/en.ts'
import { sw as talkSw } from '../packages/practices/src/shared/talk/screens/words/sw.ts'
import { begin, button, goTo, type Person, pair, sound } from './people.ts'
import { everythingStored, openBrowser, type RunningServer, startServer } from './world.ts'

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
  for (const person of [amara, juma]) await withOwnTime(person)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const MINUTE = 60_000

/** From the next page on, this phone's clock can be moved, and its hums are heard. */
const withOwnTime = ({ context }: Person): Promise<unknown> =>
  context.addInitScript(() => {
    const real = Date.now.bind(Date)
    const here = globalThis as unknown as { hums: unknown[] }
    here.hums = []
    Date.now = () => real() + Number(sessionStorage.getItem('own-time') ?? 0)
    navigator.vibrate = pattern => here.hums.push(pattern) > 0
  })
const passes = ({ page }: Person, milliseconds: number): Promise<void> =>
  page.evaluate(more => {
    const before = Number(sessionStorage.getItem('own-time') ?? 0)
    sessionStorage.setItem('own-time', String(before + more))
  }, milliseconds)
const hums = ({ page }: Person): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { hums: unknown[] }).hums.length)

const open = async (person: Person, name: string): Promise<void> => {
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await person.page.getByRole('heading', { level: 1, name }).waitFor()
}
const says = (person: Person, text: string) => person.page.getByText(text).first().waitFor()

/** How well the dark screen can be read. The light at its edge lies over all of it, so the usual check can't say. */
const faintest = ({ page }: Person): Promise<number> =>
  page.evaluate(() => {
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    if (paint === null) return 0
    const light = (colours: readonly string[]) => {
      for (const colour of colours) {
        paint.fillStyle = colour
        paint.fillRect(0, 0, 1, 1)
      }
      const [red, green, blue] = [...paint.getImageData(0, 0, 1, 1).data].map(part => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
    }
    const floor = document.querySelector('.floor-dark')
    if (floor === null) return 0
    const ground = getComputedStyle(floor).backgroundColor
    const texts = floor.querySelectorAll('h1, p:not(.visually-hidden), summary, button')
    const contrasts = [...texts].map(text => {
      const { color, backgroundColor } = getComputedStyle(text)
      const [a, b] = [light([ground, backgroundColor, color]), light([ground, backgroundColor])]
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    })
    return Math.min(...contrasts)
  })

test('one speaks, the other listens, on two phones whose clocks are three hours apart', async () => {
  await open(amara, en.name)
  await sound(amara, 'listening-begin-en-light')
  await amara.page.getByText(en.minutes({ n: 1 }), { exact: true }).click()
  await amara.page.getByText(en.firstMe, { exact: true }).click()
  await button(amara, en.offer({ other: 'Juma' })).click()
  await says(amara, talkEn.offerTitle)

  await open(juma, sw.name)
  await passes(juma, -180 * MINUTE)
  await says(juma, sw.asked({ other: 'Amara' }))
  await sound(juma, 'listening-asked-sw-dark')
  await button(juma, sw.yes).click()
  await says(juma, sw.waitBegin({ other: 'Amara' }))
  await amara.page.getByRole('button', { name: new RegExp(`^${en.begin}`) }).click()
  await button(amara, en.spoken).waitFor()
  await button(juma, sw.stop).waitFor()
  await sound(amara, 'listening-speaks-en-light')
  await sound(juma, 'listening-listens-sw-dark')
  for (const person of [amara, juma]) expect(await faintest(person)).toBeGreaterThan(4.5)
})

test('a reload and a lost connection change nothing: each phone rings by itself, and then it is quiet', async () => {
  await juma.page.reload()
  await button(juma, sw.stop).waitFor()
  await juma.context.setOffline(true)
  for (const person of [amara, juma]) await passes(person, MINUTE)
  await says(juma, sw.quietHint)
  await says(amara, en.quietHint)
  expect(await hums(juma)).toBe(1)
  await sound(amara, 'listening-quiet-en-light')
  expect(await faintest(amara)).toBeGreaterThan(4.5)
  await juma.context.setOffline(false)
  for (const person of [amara, juma]) await passes(person, MINUTE / 2)
  await says(juma, sw.sumUpPrompt)
  await says(amara, en.waitSummary({ other: 'Juma' }))
  await sound(juma, 'listening-sum-up-sw-dark')
  await button(juma, sw.saidAloud).click()
  await button(amara, en.enough).waitFor()
  await sound(amara, 'listening-more-en-light')
  await button(amara, en.enough).click()
})

test('how heard one felt is on no other phone until it is given, and then it is one picture', async () => {
  await says(amara, en.heardTitle)
  await amara.page.getByText(en.window, { exact: true }).click()
  await sound(amara, 'listening-heard-en-light')
  await says(juma, sw.swapped)
  await sound(juma, 'listening-swap-sw-dark')
  expect(await juma.page.content()).not.toContain(sw.window)
  await amara.page
    .getByText(en.giveHeard({ other: 'Juma' }), { exact: true })
    .first()
    .click()
  await button(amara, en.giveHeard({ other: 'Juma' })).click()
  await says(juma, sw.heardFrom({ other: 'Amara' }))
  await says(juma, sw.window)
  await sound(juma, 'listening-given-sw-dark')
  await button(juma, talkSw.stop).click()
  await juma.page.getByRole('dialog').getByRole('button', { name: talkSw.stop, exact: true }).click()
  await says(juma, talkSw.over)
  await says(amara, talkEn.over)
})

test('in writing there is no clock; what one writes, the other tells back', async () => {
  await juma.page.getByText(sw.offerAgain, { exact: true }).click()
  await juma.page.getByText(sw.wayTitle, { exact: true }).first().click()
  await juma.page.getByText(sw.typed, { exact: true }).click()
  await juma.page.getByText(sw.firstMe, { exact: true }).click()
  await button(juma, sw.offer({ other: 'Amara' })).click()
  await says(amara, en.offeredTyped)
  await button(amara, en.yes).click()
  await juma.page.getByLabel(sw.typedBegin).fill('Nilikaa bandarini nikihesabu majahazi.')
  await sound(juma, 'listening-typed-sw-dark')
  await button(juma, sw.giveTurn).click()
  await says(amara, 'Nilikaa bandarini')
  await amara.page.getByLabel(en.summary).fill('You sat by the harbour and counted the dhows.')
  await sound(amara, 'listening-typed-en-light')
  await button(amara, en.giveSummary).click()
  await says(juma, 'You sat by the harbour')
  await button(juma, sw.enough).click()
  await amara.page.getByLabel(en.typedBegin).waitFor()
})

test('one phone lies between two, with nobody paired, and keeps nothing', async () => {
  const neema = await begin(browser, server, 'Neema')
  await withOwnTime(neema)
  await goTo(neema, '/between/listening')
  await neema.page.getByLabel(new RegExp(`^${betweenEn.otherName}`)).fill('Zawadi')
  await button(neema, betweenEn.begin).click()
  await neema.page.getByText('Zawadi', { exact: true }).click()
  await sound(neema, 'listening-between-en-light')
  await button(neema, en.betweenBegin).click()
  await says(neema, 'Zawadi')
  await sound(neema, 'listening-between-time-en-light')
  await passes(neema, 2 * MINUTE)
  await says(neema, en.quietHint)
  await passes(neema, MINUTE)
  await button(neema, en.saidAloud).click()
  await button(neema, en.enough).click()
  await button(neema, betweenEn.haveIt({ other: 'Zawadi' })).click()
  await neema.page.getByText(en.shade, { exact: true }).click()
  await sound(neema, 'listening-between-heard-en-light')
  await button(neema, en.betweenShow).click()
  await says(neema, en.shade)
  await button(neema, en.goOn).click()
  await button(neema, en.betweenBegin).click()
  await button(neema, en.stop).click()
  await says(neema, en.betweenDoneHint)
  expect(await everythingStored(neema.page)).not.toContain('Zawadi')
  expect(neema.complaints).toEqual([])
})

test('no page complained on the way', () => {
  expect(amara.complaints).toEqual([])
  expect(juma.complaints).toEqual([])
})
