/** One matter from a gentle opening to a review on two phones, in one room for a step, and on one phone between two. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../packages/practices/src/no-blame/words/en.ts'
import { sw } from '../packages/practices/src/no-blame/words/sw.ts'
import { en as tableEn } from '../packages/practices/src/shared/between/words/en.ts'
import { en as talkEn } from '../packages/practices/src/shared/talk/screens/words/en.ts'
import { sw as talkSw } from '../packages/practices/src/shared/talk/screens/words/sw.ts'
import { begin, button, goTo, type Person, pair, sound, words } from './people.ts'
import { everythingStored, openBrowser, type RunningServer, readAll, startServer } from './world.ts'

const noBlame = { en, sw }
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
const write = (person: Person, label: string, text: string) =>
  person.page.getByLabel(label).first().fill(text)
const heading = ({ page }: Person, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const open = async (person: Person) => {
  const { name } = noBlame[person.language]
  await goTo(person, '/together')
  await person.page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await heading(person, name)
}

test('over days: a gentle opening is heard in one room, and both accept one wording', async () => {
  await open(amara)
  await reads(amara, en.notForTwo)
  await sound(amara, 'no-blame-home-en-light')
  await tap(amara, en.begin)
  await heading(amara, en.newTitle)
  await write(amara, en.noticed, 'On Friday the school fee was missing from the tin.')
  await write(amara, en.felt, 'I was frightened.')
  await write(amara, en.need, 'To know what we have.')
  await write(amara, en.ask, 'To count it with me on Sundays.')
  await sound(amara, 'no-blame-new-en-light')
  await tap(amara, en.offer)
  await reads(amara, talkEn.offerTitle)

  // It has come: then it stands above what is only offered.
  await goTo(juma, '/')
  await reads(juma, sw.openingConsent(jaza))
  await juma.page.getByRole('link', { name: words.sw.today.open, exact: true }).first().click()
  await reads(juma, sw.notForTwo)
  await sound(juma, 'no-blame-asked-sw-dark')
  await tap(juma, talkSw.yes)
  await reads(juma, sw.reflectFirst)
  await sound(juma, 'no-blame-reflect-sw-dark')

  // They happen to be in one room: what is heard is said aloud, and only tapped.
  await juma.page.getByText(sw.liveDoor).first().click()
  await reads(juma, sw.liveReflect(jaza))
  await sound(juma, 'no-blame-live-sw-dark')
  await tap(juma, sw.liveSaid)
  await open(amara)
  await amara.page.getByText(en.yourTurn).click()
  await reads(amara, en.judge)
  await amara.page.getByText(en.liveDoor).first().click()
  await sound(amara, 'no-blame-live-judge-en-light')
  await tap(amara, en.accept)
  await tap(amara, en.liveBack)
  await tap(juma, sw.liveBack)

  await write(amara, en.wordingLabel, 'Juma always empties the tin')
  await reads(amara, en.pointsAtPerson)
  await reads(amara, en.pointsAlways)
  await sound(amara, 'no-blame-wording-hint-en-light')
  await write(amara, en.wordingLabel, 'Money leaves the tin without a word')
  await tap(amara, en.wordingGive)
  await reads(juma, sw.wordingBy(jaza))
  await sound(juma, 'no-blame-wording-sw-dark')
  await tap(juma, sw.wordingChange)
  await write(juma, sw.wordingLabel, 'Pesa hutoka kwenye kopo bila neno')
  await tap(juma, sw.wordingGive)
  await reads(amara, en.wordingBy(fill))
  await tap(amara, en.wordingAccept)
  await heading(amara, 'Pesa hutoka kwenye kopo bila neno')
  await heading(juma, 'Pesa hutoka kwenye kopo bila neno')
  expect(readAll(server.data)).not.toContain('kopo bila neno')
})

test('two sides open together; ways come from both, and votes are sealed until both have voted', async () => {
  await write(amara, en.touches, 'Old worries about the end of the month.')
  await write(amara, en.adds, 'I count in silence.')
  await sound(amara, 'no-blame-side-en-light')
  await tap(amara, en.seal)
  await reads(amara, en.sideWaits(fill))
  expect(await everythingStored(juma.page)).not.toContain('Old worries')
  await write(juma, sw.touches, 'Mama ananiomba, na siwezi kumkatalia.')
  await write(juma, sw.adds, 'Nachukua kwanza, kisha nasema.')
  await tap(juma, sw.seal)
  await reads(juma, 'Old worries about the end of the month.')
  await reads(amara, 'Mama ananiomba, na siwezi kumkatalia.')
  await sound(juma, 'no-blame-sides-open-sw-dark')
  await amara.page.getByText(en.causes.money, { exact: true }).click()
  await tap(amara, en.causesGive)
  await juma.page.getByText(sw.causes.unsaid, { exact: true }).click()
  await tap(juma, sw.causesGive)

  const adds = async (person: Person, way: string) => {
    const said = noBlame[person.language]
    await write(person, said.optionLabel, way)
    await tap(person, said.optionGive)
    await reads(amara, way)
    await reads(juma, way)
  }
  await adds(amara, 'Two tins')
  await adds(amara, 'Count on Sundays')
  expect(await button(amara, en.optionsClose).count()).toBe(0)
  await adds(juma, 'Karatasi ndani ya kopo')
  await sound(juma, 'no-blame-ways-sw-dark')
  await tap(amara, en.optionsClose)
  await tap(juma, sw.optionsClose)

  const votes = async (person: Person, said: Readonly<Record<string, string>>) => {
    for (const [way, vote] of Object.entries(said))
      await person.page.getByRole('group', { name: way }).getByText(vote, { exact: true }).click()
  }
  await reads(amara, en.noReason)
  await votes(amara, {
    'Two tins': en.votes.glad,
    'Count on Sundays': en.votes.live,
    'Karatasi ndani ya kopo': en.votes.no,
  })
  await sound(amara, 'no-blame-votes-en-light')
  await tap(amara, en.vote)
  await reads(amara, en.votesWait(fill))
  expect(await juma.page.getByText(sw.staysTitle).count()).toBe(0)
  await votes(juma, {
    'Two tins': sw.votes.glad,
    'Count on Sundays': sw.votes.live,
    'Karatasi ndani ya kopo': sw.votes.live,
  })
  await sound(juma, 'no-blame-votes-sw-dark')
  await tap(juma, sw.vote)
  for (const person of [amara, juma]) await reads(person, noBlame[person.language].staysTitle)
})

test('one way is tried until a day of both, looked at again and kept; the look back stays on one phone', async () => {
  await amara.page.getByRole('group', { name: en.chooseOne }).getByText('Two tins', { exact: true }).click()
  await write(amara, en.iDo, 'I bring a second tin.')
  await sound(amara, 'no-blame-plan-en-light')
  const { page } = amara
  await page.getByLabel(en.review).fill('')
  await tap(amara, en.propose)
  await reads(amara, en.refusedNoReview)
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel(en.review).fill(day)
  await tap(amara, en.propose)
  await reads(amara, en.proposalWaits(fill))
  await reads(juma, sw.proposal(jaza))
  await sound(juma, 'no-blame-proposal-sw-dark')
  await tap(juma, sw.acceptChoice)
  for (const person of [amara, juma]) await reads(person, noBlame[person.language].steps.trial)
  await sound(amara, 'no-blame-trial-en-light')

  await page.getByText(en.lookBack, { exact: true }).first().click()
  await page.getByText(en.lookBackWords.no, { exact: true }).click()
  await reads(amara, en.lookBackNo)
  await sound(amara, 'no-blame-look-back-en-light')

  for (const person of [juma, amara]) {
    const said = noBlame[person.language]
    await person.page.getByText(said.reviewTitle, { exact: true }).click()
    await person.page.getByText(said.reviewWords.keep, { exact: true }).click()
    if (person === juma) await sound(juma, 'no-blame-review-sw-dark')
    await tap(person, said.reviewSay)
  }
  for (const person of [amara, juma]) {
    await reads(person, noBlame[person.language].outcomes.kept)
    await sound(person, `no-blame-kept-${person.language}`)
    expect(person.complaints).toEqual([])
  }
})

test('on one phone: the board is turned after each step, and is kept only if both choose so', async () => {
  const said = en.table
  await open(amara)
  await amara.page.getByText(words.en.practice.betweenDoor).click()
  await heading(amara, said.title)
  await sound(amara, 'no-blame-table-begin-en-light')
  await tap(amara, said.first({ other: 'Juma' }))
  await tap(amara, said.opened)
  await tap(amara, said.reflected)
  await heading(amara, said.judge({ other: 'Juma' }))
  await tap(amara, en.accept)
  await write(amara, en.wordingLabel, 'The noise in the morning')
  await sound(amara, 'no-blame-table-wording-en-light')
  await tap(amara, en.wordingGive)
  await heading(amara, said.accept({ other: 'Amara' }))
  await tap(amara, en.wordingAccept)
  await tap(amara, said.sided)
  await tap(amara, said.sided)
  await sound(amara, 'no-blame-table-causes-en-light')
  await tap(amara, said.goOn)
  for (const way of ['Earplugs', 'The radio off', 'Another hour']) {
    await write(amara, en.optionLabel, way)
    await tap(amara, said.wayGive)
  }
  await sound(amara, 'no-blame-table-ways-en-light')
  await tap(amara, said.wayNone)
  await tap(amara, said.wayNone)
  for (const name of ['Amara', 'Juma']) {
    await tap(amara, tableEn.haveIt({ other: name }))
    for (const way of ['Earplugs', 'The radio off', 'Another hour'])
      await amara.page
        .getByRole('group', { name: way })
        .getByText(way === 'Earplugs' ? en.votes.no : en.votes.live, { exact: true })
        .click()
    if (name === 'Amara') await sound(amara, 'no-blame-table-votes-en-light')
    await tap(amara, said.votedAll)
  }
  await heading(amara, said.plan)
  expect(await amara.page.getByText('Earplugs').count()).toBe(0)
  await amara.page.getByText('The radio off', { exact: true }).click()
  await write(amara, said.planLabel, 'Amara turns it off until seven.')
  await sound(amara, 'no-blame-table-plan-en-light')
  await tap(amara, en.propose)
  await tap(amara, said.yes)
  await tap(amara, tableEn.haveIt({ other: 'Amara' }))
  await reads(amara, 'We call it: The noise in the morning')
  await tap(amara, tableEn.keep)
  await tap(amara, tableEn.haveIt({ other: 'Juma' }))
  expect(await everythingStored(amara.page)).not.toContain('noise in the morning')
  await tap(amara, tableEn.keep)
  await heading(amara, tableEn.kept)
  await tap(amara, tableEn.done)
  await open(juma)
  for (const person of [amara, juma]) {
    await person.page
      .getByRole('heading', { name: noBlame[person.language].keptTitle, exact: true })
      .waitFor()
    await sound(person, `no-blame-home-after-${person.language}`)
    expect(person.complaints).toEqual([])
  }
})
