/** Moving house: everything goes in one locked file to another server; the other is told where, and follows. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { going } from '../packages/ui/src/words/going/index.ts'
import { begin, button, goTo, journal, type Person, pair, sound, thanks, words } from './people.ts'
import { openBrowser, openPhone, type RunningServer, startServer } from './world.ts'

const PASSPHRASE = 'maji mlango taa mkate jioni'
let server: RunningServer
let elsewhere: RunningServer
let browser: Browser
let amara: Person
let juma: Person

beforeAll(async () => {
  ;[server, elsewhere, browser] = await Promise.all([startServer(), startServer(), openBrowser()])
  amara = await begin(browser, server, 'Amara')
  juma = await begin(browser, server, 'Juma', 'sw', { colorScheme: 'dark' })
  await pair(amara, juma)
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([server?.stop(), elsewhere?.stop()])
})

const thank = async (person: Person, other: string, did: string) => {
  const said = thanks[person.language]
  await goTo(person, '/')
  await person.page.getByRole('link', { name: new RegExp(words[person.language].today.thank(other)) }).click()
  await person.page.getByLabel(said.did, { exact: true }).fill(did)
  await button(person, said.give).click()
  await person.page.getByText(said.gaveIt({ other })).waitFor()
}

/** Packs for the other server, and gives the file as the browser keeps it. */
const pack = async (person: Person): Promise<string> => {
  const said = going[person.language].house
  const { page } = person
  await page.getByLabel(said.server).fill(elsewhere.url)
  await page.getByLabel(said.pass, { exact: true }).fill(PASSPHRASE)
  await page.getByLabel(said.again, { exact: true }).fill(PASSPHRASE)
  const arrives = page.waitForEvent('download')
  await button(person, said.make).click()
  const path = await (await arrives).path()
  await page.getByRole('heading', { level: 1, name: said.madeTitle }).waitFor()
  return path
}

/** A phone that opens the new server for the first time, with a file in the hand. */
const arrive = async (person: Person, file: string, passphrase = PASSPHRASE): Promise<Person> => {
  const phone = await openPhone(browser, { locale: person.language === 'sw' ? 'sw-TZ' : 'en-GB' })
  const moved = { ...person, ...phone }
  await phone.page.goto(`${elsewhere.url}/app/`)
  await phone.page.getByRole('link', { name: words[person.language].begin.file }).click()
  await phone.page.locator('input[type=file]').setInputFiles(file)
  await moveIn(moved, passphrase)
  return moved
}
const moveIn = async (person: Person, passphrase: string) => {
  const said = going[person.language].arrive
  await person.page.getByLabel(said.pass, { exact: true }).fill(passphrase)
  await button(person, said.go).click()
}
const atHome = (person: Person) =>
  person.page
    .getByRole('heading', { level: 1, name: words[person.language].today.hello(person.name) })
    .waitFor({ timeout: 60_000 })

test('Amara packs, and on the new server everything is there; a wrong passphrase opens nothing', async () => {
  await thank(juma, 'Amara', 'Kwa chai ya jioni.')
  await goTo(amara, '/')
  await amara.page
    .getByText(thanks.en.openingReceived({ other: 'Juma' }))
    .first()
    .waitFor({ timeout: 60_000 })
  await goTo(amara, '/mine/journal')
  await amara.page.getByLabel(journal.en.writeHint).fill('A line of my own.')
  await button(amara, journal.en.save).click()
  await amara.page.getByText(journal.en.saved).waitFor()

  await goTo(amara, '/settings/house')
  await button(amara, going.en.house.make).click()
  await amara.page.getByText(going.en.house.serverWrong).waitFor()
  await sound(amara, 'house-en-light')
  const file = await pack(amara)
  await sound(amara, 'house-made-en-light')

  await goTo(juma, '/together')
  await juma.page
    .getByRole('link', { name: words.sw.together.space('Amara'), exact: true })
    .first()
    .click()
  await juma.page.getByText(words.sw.together.moved('Amara', elsewhere.url)).waitFor({ timeout: 60_000 })
  await sound(juma, 'space-moved-sw-dark')

  const moved = await arrive(amara, file, 'something else altogether')
  await moved.page.getByText(going.en.arrive.wrong.WrongPassphrase).waitFor({ timeout: 60_000 })
  await sound(moved, 'arrive-wrong-en-light')
  await moveIn(moved, PASSPHRASE)
  await atHome(moved)
  await goTo(moved, '/mine/journal')
  await moved.page.getByText('A line of my own.').waitFor()
  amara = moved
})

test('Juma follows with a file of his own, and the two go on there', async () => {
  await juma.page.getByRole('link', { name: going.sw.space.follow }).click()
  await expect.poll(() => juma.page.getByLabel(going.sw.house.server).inputValue()).toBe(elsewhere.url)
  juma = await arrive(juma, await pack(juma))
  await atHome(juma)
  await thank(juma, 'Amara', 'Kwa kunisubiri huku.')
  await goTo(amara, '/together')
  await amara.page.locator('.practice-card', { hasText: thanks.en.line }).click()
  await amara.page.getByText('Kwa kunisubiri huku.').first().waitFor({ timeout: 60_000 })
  await amara.page.getByText('Kwa chai ya jioni.').first().waitFor()
})

test('no page complained on the way', () => {
  expect([...amara.complaints, ...juma.complaints]).toEqual([])
})
