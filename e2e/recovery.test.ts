/** A lost phone: twelve words on paper bring back Mine, the space, and all that was written. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  begin,
  button,
  goTo,
  journal,
  type Language,
  type Person,
  pair,
  sound,
  thanks,
  words,
} from './people.ts'
import { openBrowser, openPhone, type RunningServer, startServer } from './world.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const said = (person: Person) => words[person.language].twelve

/** From the settings to two words asked for; gives what stands on the paper. */
const makeWords = async (person: Person): Promise<string[]> => {
  const { page } = person
  await goTo(person, '/settings/words')
  await button(person, said(person).make).click()
  await page.getByRole('heading', { name: said(person).paperTitle }).waitFor()
  const paper = await page.locator('ol.twelve li').allInnerTexts()
  await sound(person, `words-shown-${person.language}`)
  await button(person, said(person).written).click()
  await page.getByRole('heading', { name: said(person).askTitle }).waitFor()
  const labels = await page.locator('form label').allInnerTexts()
  expect(labels).toHaveLength(2)
  const places = labels.map(label => Number(/\d+/.exec(label)?.[0]))
  await page.getByLabel(said(person).ask(places[0] ?? 0), { exact: true }).fill('zebra')
  await page
    .getByLabel(said(person).ask(places[1] ?? 0), { exact: true })
    .fill(paper[(places[1] ?? 0) - 1] ?? '')
  await button(person, said(person).check).click()
  await page
    .getByText(said(person).otherWord(places[0] ?? 0))
    .first()
    .waitFor()
  await sound(person, `words-asked-${person.language}`)
  await page
    .getByLabel(said(person).ask(places[0] ?? 0), { exact: true })
    .fill(paper[(places[0] ?? 0) - 1] ?? '')
  await button(person, said(person).check).click()
  await page.getByRole('heading', { name: said(person).doneTitle }).waitFor()
  return paper
}

const emptyPhone = async (language: Language, colorScheme: 'light' | 'dark'): Promise<Person> => {
  const phone = await openPhone(browser, { locale: language === 'sw' ? 'sw-TZ' : 'en-GB', colorScheme })
  await phone.page.goto(`${server.url}/app/`)
  const person: Person = { ...phone, name: '', language }
  await button(person, words[language].phones.doorWords).click()
  await phone.page.getByRole('heading', { name: words[language].twelve.recoverTitle }).waitFor()
  return person
}
const type = async (person: Person, text: string) => {
  await person.page.getByLabel(said(person).recoverField, { exact: true }).fill(text)
  await button(person, said(person).go).click()
}

for (const [language, colorScheme] of [
  ['en', 'light'],
  ['sw', 'dark'],
] as const)
  test(`Amara's phone is lost, and all of it comes back with the words on paper (${language})`, async () => {
    const amara = await begin(browser, server, 'Amara', language, { colorScheme })
    const juma = await begin(browser, server, 'Juma', 'en')
    await pair(amara, juma)
    const said_ = said(amara)
    await goTo(amara, '/')
    await amara.page.getByText(said_.offerTitle).waitFor()
    await sound(amara, `words-offer-${language}`)
    await button(amara, said_.offerLater).click()
    expect(await amara.page.getByText(said_.offerTitle).count()).toBe(0)
    await goTo(amara, '/mine/journal')
    await amara.page.getByLabel(journal[language].writeHint).fill('What nobody else has read.')
    await button(amara, journal[language].save).click()
    await amara.page.getByText(journal[language].saved).waitFor()
    await goTo(amara, '/')
    await amara.page.getByRole('link', { name: new RegExp(words[language].today.thank('Juma')) }).click()
    await amara.page.getByLabel(thanks[language].did, { exact: true }).fill('The light you left on.')
    await button(amara, thanks[language].give).click()
    await amara.page.getByText(thanks[language].gaveIt({ other: 'Juma' })).waitFor()
    const paper = await makeWords(amara)
    expect(paper).toHaveLength(12)
    // So that the server has all that belongs to the words before the phone is gone.
    await goTo(amara, '/settings/words')
    await amara.page.getByText(said_.made('').replace('.', '').trim()).waitFor()
    await expect.poll(() => amara.page.getByText(said_.waits).count(), { timeout: 60_000 }).toBe(0)
    await amara.context.close()

    const found = await emptyPhone(language, colorScheme)
    const misspelt = [...paper.slice(0, 3), `${paper[3]}x`, ...paper.slice(4)]
    await found.page.getByLabel(said_.recoverField, { exact: true }).fill(`${misspelt.join(' ')} `)
    await found.page
      .getByText(said_.unknown(4, `${paper[3]}x`))
      .first()
      .waitFor()
    await sound(found, `recover-misspelt-${language}`)
    const [first = '', next = '', ...rest] = paper
    const turned = [next, first, ...rest].join(' ')
    await found.page.getByLabel(said_.recoverField, { exact: true }).fill(`${turned} `)
    await type(found, `1. ${paper.slice(0, 11).join(', ')}`)
    await found.page.getByText(said_.count(11)).first().waitFor()
    await type(found, paper.map((word, i) => `${i + 1}. ${word.toUpperCase()}`).join('\n'))
    await found.page.getByRole('heading', { name: said_.restoredTitle }).waitFor({ timeout: 60_000 })
    await sound(found, `recover-done-${language}`)
    await goTo(found, '/mine/journal')
    await found.page.getByText('What nobody else has read.').waitFor()
    await goTo(found, '/together')
    await found.page
      .getByRole('link', { name: new RegExp(`^${thanks[language].name}`) })
      .first()
      .click()
    await found.page.getByText('The light you left on.').waitFor()
    await goTo(found, '/settings/phones')
    await found.page.getByText(words[language].phones.paper, { exact: true }).waitFor()
    await button(found, words[language].phones.remove).first().click()
    await button(found, words[language].phones.removeYes).click()
    expect(found.complaints).toEqual([])
    await found.context.close()
    await juma.context.close()
  })

test('words that are well formed and of nobody here are told apart from a wrong word', async () => {
  const found = await emptyPhone('en', 'light')
  const nobodys =
    'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about'
  await type(found, nobodys)
  await found.page.getByRole('heading', { name: words.en.twelve.notFoundTitle }).waitFor()
  await sound(found, 'recover-not-found-en')
  await button(found, words.en.twelve.typeAgain).click()
  await type(found, nobodys.replace('about', 'abandon'))
  await found.page.getByText(words.en.twelve.order).first().waitFor()
  await found.context.close()
})
