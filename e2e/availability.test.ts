/** I'm here: two taps and a need, an answer with a time, a promise that is kept; what is asked for nothing; stones on one phone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../packages/practices/src/availability/words/en.ts'
import { sw } from '../packages/practices/src/availability/words/sw.ts'
import { en as betweenEn } from '../packages/practices/src/shared/between/words/en.ts'
import { begin, button, goTo, type Person, pair, sound, words } from './people.ts'
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
const chip = ({ page }: Person, name: string) => page.locator('label.chip', { hasText: name }).first()
const choice = ({ page }: Person, name: string) => page.locator('label.choice', { hasText: name }).first()

const stone = (name: string, energy: string) =>
  amara.page.getByRole('button', { name: `${name} ${energy} ${en.stoneTurn}`, exact: true })

const enter = async (person: Person, name: string) => {
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await person.page.getByRole('heading', { level: 1, name }).waitFor()
}

test('two taps and a need; the other promises a time, moves it, is there; and it was what was needed', async () => {
  await goTo(amara, '/')
  await sound(amara, 'here-today-en-light')
  await amara.page.getByRole('link', { name: new RegExp(words.en.today.hereLine('Juma')) }).click()
  await chip(amara, en.energy.low).click()
  await chip(amara, en.moods.overwhelmed).click()
  await chip(amara, en.need.listen).click()
  await amara.page.getByLabel(en.lineLabel).fill('The meeting took the whole day.')
  await sound(amara, 'here-check-in-en-light')
  await button(amara, en.give(fill)).click()
  await amara.page.locator('.notice-title', { hasText: en.given(fill) }).waitFor()
  await sound(amara, 'here-given-en-light')

  await goTo(juma, '/')
  await juma.page.getByText(sw.openingAsked(jaza)).waitFor()
  expect(await juma.page.locator('main').innerText()).not.toContain(sw.moods.overwhelmed)
  await sound(juma, 'here-today-sw-dark')
  await juma.page.getByRole('link', { name: words.sw.today.open, exact: true }).first().click()
  await juma.page.getByText(sw.ask.listen).waitFor()
  await sound(juma, 'here-waits-sw-dark')
  await button(juma, sw.otherAnswer).click()
  await choice(juma, sw.answer.at).click()
  await sound(juma, 'here-answer-sw-dark')
  await button(juma, sw.giveAnswer).click()
  await juma.page.getByRole('heading', { level: 2, name: sw.promises }).waitFor()
  await amara.page.getByRole('heading', { level: 2, name: en.promises }).waitFor()
  await sound(amara, 'here-promised-en-light')
  await button(juma, sw.move).click()
  await choice(juma, sw.tomorrow).click()
  await sound(juma, 'here-move-sw-dark')
  await button(juma, sw.moveIt).click()
  await amara.page.getByRole('heading', { level: 3, name: /tomorrow at 18:00/ }).waitFor()
  expect(readAll(server.data)).not.toContain('overwhelmed')

  await button(juma, sw.answerAgain).click()
  await choice(juma, sw.answer.coming).click()
  await button(juma, sw.giveAnswer).click()
  await amara.page.getByText(en.said.coming).waitFor()
  await button(juma, sw.release).click()
  await juma.page.getByRole('dialog').getByRole('button', { name: sw.release, exact: true }).click()
  await amara.page.getByText(en.released).or(amara.page.getByText(en.helpedTitle)).first().waitFor()
  await chip(amara, en.helped.yes).click()
  await sound(amara, 'here-helped-en-light')
  await button(amara, en.thank).click()
  await juma.page.getByText(sw.thankedYou(jaza)).waitFor()
  await sound(juma, 'here-thanked-sw-dark')
})

test('nothing is asked for; what sounds heavy shows help to its writer first; let be, it is gone from both phones', async () => {
  await enter(juma, sw.name)
  await button(juma, sw.checkIn).click()
  await chip(juma, sw.energy.enough).click()
  await chip(juma, sw.moods.lonely).click()
  await chip(juma, sw.nothing).click()
  await juma.page.getByLabel(sw.lineLabel).fill('Natamani kufa tu.')
  await juma.page.getByText(/Inaonekana ni mzito sana/).waitFor()
  await sound(juma, 'here-heavy-sw-dark')
  await juma.page.getByLabel(sw.lineLabel).fill('Nyumba iko kimya leo.')
  await juma.page.getByText(/Inaonekana ni mzito sana/).waitFor({ state: 'detached' })
  await button(juma, sw.give(jaza)).click()
  await juma.page.getByText('Nyumba iko kimya leo.').waitFor()

  await enter(amara, en.name)
  await amara.page.getByText('Nyumba iko kimya leo.').waitFor()
  await amara.page.getByText(en.justKnow).waitFor()
  await sound(amara, 'here-just-know-en-light')
  await button(amara, en.answer['with-you']).click()
  await juma.page.getByText(sw.said['with-you']).waitFor()
  await button(juma, sw.letBe).last().click()
  await juma.page.getByRole('dialog').getByRole('button', { name: sw.letBe, exact: true }).click()
  await amara.page.getByText('Nyumba iko kimya leo.').waitFor({ state: 'detached' })
  for (const person of [amara, juma])
    expect(await everythingStored(person.page)).not.toContain('Nyumba iko kimya')
})

test('held up face to face; and two stones on one phone, of which nothing is kept', async () => {
  await enter(amara, en.name)
  await button(amara, en.liveDoor).click()
  await chip(amara, en.need.presence).click()
  await button(amara, en.liveShow).click()
  await amara.page.getByText(en.ask.presence).waitFor()
  await sound(amara, 'here-live-en-light')

  await goTo(amara, '/between/availability')
  await amara.page.getByLabel(betweenEn.oneName).fill('Neema')
  await amara.page.getByLabel(betweenEn.otherName).fill('Baraka')
  await button(amara, betweenEn.begin).click()
  await stone('Neema', en.energy.enough).click()
  await stone('Baraka', en.energy.enough).click()
  await stone('Baraka', en.energy.full).click()
  await stone('Baraka', en.energy.empty).waitFor()
  await sound(amara, 'here-stones-en-light')
  await button(amara, en.stonesNext).click()
  await amara.page.getByText(en.whatHelps).waitFor()
  await sound(amara, 'here-aloud-en-light')
  expect(await everythingStored(amara.page)).not.toContain('Neema')
})

test('no page complained on the way', () => {
  expect(amara.complaints).toEqual([])
  expect(juma.complaints).toEqual([])
})
