/** For myself, in Mine: a small plan and a look back, one ask that goes over by one's own act; and searching what one can read. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en as searchEn } from '../packages/app/src/search/words/en.ts'
import { sw as searchSw } from '../packages/app/src/search/words/sw.ts'
import { en as hereEn } from '../packages/practices/src/availability/words/en.ts'
import { sw as hereSw } from '../packages/practices/src/availability/words/sw.ts'
import { en as solveEn } from '../packages/practices/src/no-blame/words/en.ts'
import { en } from '../packages/practices/src/self-care/words/en.ts'
import { sw } from '../packages/practices/src/self-care/words/sw.ts'
import { en as talkEn } from '../packages/practices/src/shared/talk/screens/words/en.ts'
import { begin, button, goTo, journal, type Person, pair, sound, thanks, words } from './people.ts'
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

const chip = ({ page }: Person, name: string) => page.locator('label.chip', { hasText: name }).first()
const choice = ({ page }: Person, name: string) => page.locator('label.choice', { hasText: name }).first()
const door = ({ page }: Person, name: string) =>
  page.getByRole('main').getByRole('link', { name: new RegExp(`^${name}`) })

const plan = async (person: Person, said: typeof en | typeof sw, part: string, lines: readonly string[]) => {
  await choice(person, part).click()
  await person.page.getByLabel(said.when, { exact: true }).fill(lines[0] ?? '')
  await person.page.getByLabel(said.will, { exact: true }).fill(lines[1] ?? '')
}

const note = async (person: Person, text: string) => {
  const said = journal[person.language]
  await goTo(person, '/mine/journal')
  await person.page.getByLabel(said.writeHint).fill(text)
  await button(person, said.save).click()
  await person.page.getByText(said.saved).waitFor()
}

const thank = async (person: Person, other: string, did: string) => {
  const said = thanks[person.language]
  await goTo(person, '/')
  await person.page.getByRole('link', { name: new RegExp(words[person.language].today.thank(other)) }).click()
  await person.page.getByLabel(said.did, { exact: true }).fill(did)
  await button(person, said.give).click()
  await person.page.getByText(said.gaveIt({ other })).waitFor()
}

test('a small plan, a second thing, and a look back in three taps; nobody else has any of it', async () => {
  await goTo(amara, '/mine')
  await sound(amara, 'mine-en-light')
  await door(amara, en.name).click()
  await amara.page.getByRole('heading', { level: 1, name: en.name }).waitFor()
  await sound(amara, 'self-care-empty-en-light')
  await plan(amara, en, en.parts.rest, ['the evening dishes are washed', 'sit outside and count three stars'])
  await sound(amara, 'self-care-writing-en-light')
  await button(amara, en.keep).click()
  await amara.page.getByText('When the evening dishes are washed, I will sit outside').waitFor()
  await button(amara, en.beginAnother).click()
  await plan(amara, en, en.parts.people, ['it is Saturday', 'walk 10000 steps with Zawadi'])
  await amara.page.getByText(en.gentle).waitFor()
  await amara.page.getByLabel(en.will, { exact: true }).fill('walk to the market with Zawadi')
  await button(amara, en.keep).click()
  await amara.page.getByText('with Zawadi').waitFor()
  await button(amara, en.lookBack).click()
  await chip(amara, en.marks.part).click()
  await chip(amara, en.weeks.mixed).click()
  await amara.page.getByLabel(en.lookLine).fill('The third star took a while.')
  await sound(amara, 'self-care-look-en-light')
  await button(amara, en.keepLook).click()
  await amara.page.getByRole('heading', { level: 2, name: en.looked }).waitFor()
  await amara.page.getByText('The third star took a while.').waitFor()
  await sound(amara, 'self-care-plan-en-light')
  expect(readAll(server.data)).not.toMatch(/three stars|Zawadi|third star/)
  await goTo(juma, '/together')
  await juma.page.locator('.practice-card', { hasText: sw.line }).click()
  await juma.page.getByRole('heading', { level: 2, name: sw.begin }).waitFor()
  expect(await juma.page.content()).not.toContain('Zawadi')
})

test('in Swahili and in the dark: planned, changed, let go', async () => {
  await goTo(juma, '/mine/self-care')
  await plan(juma, sw, sw.parts.joy, ['nikimaliza kazi', 'nitaimba njia nzima'])
  await sound(juma, 'self-care-writing-sw-dark')
  await button(juma, sw.keep).click()
  await juma.page.getByText('Pindi nikimaliza kazi, nitaimba njia nzima').waitFor()
  await button(juma, `${sw.change}: ${sw.parts.joy}`).click()
  await juma.page.getByLabel(sw.will, { exact: true }).fill('nitaimba polepole')
  await button(juma, sw.keepChange).click()
  await juma.page.getByText('nitaimba polepole').waitFor()
  await button(juma, sw.lookBack).click()
  await chip(juma, sw.marks['let-go']).click()
  await juma.page.getByText(sw.letGoHint).waitFor()
  await sound(juma, 'self-care-look-sw-dark')
  await button(juma, sw.keepLook).click()
  await juma.page.getByRole('heading', { level: 2, name: sw.begin }).waitFor()
  await sound(juma, 'self-care-let-go-sw-dark')
})

test('one ask goes over as a draft, is read once more and given; the plan stays', async () => {
  await goTo(amara, '/mine/self-care')
  await amara.page.getByRole('button', { name: new RegExp(`^${en.ask}`) }).click()
  const { ask } = words.en
  await amara.page.getByRole('heading', { level: 1, name: ask.title }).waitFor()
  await button(amara, ask.goOn).click()
  await amara.page.getByText(ask.empty).waitFor()
  await amara.page.getByLabel(ask.label).fill('On Tuesdays, could you keep the children for an hour?')
  await sound(amara, 'self-care-ask-en-light')
  await button(amara, ask.goOn).click()
  const line = amara.page.getByLabel(hereEn.lineLabel)
  await line.waitFor()
  expect(await line.inputValue()).toBe('On Tuesdays, could you keep the children for an hour?')
  await sound(amara, 'self-care-ask-there-en-light')
  await goTo(juma, '/')
  expect(await juma.page.content()).not.toContain('Tuesdays')
  await chip(amara, hereEn.energy.low).click()
  await chip(amara, hereEn.moods.overwhelmed).click()
  await chip(amara, hereEn.need.listen).click()
  await button(amara, hereEn.give({ other: 'Juma' })).click()
  await amara.page.locator('.notice-title', { hasText: hereEn.given({ other: 'Juma' }) }).waitFor()
  await goTo(juma, '/')
  await juma.page.getByText(hereSw.openingAsked({ other: 'Amara' })).waitFor()
  await juma.page.getByRole('link', { name: words.sw.today.open, exact: true }).first().click()
  await juma.page.getByText('On Tuesdays, could you keep').waitFor()
  expect(await juma.page.content()).not.toMatch(/three stars|Zawadi/)
})

test('Mine finds all that one can read, Together only what is shared; nothing of it is kept', async () => {
  await note(juma, 'Leo nimeimba peke yangu njiani.')
  await thank(juma, 'Amara', 'Uliimba na watoto jioni.')
  await amara.page.bringToFront()
  await goTo(juma, '/mine')
  await door(juma, words.sw.mine.search).click()
  const box = juma.page.getByLabel(searchSw.label)
  await box.waitFor()
  // What goes on by itself writes too (how far the phone has synced), so the tables are looked at.
  await juma.page.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      document.documentElement.dataset['written'] += ` ${this.name}/${String(key)}`
      return put.call(this, value, key)
    }
  })
  await box.fill('kuimba')
  await juma.page.getByText('peke yangu njiani').waitFor()
  await juma.page.getByText('na watoto jioni').waitFor()
  await sound(juma, 'search-mine-sw-dark')
  expect(await juma.page.evaluate(() => document.documentElement.dataset['written'] ?? '')).not.toMatch(
    / (?:drafts|outbox|errands|carried)\//,
  )
  expect(await everythingStored(juma.page)).not.toMatch(/kuimba|peke yangu/)
  await box.fill('hakipo kabisa')
  await juma.page.locator('.empty-title', { hasText: searchSw.nothing }).waitFor()
  await sound(juma, 'search-nothing-sw-dark')

  await goTo(juma, '/together')
  await door(juma, words.sw.together.search).waitFor()
  await sound(juma, 'together-sw-dark')
  await door(juma, words.sw.together.search).click()
  await juma.page.getByText(searchSw.leadWith('Amara')).waitFor()
  await juma.page.getByLabel(searchSw.label).fill('imba')
  await juma.page.getByText('na watoto jioni').waitFor()
  expect(await juma.page.content()).not.toMatch(/peke yangu|polepole/)
  await sound(juma, 'search-together-sw-dark')

  await goTo(amara, '/mine/search')
  await amara.page.getByLabel(searchEn.label).fill('star')
  await amara.page.getByText('The third star took a while.').waitFor()
  await amara.page.getByLabel(searchEn.label).fill('watoto')
  await amara.page.getByText('Uliimba na').waitFor()
  await sound(amara, 'search-mine-en-light')
  await amara.page.getByText('Uliimba na').click()
  await amara.page.getByRole('heading', { level: 1 }).waitFor()
  expect(amara.page.url()).toContain('/gratitude')
  expect(readAll(server.data)).not.toContain('watoto')
})

test('words of a matter that was stopped are found only by somebody who asks for such', async () => {
  await goTo(amara, '/together')
  await amara.page.getByRole('link', { name: new RegExp(`^${solveEn.name}`) }).click()
  await button(amara, solveEn.begin).click()
  const lines = {
    [solveEn.noticed]: 'The school fee was missing from the tin.',
    [solveEn.felt]: 'I was frightened.',
    [solveEn.need]: 'To know what we have.',
    [solveEn.ask]: 'To count it with me on Sundays.',
  }
  for (const [label, text] of Object.entries(lines)) await amara.page.getByLabel(label).first().fill(text)
  await button(amara, solveEn.offer).click()
  await button(amara, talkEn.takeBack).click()
  await amara.page.getByRole('dialog').getByRole('button', { name: talkEn.takeBack, exact: true }).click()
  await amara.page.getByText(talkEn.offerTitle).waitFor({ state: 'detached' })
  await amara.page.getByRole('heading', { level: 1, name: solveEn.name, exact: true }).waitFor()
  await goTo(amara, '/mine/search')
  await amara.page.getByLabel(searchEn.label).fill('school')
  await amara.page.locator('.empty-title', { hasText: searchEn.nothing }).waitFor()
  await chip(amara, searchEn.alsoStopped).click()
  await amara.page.getByText('fee was missing').waitFor()
  await sound(amara, 'search-stopped-en-light')
})
