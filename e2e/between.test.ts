/** One phone between two leaves nothing behind before both have chosen so; two phones in one room; and what the two are. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en as shoes } from '../packages/practices/src/empathy/words/en.ts'
import { en as tableEn } from '../packages/practices/src/shared/between/words/en.ts'
import { sw as tableSw } from '../packages/practices/src/shared/between/words/sw.ts'
import { going } from '../packages/ui/src/words/going/index.ts'
import { begin, button, closer, goTo, type Person, pair, sound, words } from './people.ts'
import { everythingStored, openBrowser, type RunningServer, startServer } from './world.ts'

const table = { en: tableEn, sw: tableSw }
let server: RunningServer
let browser: Browser
let amara: Person
let juma: Person

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const heading = ({ page }: Person, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const tap = (person: Person, name: string) => button(person, name).click()

/** All files are on the phone, and the server is gone: whatever is written or asked from here is done by these pages. */
const alone = async ({ page, language }: Person) => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise(resolve =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      )
  })
  await server.kill()
  await page.reload()
  const { sync } = words[language]
  await page.getByText(sync.offline).or(page.getByText(sync.offlineKept)).waitFor()
}

/** Every way to leave a trace is watched; gives what was used since. */
const watched = async ({ page }: Person) => {
  await page.evaluate(() => {
    const written: string[] = []
    Object.assign(window, { written })
    const watch = (owner: object, names: readonly string[]) => {
      for (const name of names) {
        const own = (owner as Record<string, (...given: unknown[]) => unknown>)[name]
        Object.assign(owner, {
          [name](this: unknown, ...given: unknown[]) {
            written.push(name)
            return own?.apply(this, given)
          },
        })
      }
    }
    watch(Storage.prototype, ['setItem', 'removeItem', 'clear'])
    watch(IDBObjectStore.prototype, ['put', 'add', 'delete', 'clear'])
    watch(Cache.prototype, ['put', 'add', 'addAll', 'delete'])
    watch(Navigator.prototype, ['sendBeacon'])
    watch(WebSocket.prototype, ['send'])
  })
  const asked: string[] = []
  page.on('response', response => {
    if (!response.fromServiceWorker() && !response.url().startsWith('data:')) asked.push(response.url())
  })
  page.on('requestfailed', request => {
    if (!request.url().includes('/relay/')) asked.push(request.url())
  })
  return async () => [
    ...(await page.evaluate(() => (window as unknown as { written: string[] }).written)),
    ...asked,
  ]
}

test('two who are not paired lay one phone between them; nothing is stored and nobody is asked', async () => {
  const zawadi = await begin(browser, server, 'Zawadi', 'sw', { colorScheme: 'dark' })
  const [said, parts] = [closer.sw, table.sw]
  await goTo(zawadi, '/practice/vulnerability')
  await zawadi.page.getByText(words.sw.practice.between).waitFor()
  await alone(zawadi)
  const traces = await watched(zawadi)
  await zawadi.page.getByText(words.sw.practice.between).click()
  await heading(zawadi, parts.whoIsHere)
  await zawadi.page.getByLabel(parts.oneName).fill('Makena')
  await zawadi.page.getByLabel(parts.otherName).fill('Barasa')
  await sound(zawadi, 'between-names-sw-dark')
  await tap(zawadi, parts.begin)
  await heading(zawadi, said.between.title)
  await sound(zawadi, 'between-begin-sw-dark')
  await tap(zawadi, said.between.draw)
  await zawadi.page.getByText(parts.turnOf({ other: 'Makena' })).waitFor()
  await sound(zawadi, 'between-say-sw-dark')
  await tap(zawadi, said.between.said)
  await zawadi.page.getByText(parts.turnOf({ other: 'Barasa' })).waitFor()
  await sound(zawadi, 'between-back-turned-sw-dark')
  await tap(zawadi, said.between.isSaid)
  await tap(zawadi, said.between.said)
  await tap(zawadi, said.between.isSaid)
  await heading(zawadi, said.nextTitle)
  await sound(zawadi, 'between-next-sw-dark')
  await tap(zawadi, said.between.deeper)
  await sound(zawadi, 'between-cover-sw-dark')
  await tap(zawadi, parts.haveIt({ other: 'Makena' }))
  await tap(zawadi, said.wishDeeper)
  await tap(zawadi, parts.haveIt({ other: 'Barasa' }))
  await tap(zawadi, said.wishSame)
  await heading(zawadi, said.between.stays)
  await tap(zawadi, said.between.goOn)
  await tap(zawadi, parts.stop)
  await heading(zawadi, said.between.endTitle)
  await sound(zawadi, 'between-end-sw-dark')
  await tap(zawadi, said.between.done)
  await heading(zawadi, said.name)
  expect(await traces()).toEqual([])
  const stored = await everythingStored(zawadi.page)
  for (const name of ['Makena', 'Barasa']) expect(stored).not.toContain(name)
  await server.start()
  expect(zawadi.complaints).toEqual([])
  await zawadi.context.close()
})

