/** Taking a copy: a page that opens anywhere and prints well, and a file that a program without this app can check. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, button, goTo, journal, type Person, pair, sound, thanks, words } from './people.ts'
import { accessibilityFaults, openBrowser, picture, type RunningServer, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
let amara: Person
let juma: Person

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  amara = await begin(browser, server, 'Amara')
  juma = await begin(browser, server, 'Juma', 'sw')
  await pair(amara, juma)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const take = async (person: Person, name: string): Promise<string> => {
  await goTo(person, '/settings/copy')
  const arrives = person.page.waitForEvent('download')
  await button(person, name).click()
  const path = await (await arrives).path()
  await person.page.getByText(words[person.language].takeaway.made).waitFor()
  return path
}

test('The page to read holds both names and the words, fetches nothing, and prints without its screen', async () => {
  await goTo(juma, '/together')
  await juma.page.locator('.practice-card', { hasText: thanks.sw.line }).click()
  await button(juma, thanks.sw.write).click()
  await juma.page.getByLabel(thanks.sw.did, { exact: true }).fill('Ulinipikia <b>ugali</b>.')
  await button(juma, thanks.sw.give).click()
  await juma.page.getByText(thanks.sw.gaveIt({ other: 'Amara' })).waitFor()
  await goTo(amara, '/')
  await amara.page
    .getByText(thanks.en.openingReceived({ other: 'Juma' }))
    .first()
    .waitFor({ timeout: 60_000 })
  await goTo(amara, '/mine/journal')
  await amara.page.getByLabel(journal.en.writeHint).fill('A line of my own.')
  await button(amara, journal.en.save).click()
  await amara.page.getByText(journal.en.saved).waitFor()

  const said = words.en.takeaway
  const path = await take(amara, said.makeToRead)
  await sound(amara, 'copy-en-light')
  const page = await (await browser.newContext()).newPage()
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.setContent(readFileSync(path, 'utf8'))
  const text = await page.locator('body').innerText()
  for (const part of ['Amara', 'Juma', 'Ulinipikia <b>ugali</b>.', 'A line of my own.', said.page.care])
    expect(text).toContain(part)
  expect(asked).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])
  await picture(page, 'keepsake')
  await page.emulateMedia({ media: 'print' })
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(ground).toBe('rgba(0, 0, 0, 0)')
  expect((await page.pdf()).length).toBeGreaterThan(1000)
  await page.context().close()
})

test('The file with proof is checked by a program of its own, and a changed word is found out', async () => {
  const path = await take(amara, words.en.takeaway.makeWhole)
  const check = (file: string) =>
    execFileSync(process.execPath, [join(import.meta.dirname, '..', 'scripts', 'check-export.ts'), file], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
  expect(check(path)).toMatch(/, 0 faults/)
  const changed = `${path}.changed`
  writeFileSync(changed, readFileSync(path, 'utf8').replace('A line of my own', 'A line of her own'))
  expect(() => check(changed)).toThrow()
})

test('The other is told nothing of it', async () => {
  await goTo(juma, '/')
  await juma.page.getByRole('heading', { level: 1, name: words.sw.today.hello('Juma') }).waitFor()
  expect(await juma.page.locator('main').innerText()).not.toMatch(/nakala/i)
})

test('On a phone where nobody has anything, the journal comes back from the file', async () => {
  const said = words.en.takeaway
  const path = await take(amara, said.makeWhole)
  const next = await begin(browser, server, 'Amara')
  await goTo(next, '/settings/copy')
  await next.page.locator('input[type=file]').setInputFiles(path)
  await next.page.getByText(said.brought(1)).waitFor()
  await goTo(next, '/mine/journal')
  await next.page.getByText('A line of my own.').waitFor()
  await next.context.close()
})

test('no page complained on the way', () => {
  expect([...amara.complaints, ...juma.complaints]).toEqual([])
})
