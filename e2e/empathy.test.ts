/** In your shoes: over days in two languages, side by side on two phones, and on one phone that lies between two. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../packages/practices/src/empathy/words/en.ts'
import { sw } from '../packages/practices/src/empathy/words/sw.ts'
import { en as betweenEn } from '../packages/practices/src/shared/between/words/en.ts'
import { screenWords } from '../packages/practices/src/shared/talk/screens/props.ts'
import { begin, button, goTo, type Person, pair, sound, words } from './people.ts'
import { everythingStored, openBrowser, type RunningServer, readAll, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
let amara: Person
let juma: Person
let zawadi: Person
let neema: Person

const fill = { other: 'Juma' }
const jaza = { other: 'Amara' }
const rain = 'The bus left without me, in the rain, with all my papers.'

const chip = ({ page }: Person, name: string) => page.locator('label.chip').getByText(name, { exact: true })
/** A line of a list that leads somewhere; its note is part of its name. */
const door = ({ page }: Person, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const toPractice = async (person: Person, rest = '') => {
  const said = person.language === 'en' ? en : sw
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: new RegExp(`^${said.name}`) }).click()
  await person.page.getByRole('heading', { level: 1, name: said.name }).waitFor()
  if (rest) await person.page.goto(person.page.url() + rest)
}
const stop = async (person: Person) => {
  const said = screenWords[person.language]
  await button(person, said.stop).click()
  await person.page.getByRole('dialog').getByRole('button', { name: said.stop, exact: true }).click()
}

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  amara = await begin(browser, server, 'Amara')
  juma = await begin(browser, server, 'Juma', 'sw', { colorScheme: 'dark' })
  await pair(amara, juma)
  // A day of their own: two who have not yet opened a moment today.
  zawadi = await begin(browser, server, 'Zawadi')
  neema = await begin(browser, server, 'Neema', 'sw')
  await pair(zawadi, neema)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('over days: the moment is read at once; what it held is nowhere before the guess, and then both open', async () => {
  await toPractice(amara)
  await sound(amara, 'shoes-begin-en-light')
  await button(amara, en.tellDoor).click()
  await amara.page.getByLabel(en.moment).fill(rain)
  await sound(amara, 'shoes-tell-en-light')
  await button(amara, en.toFeelings).click()
  await chip(amara, en.kinds.ashamed).click()
  await chip(amara, en.feelings.regretful).click()
  await amara.page.getByText(en.ownWordOrNone).click()
  await amara.page.getByLabel(en.ownWord).fill('njia panda')
  await button(amara, en.addWord).click()
  await sound(amara, 'shoes-feelings-en-light')
  await button(amara, en.tell).click()
  await amara.page.getByText(en.sealed).waitFor()
  await sound(amara, 'shoes-sealed-en-light')

  await goTo(juma, '/')
  await juma.page.getByText(sw.openingConsent(jaza)).waitFor()
  await juma.page.getByRole('link', { name: words.sw.today.open, exact: true }).first().click()
  await juma.page.getByText(rain).waitFor()
  await sound(juma, 'shoes-imagine-sw-dark')
  expect(await everythingStored(juma.page)).not.toContain('njia panda')
  expect(readAll(server.data)).not.toContain('njia panda')

  await button(juma, sw.askInstead).click()
  await juma.page.getByLabel(sw.question).fill('Ulikuwa peke yako?')
  await button(juma, sw.ask).click()
  await amara.page.getByText('Ulikuwa peke yako?').waitFor()
  await amara.page.getByLabel(en.answerTo(fill)).fill('Quite alone.')
  await sound(amara, 'shoes-asked-en-light')
  await button(amara, en.answerDo).click()
  await juma.page.getByText('Quite alone.').waitFor()

  await chip(juma, sw.kinds.angry).click()
  await chip(juma, sw.feelings.angry).click()
  await juma.page.getByLabel(sw.because).fill('hupendi kuchelewa')
  await sound(juma, 'shoes-guess-sw-dark')
  await button(juma, sw.guess).click()
  await juma.page.getByText('regretful').or(juma.page.getByText(sw.feelings.regretful)).first().waitFor()
  await juma.page.getByText('njia panda').waitFor()
  await amara.page.getByText(en.feelings.angry).first().waitFor()
  await sound(juma, 'shoes-open-sw-dark')
  await sound(amara, 'shoes-open-en-light')
})

