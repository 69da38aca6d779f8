/** An honest talk: over days on two phones, in one room, closed by both; and on one phone between two. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../packages/practices/src/honesty/words/en.ts'
import { sw } from '../packages/practices/src/honesty/words/sw.ts'
import { en as tableEn } from '../packages/practices/src/shared/between/words/en.ts'
import { en as talkEn } from '../packages/practices/src/shared/talk/screens/words/en.ts'
import { sw as talkSw } from '../packages/practices/src/shared/talk/screens/words/sw.ts'
import { begin, button, goTo, type Person, pair, sound, words } from './people.ts'
import { everythingStored, openBrowser, type RunningServer, readAll, startServer } from './world.ts'

const honesty = { en, sw }
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

const [fill, jaza] = [{ other: 'Juma' }, { other: 'Amara' }]
const tap = (person: Person, name: string) => button(person, name).click()
const reads = (person: Person, text: string) => person.page.getByText(text).first().waitFor()
const heading = ({ page }: Person, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

const open = async (person: Person) => {
  const { name } = honesty[person.language]
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await heading(person, name)
}

test('over days: offered, agreed, said, said back until it is right, asked, and passed on', async () => {
  await open(amara)
  await amara.page.getByLabel(en.subject).fill('Our evenings')
  await amara.page.getByText(en.outcomes.mend, { exact: true }).click()
  await sound(amara, 'honesty-offer-en-light')
  await tap(amara, en.offer)
  await reads(amara, talkEn.offerTitle)

  await goTo(juma, '/')
  await reads(juma, sw.openingConsent(jaza))
  await juma.page.getByRole('link', { name: words.sw.today.open, exact: true }).first().click()
  await reads(juma, 'Our evenings')
  await sound(juma, 'honesty-asked-sw-dark')
  await tap(juma, talkSw.yes)
  await reads(juma, sw.waitsToSay(jaza))

  await amara.page.getByLabel(en.sayLabel).fill('You always come late, and I wait.')
  await reads(amara, en.softener)
  await amara.page.getByLabel(en.sayLabel).fill('When the pot is cold I tell myself I am not missed.')
  await sound(amara, 'honesty-say-en-light')
  await tap(amara, en.say)
  await reads(amara, en.waitsToReflect(fill))

  await juma.page.getByLabel(sw.reflectLabel).fill('Unaningoja, na chakula kinapoa.')
  expect(await juma.page.getByLabel(sw.sayLabel).count()).toBe(0)
  await sound(juma, 'honesty-reflect-sw-dark')
  await tap(juma, sw.reflect)
  await reads(amara, 'Unaningoja, na chakula kinapoa.')
  await tap(amara, en.notQuite)
  await amara.page.getByLabel(en.correctLabel).fill('It is about being missed.')
  await sound(amara, 'honesty-not-quite-en-light')
  await tap(amara, en.correct)
  await reads(juma, 'It is about being missed.')
  await juma.page.getByLabel(sw.reflectLabel).fill('Unataka kujua kwamba nakukumbuka.')
  await tap(juma, sw.reflect)
  await reads(amara, 'Unataka kujua kwamba nakukumbuka.')
  await sound(amara, 'honesty-judge-en-light')
  await tap(amara, en.accept)
  await reads(juma, sw.heardThemHint(jaza))

  await juma.page.getByText(sw.askTitle, { exact: true }).click()
  await juma.page.getByLabel(sw.askLabel).fill('Tangu lini?')
  await tap(juma, sw.ask)
  await reads(amara, 'Tangu lini?')
  await amara.page.getByLabel(en.answerLabel(fill)).fill('Since the rains.')
  await sound(amara, 'honesty-asked-en-light')
  await tap(amara, en.answer)
  await reads(juma, 'Since the rains.')
  await tap(amara, en.passOn(fill))
  await reads(juma, sw.youHold)
  await sound(juma, 'honesty-say-sw-dark')
  for (const said of ['not missed', 'being missed', 'Since the rains'])
    expect(readAll(server.data)).not.toContain(said)
})

test('in one room: the floor fills both screens, and only what was done is tapped', async () => {
  for (const person of [amara, juma])
    await person.page.getByText(honesty[person.language].liveDoor).first().click()
  await reads(juma, sw.liveSay)
  await reads(amara, en.liveListen(fill))
  await sound(juma, 'honesty-live-mine-sw-dark')
  await sound(amara, 'honesty-live-theirs-en-light')
  await tap(juma, sw.liveSaid)
  await reads(amara, en.liveReflect(fill))
  await tap(amara, en.liveReflected)
  await reads(juma, sw.liveJudge(jaza))
  await sound(juma, 'honesty-live-judge-sw-dark')
  await tap(juma, sw.accept)
  await reads(amara, en.liveHeardThem(fill))
  await tap(amara, en.close)
  await reads(juma, sw.closingTitle)
  await tap(juma, sw.liveBack)
  await tap(amara, en.liveBack)
})

test('it closes with one appreciation of each, and what is unsolved stands on the list of both', async () => {
  await juma.page.getByLabel(sw.appreciateLabel(jaza)).fill('Umeniambia ukweli.')
  await juma.page.getByText(sw.unsolvedTitle, { exact: true }).click()
  await juma.page.getByLabel(sw.unsolvedLabel).fill('Nani anapika Ijumaa')
  await sound(juma, 'honesty-closing-sw-dark')
  await tap(juma, sw.appreciate)
  await reads(juma, sw.appreciated(jaza))
  expect(await amara.page.getByText('Umeniambia ukweli.').count()).toBe(0)
  await amara.page.getByLabel(en.appreciateLabel(fill)).fill('You stayed with it.')
  await tap(amara, en.appreciate)
  await reads(amara, en.closedTogether)
  await reads(amara, 'Umeniambia ukweli.')
  await sound(amara, 'honesty-closed-en-light')
  await reads(juma, sw.closedTogether)
  for (const person of [amara, juma]) {
    await open(person)
    await reads(person, 'Nani anapika Ijumaa')
    await sound(person, `honesty-home-${person.language}`)
  }
})

test('on one phone: it turns to who has the floor; a note is kept only if both choose so', async () => {
  const said = en.onePhone
  const note = 'Water first, then the day.'
  await amara.page.getByText(words.en.practice.betweenDoor).click()
  await heading(amara, said.subject)
  await sound(amara, 'honesty-table-begin-en-light')
  const hears = async (other: string, speaker: string) => {
    await heading(amara, said.toReflect({ other }))
    await tap(amara, said.reflected)
    await heading(amara, said.toJudge({ other: speaker }))
    await tap(amara, en.accept)
  }
  await tap(amara, said.first({ other: 'Juma' }))
  await heading(amara, said.speak)
  await sound(amara, 'honesty-table-speak-en-light')
  await amara.page.getByText(said.note, { exact: true }).click()
  await amara.page.getByLabel(said.noteLabel).fill(note)
  await tap(amara, said.spoke)
  await hears('Amara', 'Juma')
  expect(await button(amara, said.close).count()).toBe(0)
  await tap(amara, said.passOn({ other: 'Amara' }))
  await tap(amara, said.spoke)
  await hears('Juma', 'Amara')
  await tap(amara, said.close)
  await heading(amara, said.toThank({ other: 'Juma' }))
  await tap(amara, said.thanked)
  await heading(amara, said.toThank({ other: 'Amara' }))
  await tap(amara, said.thanked)
  await tap(amara, tableEn.haveIt({ other: 'Amara' }))
  await reads(amara, note)
  await tap(amara, tableEn.keep)
  await tap(amara, tableEn.haveIt({ other: 'Juma' }))
  expect(await everythingStored(amara.page)).not.toContain(note)
  await tap(amara, tableEn.keep)
  await heading(amara, tableEn.kept)
  await tap(amara, tableEn.done)
  for (const person of [amara, juma]) {
    await person.page
      .getByRole('heading', { name: honesty[person.language].keptTitle, exact: true })
      .waitFor()
    expect(person.complaints).toEqual([])
  }
})
