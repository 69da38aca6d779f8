/** By hand: the server is gone, two phones give each other files, and later it is as if it had never been away. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { going } from '../packages/ui/src/words/going/index.ts'
import { begin, button, goTo, type Person, pair, sound, thanks, words } from './people.ts'
import { openBrowser, type RunningServer, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
let amara: Person
let juma: Person
let neema: Person

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  amara = await begin(browser, server, 'Amara')
  juma = await begin(browser, server, 'Juma', 'sw', { colorScheme: 'dark' })
  neema = await begin(browser, server, 'Neema')
  await pair(amara, juma)
  await goTo(amara, '/')
  await goTo(juma, '/')
  await amara.page.getByText(words.en.today.thank('Juma')).waitFor()
  await juma.page.getByText(words.sw.today.thank('Amara')).waitFor()
  await server.kill()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const partner = (person: Person) => (person.name === 'Amara' ? 'Juma' : 'Amara')

const thank = async (person: Person, did: string) => {
  const said = thanks[person.language]
  await goTo(person, '/together')
  await person.page.locator('.practice-card', { hasText: said.line }).click()
  await button(person, said.write).click()
  await person.page.getByLabel(said.did, { exact: true }).fill(did)
  await button(person, said.give).click()
  await person.page.getByText(said.gaveIt({ other: partner(person) })).waitFor()
}

/** Makes a file, as the browser keeps it among the downloads. */
const makeFile = async (person: Person): Promise<string> => {
  const said = going[person.language].carry
  await goTo(person, '/settings/carry')
  await person.page.getByText(said.give(partner(person))).waitFor()
  const arrives = person.page.waitForEvent('download')
  await button(person, said.make).first().click()
  const file = await arrives
  expect(file.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d-\d+\.bin$/)
  await person.page.getByText(said.made(file.suggestedFilename())).waitFor()
  return file.path()
}

const takeFile = async (person: Person, path: string) => {
  await goTo(person, '/settings/carry')
  await button(person, going[person.language].carry.choose).waitFor()
  await person.page.locator('input[type=file]').setInputFiles(path)
}

const received = async (person: Person, words: string) => {
  const said = thanks[person.language]
  await goTo(person, '/together')
  await person.page.locator('.practice-card', { hasText: said.line }).click()
  await person.page.getByText(words).first().waitFor({ timeout: 60_000 })
}

test('With no server both phones give each other a file, and each reads what the other wrote', async () => {
  await thank(amara, 'For the water you carried.')
  const hers = await makeFile(amara)
  await sound(amara, 'carry-given-en-light')
  await takeFile(juma, hers)
  await juma.page.getByText(going.sw.carry.took(1)).waitFor()
  await sound(juma, 'carry-taken-sw-dark')
  await received(juma, 'For the water you carried.')

  await thank(juma, 'Kwa kunisubiri.')
  const his = await makeFile(juma)
  await takeFile(amara, his)
  await amara.page.getByText(going.en.carry.took(1)).waitFor()
  await received(amara, 'Kwa kunisubiri.')
  await takeFile(amara, his)
  await amara.page.getByText(going.en.carry.took(0)).waitFor()
})

test('A file that was changed and one of another kind are told apart, and its words lie open in none', async () => {
  const file = await makeFile(amara)
  expect(readFileSync(file).toString('latin1')).not.toContain('water you carried')
  const changed = `${file}.changed`
  const bytes = readFileSync(file)
  bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1
  writeFileSync(changed, bytes)
  const { wrong } = going.sw.carry
  await takeFile(juma, changed)
  await juma.page.getByText(wrong.NotForUs).waitFor()
  await sound(juma, 'carry-not-for-us-sw-dark')
  const letter = `${file}.txt`
  writeFileSync(letter, 'A letter, and nothing else.')
  await takeFile(juma, letter)
  await juma.page.getByText(wrong.Malformed).waitFor()
})

test('Somebody with nobody to carry for is told so', async () => {
  await goTo(neema, '/settings/carry')
  await neema.page.getByText(going.en.carry.none).waitFor()
})

test('The server comes back, and each thank-you is there once on both phones', async () => {
  await server.start()
  for (const [person, own, others] of [
    [amara, 'For the water you carried.', 'Kwa kunisubiri.'],
    [juma, 'Kwa kunisubiri.', 'For the water you carried.'],
  ] as const) {
    await received(person, others)
    await person.page.getByText(own).first().waitFor()
    expect(await person.page.getByText(others, { exact: true }).count()).toBe(1)
  }
  await thank(amara, 'For coming back.')
  await received(juma, 'For coming back.')
})

test('no page complained on the way', () => {
  expect([...amara.complaints, ...juma.complaints, ...neema.complaints]).toEqual([])
})