test('either says what the two are; if one says friends, it is friends on both phones', async () => {
  amara = await begin(browser, server, 'Amara')
  juma = await begin(browser, server, 'Juma', 'sw', { colorScheme: 'dark' })
  await pair(amara, juma)
  await amara.page.getByLabel(going.en.space.partners).waitFor()
  await sound(amara, 'paired-bond-en-light')
  await amara.page.getByLabel(going.en.space.partners).check()
  await juma.page.getByLabel(going.sw.space.friends).check()
  await goTo(amara, '/together')
  await amara.page.getByRole('link', { name: words.en.together.space('Juma') }).click()
  await amara.page.getByLabel(going.en.space.friends).waitFor()
  await expect.poll(() => amara.page.getByLabel(going.en.space.friends).isChecked()).toBe(true)
  await sound(amara, 'space-bond-en-light')
})

test('in one room the floor goes from one phone to the other, and only done is tapped', async () => {
  const [hers, his] = [{ other: 'Juma' }, { other: 'Amara' }]
  for (const person of [amara, juma]) {
    await goTo(person, '/together')
    const { name } = closer[person.language]
    await person.page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
    await heading(person, name)
  }
  await tap(amara, closer.en.offer)
  for (const person of [amara, juma]) await person.page.getByText(closer[person.language].aloud.door).click()
  await amara.page.getByText(closer.en.aloud.youSpeak).waitFor()
  await juma.page.getByText(closer.sw.aloud.theySpeak(his)).waitFor()
  await sound(amara, 'live-mine-en-light')
  await sound(juma, 'live-theirs-sw-dark')
  await tap(amara, closer.en.aloud.done)
  await juma.page.getByText(closer.sw.aloud.youFollow(his)).waitFor()
  await amara.page.getByText(closer.en.aloud.theySpeak(hers)).waitFor()
  await tap(juma, closer.sw.aloud.done)
  for (const person of [amara, juma]) {
    const said = closer[person.language].aloud
    await person.page.getByText(said.bothSaid).waitFor()
    await sound(person, `live-back-${person.language}`)
    await tap(person, said.done)
  }
  await amara.page.getByText(closer.en.thankedYou(hers)).waitFor()
  await sound(amara, 'live-next-en-light')
})

test('on one phone of two who are paired, nothing is kept before both have chosen so, and then it is on both', async () => {
  const mvua = 'Mvua ya masika'
  await goTo(amara, '/together')
  await amara.page.getByRole('link', { name: new RegExp(`^${shoes.name}`) }).click()
  await alone(amara)
  const traces = await watched(amara)
  await amara.page.getByText(words.en.practice.betweenDoor).click()
  const sit = async () => {
    await tap(amara, 'Amara')
    await tap(amara, shoes.tableTold)
    for (const name of ['Amara', 'Juma']) {
      await tap(amara, tableEn.haveIt({ other: name }))
      await amara.page.getByText(shoes.ownWordOrNone).click()
      await amara.page.getByLabel(shoes.ownWord).fill(mvua)
      await tap(amara, shoes.addWord)
      await tap(amara, shoes.tableHide)
      expect(await amara.page.content()).not.toContain(mvua)
    }
    await tap(amara, shoes.tableOpen)
    await tap(amara, shoes.tableAnswer({ other: 'Juma' }))
    await tap(amara, shoes.tableLanded)
    await sound(amara, 'keep-cover-en-light')
    await tap(amara, tableEn.haveIt({ other: 'Amara' }))
    await sound(amara, 'keep-ask-en-light')
  }
  await sit()
  await tap(amara, tableEn.keep)
  await tap(amara, tableEn.haveIt({ other: 'Juma' }))
  await tap(amara, tableEn.letGo)
  await heading(amara, tableEn.notKept)
  await tap(amara, tableEn.done)
  await heading(amara, shoes.name)
  expect(await traces()).toEqual([])
  expect(await amara.page.content()).not.toContain(mvua)

  await amara.page.getByText(words.en.practice.betweenDoor).click()
  await sit()
  await tap(amara, tableEn.keep)
  await tap(amara, tableEn.haveIt({ other: 'Juma' }))
  expect(await traces()).toEqual([])
  await tap(amara, tableEn.keep)
  await heading(amara, tableEn.kept)
  expect(await traces()).not.toEqual([])
  await server.start()
  await tap(amara, tableEn.done)
  await goTo(juma, new URL(amara.page.url()).pathname.replace(/^\/app/, ''))
  await juma.page.getByText(mvua).first().waitFor()
  for (const person of [amara, juma]) expect(person.complaints).toEqual([])
})
