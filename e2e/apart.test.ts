/** Apart and together again: no connection, a server that dies, an app that is killed; nothing written is ever lost. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, button, closer, goTo, journal, type Person, pair, sound, thanks, words } from './people.ts'
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

const keepNote = async (text: string) => {
  await goTo(amara, '/mine/journal')
  await amara.page.getByLabel(journal.en.writeHint).fill(text)
  await button(amara, journal.en.save).click()
  await amara.page.getByText(journal.en.saved).waitFor()
}

const openCloser = async (person: Person) => {
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: new RegExp(`^${closer[person.language].name}`) }).click()
}

test('a private note is kept at once, lies open nowhere, and the other never holds it', async () => {
  await keepNote('A thought that is mine alone.')
  await sound(amara, 'journal-en-light')
  expect(await everythingStored(amara.page)).not.toContain('mine alone')
  expect(await everythingStored(juma.page)).not.toContain('mine alone')
  expect(readAll(server.data)).not.toContain('mine alone')
})

test('both write with no connection, each sees it said, and both catch up by themselves', async () => {
  await openCloser(amara)
  await button(amara, closer.en.offer).click()
  await amara.page.getByLabel(closer.en.yourAnswer).waitFor()
  await openCloser(juma)
  await juma.page.getByLabel(closer.sw.yourAnswer).waitFor()

  // Taking the server away is the one way that cuts open WebSockets too.
  await server.kill()
  await amara.page.getByLabel(closer.en.yourAnswer).fill('Written on the bus.')
  await button(amara, closer.en.seal).click()
  await amara.page.getByText(words.en.sync.offlineKept).waitFor()
  await sound(amara, 'offline-en-light')
  // It stays in sight however far down the page somebody has written.
  await amara.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  expect(await amara.page.evaluate(() => scrollY)).toBeGreaterThan(0)
  const said = await amara.page.getByText(words.en.sync.offlineKept).boundingBox()
  expect(said && said.y >= 0 && said.y + said.height <= 740).toBe(true)
  await juma.page.getByLabel(closer.sw.yourAnswer).fill('Niliandika shambani.')
  await button(juma, closer.sw.seal).click()
  await juma.page.getByText(words.sw.sync.offlineKept).waitFor()
  await sound(juma, 'offline-sw-dark')

  await server.start()
  await amara.page.getByText('Niliandika shambani.').waitFor({ timeout: 60_000 })
  await juma.page.getByText('Written on the bus.').waitFor({ timeout: 60_000 })
})

test('the server is killed and started again; what was acknowledged is there, what was kept goes out', async () => {
  await server.kill()
  await keepNote('Kept while the server was gone.')
  await goTo(juma, '/together')
  await juma.page.getByRole('link', { name: new RegExp(`^${thanks.sw.name}`) }).click()
  await button(juma, thanks.sw.write).click()
  await juma.page.getByLabel(thanks.sw.did, { exact: true }).fill('Uliponisubiri stendi.')
  await button(juma, thanks.sw.give).click()
  await juma.page.getByText(thanks.sw.gaveIt(jaza)).waitFor()
  await server.start()
  await goTo(amara, '/')
  await amara.page
    .getByText(thanks.en.openingReceived({ other: 'Juma' }))
    .first()
    .waitFor({ timeout: 60_000 })
  await goTo(amara, '/mine/journal')
  await amara.page.getByText('Kept while the server was gone.').waitFor()
  await amara.page.getByText('A thought that is mine alone.').waitFor()
})

test('the app is killed in the middle of writing: the draft is there when it opens again', async () => {
  await goTo(amara, '/mine/journal')
  await amara.page.getByLabel(journal.en.writeHint).fill('Half a sentence that')
  await amara.page.waitForFunction(async () => {
    // The draft is stored a moment after the last letter; a kill before that may cost that moment, no more.
    await new Promise(resolve => setTimeout(resolve, 1500))
    return true
  })
  const before = amara.page
  const again = await amara.context.newPage()
  await before.close({ runBeforeUnload: false })
  await again.goto(`${server.url}/app/mine/journal`)
  await again.getByLabel(journal.en.writeHint).waitFor()
  await expect.poll(() => again.getByLabel(journal.en.writeHint).inputValue()).toBe('Half a sentence that')
  amara = { ...amara, page: again }
})

test('two tabs of one person write at once, and both notes stay', async () => {
  const second = await amara.context.newPage()
  await second.goto(`${server.url}/app/mine/journal`)
  await second.getByLabel(journal.en.writeHint).waitFor()
  const inSecond = { ...amara, page: second }
  const write = async (person: Person, text: string) => {
    await person.page.getByLabel(journal.en.writeHint).fill(text)
    await button(person, journal.en.save).click()
  }
  await Promise.all([write(amara, 'From the first tab.'), write(inSecond, 'From the second tab.')])
  for (const person of [amara, inSecond]) {
    await person.page.getByText('From the first tab.').waitFor()
    await person.page.getByText('From the second tab.').waitFor()
  }
  await second.close()
})

test('no page complained on the way', () => {
  expect(amara.complaints).toEqual([])
  expect(juma.complaints).toEqual([])
})