test('the teller marks, the other answers, and only the teller says that it landed', async () => {
  await amara.page.locator('fieldset', { hasText: en.feelings.angry }).getByText(en.markNot).click()
  await amara.page.getByLabel(en.missed).fill('More that I felt small.')
  await button(amara, en.mark).click()
  await juma.page.getByText('More that I felt small.').waitFor()
  await juma.page.getByLabel(sw.ladderHeard, { exact: true }).fill('Nasikia kwamba ulijiona mdogo.')
  await chip(juma, sw.ladderMany).click()
  await juma.page.getByLabel(sw.ladderMany, { exact: true }).last().fill('Wengi wangehisi hivyo.')
  await sound(juma, 'shoes-reply-sw-dark')
  await button(juma, sw.ladderGive).click()
  await amara.page.getByText('Wengi wangehisi hivyo.').waitFor()
  await amara.page.getByText(en.landed, { exact: true }).click()
  await sound(amara, 'shoes-landing-en-light')
  await button(amara, en.landingGive).click()
  for (const [person, said] of [
    [amara, en],
    [juma, sw],
  ] as const)
    await person.page.getByText(said.landedHint).waitFor()
  await sound(juma, 'shoes-landed-sw-dark')
  expect(readAll(server.data)).not.toContain('More that I felt small')
})

test('side by side: told aloud, chosen apart, counted, and opened on both phones', async () => {
  await toPractice(zawadi, '/tell')
  await button(zawadi, en.tellAloud).click()
  await button(zawadi, en.toFeelings).click()
  await chip(zawadi, en.kinds.glad).click()
  await chip(zawadi, en.feelings.proud).click()
  await button(zawadi, en.tellAloudDo).click()
  await door(zawadi, en.sideBySide).click()
  await zawadi.page.getByText(en.liveWait({ other: 'Neema' })).waitFor()
  await sound(zawadi, 'shoes-live-waiting-en-light')
  await toPractice(neema)
  await door(neema, sw.sideBySide).click()
  await chip(neema, sw.kinds.glad).click()
  await chip(neema, sw.feelings.happy).click()
  await sound(neema, 'shoes-live-choose-sw-light')
  await button(neema, sw.guess).click()
  for (const [person, said] of [
    [zawadi, en],
    [neema, sw],
  ] as const) {
    await person.page.getByRole('heading', { level: 1, name: said.liveOpen }).waitFor()
    await person.page.getByText(said.feelings.proud, { exact: true }).waitFor()
    await sound(person, `shoes-live-open-${person.language}-light`)
  }
  await stop(neema)
  await goTo(neema, '/together')
  expect([...zawadi.complaints, ...neema.complaints]).toEqual([])
})

test('on one phone: each picks behind the cover, both open, and nothing of it is stored', async () => {
  await toPractice(amara, '/between')
  await sound(amara, 'shoes-table-who-en-light')
  await button(amara, 'Juma').click()
  await amara.page.getByRole('heading', { level: 1, name: en.tableTell(fill) }).waitFor()
  await sound(amara, 'shoes-table-tell-en-light')
  await button(amara, en.tableTold).click()
  for (const [name, kind, feeling] of [
    ['Juma', en.kinds.tired, en.feelings.helpless],
    ['Amara', en.kinds.afraid, en.feelings.worried],
  ] as const) {
    await button(amara, betweenEn.haveIt({ other: name })).click()
    expect(await amara.page.getByText(en.feelings.helpless).count()).toBe(0)
    await chip(amara, kind).click()
    await chip(amara, feeling).click()
    await sound(amara, `shoes-table-pick-${name}-en-light`)
    await button(amara, en.tableHide).click()
  }
  expect(await amara.page.getByText(en.feelings.helpless).count()).toBe(0)
  await button(amara, en.tableOpen).click()
  await amara.page.getByText(en.feelings.helpless, { exact: true }).waitFor()
  await sound(amara, 'shoes-table-open-en-light')
  await button(amara, en.tableAnswer({ other: 'Amara' })).click()
  await sound(amara, 'shoes-table-answer-en-light')
  expect(await everythingStored(amara.page)).not.toContain('helpless')
  await button(amara, betweenEn.stop).click()
  await amara.page.getByRole('heading', { level: 1, name: en.name }).waitFor()
  expect(await everythingStored(amara.page)).not.toContain('helpless')
  expect([...amara.complaints, ...juma.complaints]).toEqual([])
})
