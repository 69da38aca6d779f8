/** Leaving, as a person does it: without a connection, without a word; read later, deleted, and no way back in by a trick. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { going } from '../packages/ui/src/words/going/index.ts'
import {
  begin,
  button,
  goTo,
  makeInvitation,
  openInvitation,
  type Person,
  pair,
  sound,
  thanks,
  words,
} from './people.ts'
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
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const partner = (person: Person) => (person.name === 'Amara' ? 'Juma' : 'Amara')
const heading = ({ page }: Person, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

const thank = async (person: Person, did: string) => {
  const said = thanks[person.language]
  await goTo(person, '/together')
  await person.page.locator('.practice-card', { hasText: said.line }).click()
  await button(person, said.write).click()
  await person.page.getByLabel(said.did, { exact: true }).fill(did)
  await button(person, said.give).click()
  await person.page.getByText(said.gaveIt({ other: partner(person) })).waitFor()
}
const textOf = (person: Person) => person.page.locator('main').innerText()

/** Two taps from Together: the quiet line at its foot, and the door behind it. */
const goToLeave = async (person: Person) => {
  const said = words[person.language]
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: said.together.space(partner(person)), exact: true }).click()
  await person.page.getByRole('link', { name: going[person.language].space.leave.title }).click()
  await heading(person, going[person.language].leave.title(partner(person)))
}

test('Amara leaves without a connection; on Juma’s screen nothing changes', async () => {
  await thank(juma, 'Chai ya asubuhi.')
  await goTo(amara, '/')
  await amara.page
    .getByText(thanks.en.openingReceived({ other: 'Juma' }))
    .first()
    .waitFor({ timeout: 60_000 })
  await goTo(juma, '/together')
  await heading(juma, words.sw.together.title)
  const before = await textOf(juma)

  await goToLeave(amara)
  await sound(amara, 'leave-en-light')
  await server.kill()
  await amara.page.getByText(going.en.leave.offline).waitFor({ timeout: 60_000 })
  await button(amara, going.en.leave.yes).click()
  await heading(amara, going.en.leave.doneTitle)
  await amara.page.getByText(going.en.leave.doneOffline).waitFor()
  await sound(amara, 'leave-done-en-light')
  await server.start()
  await goTo(amara, '/')
  await amara.page.getByText(words.en.today.inviteLine).waitFor()

  await goTo(juma, '/together')
  await heading(juma, words.sw.together.title)
  expect(await textOf(juma)).toBe(before)
})

test('Online again, nothing that Juma writes reaches Amara any more, and what was there can be read', async () => {
  await thank(juma, 'Baada ya kuondoka.')
  await goTo(amara, '/mine')
  await amara.page.getByRole('link', { name: words.en.nav.with('Juma') }).click()
  await heading(amara, words.en.nav.with('Juma'))
  await amara.page.getByText('Chai ya asubuhi.').waitFor()
  await sound(amara, 'left-en-light')
  expect(await textOf(amara)).not.toContain('Baada ya kuondoka.')
  expect(await amara.page.getByRole('textbox').count()).toBe(0)
})

test('Deleted later, in two steps, and nothing of the space stays in the browser', async () => {
  const said = going.en.left
  const space = new URL(amara.page.url()).pathname.split('/').at(-1) ?? ''
  expect(await everythingStored(amara.page)).toContain(space)
  await button(amara, said.delete).click()
  await sound(amara, 'left-delete-en-light')
  await button(amara, said.deleteYes).click()
  await heading(amara, said.deletedTitle)
  await goTo(amara, '/mine')
  await heading(amara, words.en.mine.title)
  expect(await amara.page.getByRole('link', { name: words.en.nav.with('Juma') }).count()).toBe(0)
  await goTo(amara, `/left/${space}`)
  await heading(amara, words.en.notFound.title)
})

test('A second time with a line and without invitations: the line stands there, the invitation leads nowhere', async () => {
  await goToLeave(juma)
  await button(juma, going.sw.leave.yes).click()
  await heading(juma, going.sw.leave.doneTitle)
  await pair(amara, juma)
  await goToLeave(juma)
  await juma.page.locator('summary', { hasText: going.sw.leave.more }).click()
  await juma.page.getByLabel(going.sw.leave.notice('Amara')).check()
  await juma.page.getByLabel(going.sw.leave.block('Amara')).check()
  await sound(juma, 'leave-wishes-sw-dark')
  await button(juma, going.sw.leave.yes).click()
  await heading(juma, going.sw.leave.doneTitle)
  await goTo(amara, '/together')
  await amara.page.getByText(words.en.together.closed('Juma')).waitFor({ timeout: 60_000 })
  await sound(amara, 'together-closed-en-light')

  const link = await makeInvitation(amara)
  await openInvitation(juma, link)
  await heading(juma, words.sw.pair.ended.unknown.title)
  await heading(amara, words.en.pair.readyTitle)
})

test('Everything on the phone goes in two steps, and it begins anew', async () => {
  const said = going.en.wipe
  await goTo(amara, '/settings/leave')
  await amara.page.getByRole('link', { name: going.en.ending.wipe }).click()
  await heading(amara, going.en.ending.wipe)
  await sound(amara, 'delete-en-light')
  await button(amara, said.go).click()
  await server.kill()
  await button(amara, said.yes).click()
  await amara.page.getByText(said.offline).waitFor({ timeout: 60_000 })
  await sound(amara, 'delete-offline-en-light')
  await server.start()
  await goTo(amara, '/settings/delete')
  await button(amara, said.go).click()
  await button(amara, said.yes).click()
  await amara.page.getByLabel(words.en.begin.name).waitFor()
  // The page that is left has begun anew as a whole: what is on the phone is looked at from the new one.
  await amara.page.waitForLoadState('networkidle')
  expect(await everythingStored(amara.page)).not.toContain('Amara')
})

test('no page complained on the way', () => {
  expect([...amara.complaints, ...juma.complaints]).toEqual([])
})
