/** What people do in the stories, as they do it: by what stands on the screen. */
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { en as thanksEn } from '../packages/practices/src/gratitude/words/en.ts'
import { sw as thanksSw } from '../packages/practices/src/gratitude/words/sw.ts'
import { en as journalEn } from '../packages/practices/src/journal/words/en.ts'
import { sw as journalSw } from '../packages/practices/src/journal/words/sw.ts'
import { en as closerEn } from '../packages/practices/src/vulnerability/words/en.ts'
import { sw as closerSw } from '../packages/practices/src/vulnerability/words/sw.ts'
import { en } from '../packages/ui/src/words/en.ts'
import { sw } from '../packages/ui/src/words/sw.ts'
import { accessibilityFaults, openPhone, type Phone, picture, type RunningServer } from './world.ts'

export const words = { en, sw }
export const closer = { en: closerEn, sw: closerSw }
export const thanks = { en: thanksEn, sw: thanksSw }
export const journal = { en: journalEn, sw: journalSw }
export type Language = 'en' | 'sw'

export interface Person extends Phone {
  readonly name: string
  readonly language: Language
}

const LOCALE = { en: 'en-GB', sw: 'sw-TZ' }

/** A phone that has never seen us, up to the first Today. */
export const begin = async (
  browser: Browser,
  server: RunningServer,
  name: string,
  language: Language = 'en',
  options: { readonly colorScheme?: 'light' | 'dark' } = {},
): Promise<Person> => {
  const phone = await openPhone(browser, { locale: LOCALE[language], ...options })
  await phone.page.goto(`${server.url}/app/`)
  const person = { ...phone, name, language }
  await sayName(person)
  await phone.page.getByRole('heading', { level: 1, name: words[language].today.hello(name) }).waitFor()
  return person
}

/** Fills the first page and goes on past the page that everybody reads alone. */
export const sayName = async ({ page, name, language }: Person): Promise<void> => {
  const said = words[language]
  await page.getByLabel(said.begin.name).fill(name)
  await page.getByRole('button', { name: said.begin.start }).click()
  const goOn = said.readiness.goOn
  await page
    .getByRole('link', { name: goOn, exact: true })
    .or(page.getByRole('button', { name: goOn, exact: true }))
    .click()
}

/** Makes an invitation and gives its link, as the clipboard would hold it. */
export const makeInvitation = async (inviter: Person): Promise<string> => {
  const said = words[inviter.language].pair
  await inviter.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await inviter.page.goto(new URL('/app/pair', inviter.page.url()).href)
  await inviter.page.getByRole('button', { name: said.make, exact: true }).click()
  await inviter.page.getByRole('button', { name: said.copy, exact: true }).click()
  await inviter.page.getByText(said.copied).waitFor()
  return inviter.page.evaluate(() => navigator.clipboard.readText())
}

/** Reads the seven signs as they stand on the screen. */
export const readSigns = async ({ page, language }: Person): Promise<string[]> => {
  await page.getByRole('heading', { name: words[language].pair.compareTitle }).waitFor()
  return page.locator('ol.signs .sign-picture').allInnerTexts()
}

/** From the link to the space of two. */
export const pair = async (inviter: Person, joiner: Person): Promise<void> => {
  const link = await makeInvitation(inviter)
  await openInvitation(joiner, link)
  for (const person of [inviter, joiner]) {
    await readSigns(person)
    await person.page.getByRole('button', { name: words[person.language].pair.same, exact: true }).click()
  }
  await inviter.page
    .getByRole('heading', { name: words[inviter.language].pair.pairedTitle(joiner.name) })
    .waitFor()
  await joiner.page
    .getByRole('heading', { name: words[joiner.language].pair.pairedTitle(inviter.name) })
    .waitFor()
}

export const openInvitation = async (joiner: Person, link: string): Promise<void> => {
  await joiner.page.goto(link)
  await joiner.page.getByRole('button', { name: words[joiner.language].join.yes, exact: true }).click()
}

export const goTo = async ({ page }: Person, path: string): Promise<void> => {
  await page.goto(new URL(`/app${path}`, page.url()).href)
}

export const button = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true })

/** The screen as it stands breaks no rule of accessibility; a picture is taken if somebody wants pictures. */
export const sound = async ({ page }: Person, name: string): Promise<void> => {
  expect(await accessibilityFaults(page), name).toEqual([])
  await picture(page, name)
}
