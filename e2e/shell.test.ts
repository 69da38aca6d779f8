/** What the shell promises: safety pages leave no trace, it opens without a connection, leaving is at once, endings are kind. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  begin,
  button,
  goTo,
  journal,
  makeInvitation,
  openInvitation,
  type Person,
  readSigns,
  words,
} from './people.ts'
import { Publisher } from './publishing.ts'
import { openBrowser, openPhone, type RunningServer, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
const publisher = new Publisher()

beforeAll(async () => {
  server = await startServer({ KIMBILIO_APP: publisher.folder })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  publisher.remove()
})

/** Resolves when the service worker holds the page, so that all files are on the phone. */
const onThePhone = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise(resolve =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      )
  })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const openMenu = (person: Person) => button(person, words[person.language].nav.open).click()

test('reading about safety writes nothing anywhere and asks the network for nothing', async () => {
  const amara = await begin(browser, server, 'Amara')
  const { page } = amara
  await onThePhone(page)
  // With the server gone nothing of the record arrives meanwhile, so that whatever is written is written by these pages.
  await server.kill()
  await page.reload()
  await page.getByText(words.en.sync.offline).or(page.getByText(words.en.sync.offlineKept)).waitFor()
  // From here every way to leave a trace is watched.
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
    watch(History.prototype, ['pushState', 'replaceState'])
    watch(IDBObjectStore.prototype, ['put', 'add', 'delete', 'clear'])
    watch(Cache.prototype, ['put', 'add', 'addAll', 'delete'])
    watch(Navigator.prototype, ['sendBeacon'])
  })
  const asked: string[] = []
  page.on('response', response => {
    if (!response.fromServiceWorker()) asked.push(response.url())
  })
  page.on('requestfailed', request => {
    if (!request.url().includes('/relay/')) asked.push(request.url())
  })
  const before = {
    url: page.url(),
    title: await page.title(),
    length: await page.evaluate(() => history.length),
  }
  await openMenu(amara)
  await page.getByRole('link', { name: words.en.nav.help }).click()
  await heading(page, words.en.help.title).waitFor()
  await page.getByLabel(words.en.help.country).selectOption('KE')
  await page.getByText('1195', { exact: true }).waitFor()
  await page.getByRole('link', { name: words.en.help.readiness }).click()
  await heading(page, words.en.readiness.title).waitFor()
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await button(amara, words.en.readiness.goOn).click()
  await heading(page, words.en.today.hello('Amara')).waitFor()
  expect(await page.evaluate(() => (window as unknown as { written: string[] }).written)).toEqual([])
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(asked.filter(url => !url.startsWith('data:'))).toEqual([])
  expect({
    url: page.url(),
    title: await page.title(),
    length: await page.evaluate(() => history.length),
  }).toEqual(before)
  // The watch can see: another place does write.
  await openMenu(amara)
  await page.getByRole('link', { name: words.en.nav.growth }).click()
  await heading(page, words.en.growth.title).waitFor()
  expect(await page.evaluate(() => (window as unknown as { written: string[] }).written)).toEqual([
    'pushState',
  ])
  await server.start()
  expect(amara.complaints).toEqual([])
  await amara.context.close()
})

test('with the server gone it opens, at any place, and what was being written is still there', async () => {
  const amara = await begin(browser, server, 'Amara')
  const { page } = amara
  await onThePhone(page)
  await goTo(amara, '/mine/journal')
  await page.getByLabel(journal.en.writeHint).fill('Half a thought')
  // Keeping a draft has no sign on the screen; it is there when another page of this phone finds it.
  const reader = await amara.context.newPage()
  await expect
    .poll(
      async () => {
        await reader.goto(`${server.url}/app/mine/journal`)
        return reader.getByLabel(journal.en.writeHint).inputValue()
      },
      { timeout: 20_000 },
    )
    .toBe('Half a thought')
  await reader.close()
  await server.kill()
  await page.reload()
  expect(await page.getByLabel(journal.en.writeHint).inputValue()).toBe('Half a thought')
  await page.getByText(words.en.sync.offline).or(page.getByText(words.en.sync.offlineKept)).waitFor()
  await goTo(amara, '/together')
  await heading(page, words.en.together.title).waitFor()
  await goTo(amara, '/settings/name')
  await page.getByLabel(words.en.languages.sw).check()
  await heading(page, words.sw.doors.name.title).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('sw')
  await server.start()
  await amara.context.close()
})

test('leaving quickly, by one press or three of Esc, replaces the page with an empty one', async () => {
  const amara = await begin(browser, server, 'Amara')
  const { page } = amara
  const left = async () => {
    await page.waitForURL('**/app/blank.html')
    expect(await page.title()).toBe('Daftari')
    expect(await page.locator('body').innerText()).toBe('')
  }
  await page.locator('.floating-leave').click()
  await left()
  await page.goto(`${server.url}/app/together`)
  await heading(page, words.en.together.title).waitFor()
  const entries = await page.evaluate(() => history.length)
  for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
  await left()
  expect(await page.evaluate(() => history.length)).toBe(entries)
  await page.goto(`${server.url}/app/`)
  await openMenu(amara)
  for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
  await left()
  await page.goto(`${server.url}/app/`)
  await heading(page, words.en.today.hello('Amara')).waitFor()
  await openMenu(amara)
  await page.getByRole('link', { name: words.en.nav.help }).click()
  await page.locator('.leave-bar button').click()
  await left()
  expect(amara.complaints).toEqual([])
  await amara.context.close()
})

test('an invitation that is damaged, one’s own, used or refused says so plainly', async () => {
  const amara = await begin(browser, server, 'Amara')
  const juma = await begin(browser, server, 'Juma', 'sw')
  const neema = await begin(browser, server, 'Neema')
  const link = await makeInvitation(amara)
  expect(await amara.page.getByText(words.en.pair.once).innerText()).toMatch(
    /until \w+day \d+ \w+, \d\d:\d\d/,
  )

  const damaged = `${link.slice(0, -3)}${link.endsWith('AAA') ? 'BBB' : 'AAA'}`
  await openInvitation(neema, damaged)
  await heading(neema.page, words.en.pair.ended.tampered.title).waitFor()
  expect(neema.page.url()).toBe(`${server.url}/app/join`)
  await neema.page.goto(link.replace(/#.*/, ''))
  await heading(neema.page, words.en.join.lostTitle).waitFor()

  await openInvitation(amara, link)
  await heading(amara.page, words.en.pair.ended.own.title).waitFor()
  await goTo(amara, '/pair')
  await heading(amara.page, words.en.pair.readyTitle).waitFor()

  await openInvitation(juma, link)
  await readSigns(juma)
  await readSigns(amara)
  await openInvitation(neema, link)
  await heading(neema.page, words.en.pair.ended.used.title).waitFor()

  await button(juma, words.sw.pair.different).click()
  await heading(juma.page, words.sw.pair.ended.refused.title).waitFor()
  await heading(amara.page, words.en.pair.ended.refused.title).waitFor()
  for (const person of [amara, juma, neema]) {
    expect(person.complaints).toEqual([])
    await person.context.close()
  }
})

test('an invitation that has run out says so, and nothing was shared', async () => {
  const juma = await begin(browser, server, 'Juma', 'sw')
  const amara = await begin(browser, server, 'Amara')
  const link = await makeInvitation(amara)
  // Two days pass for the relay alone: it answers as it does to an invitation that is over.
  await juma.page.route('**/relay/v1/invitations/**', route =>
    route.fulfill({
      status: 410,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: '/problems/invitation-expired', title: 'expired', status: 410 }),
    }),
  )
  await openInvitation(juma, link)
  await heading(juma.page, words.sw.pair.ended.expired.title).waitFor()
  await juma.page.getByText(words.sw.pair.nothingShared).waitFor()
  for (const person of [amara, juma]) await person.context.close()
})

test('a newer version is announced quietly, waits for the next start, and takes nothing that is being written', async () => {
  const amara = await begin(browser, server, 'Amara')
  const { page } = amara
  await onThePhone(page)
  await goTo(amara, '/mine/journal')
  await page.getByLabel(journal.en.writeHint).fill('Half a thought')

  publisher.publish({ version: 'aaaaaaaaaaaa', title: 'Kimbilio newer', key: null })
  await server.kill()
  await server.start()
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()))

  await openMenu(amara)
  await page.getByRole('dialog').getByText(words.en.nav.newVersion).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByLabel(journal.en.writeHint).inputValue()).toBe('Half a thought')
  await page.reload()
  expect(await page.title()).toBe('Kimbilio')
  // A public page lies outside of the app: from there one sees the change of versions without taking part in it.
  const next = await amara.context.newPage()
  await next.goto(`${server.url}/en/`)
  await page.close()
  await expect
    .poll(
      () =>
        next.evaluate(async () => (await navigator.serviceWorker.getRegistration('/app/'))?.waiting ?? null),
      {
        timeout: 20_000,
      },
    )
    .toBeNull()
  await next.goto(`${server.url}/app/mine/journal`)
  expect(await next.title()).toBe('Kimbilio newer')
  await next.getByLabel(journal.en.writeHint).waitFor()
  expect(await next.getByLabel(journal.en.writeHint).inputValue()).toBe('Half a thought')
  expect(await next.evaluate(() => caches.keys())).toEqual(['kimbilio-trust', 'kimbilio-app-aaaaaaaaaaaa'])
  await amara.context.close()
})

test('without https, or where the store is blocked, it says what is wrong, what is safe and what can be done', async () => {
  const { page, context } = await openPhone(browser)
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
  await page.goto(`${server.url}/app/`)
  await heading(page, words.en.trouble.StoreBlocked.title).waitFor()
  await page.getByText(words.en.trouble.StoreBlocked.do).waitFor()
  const other = await context.newPage()
  await other.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
  await other.goto(`${server.url}/app/`)
  await heading(other, words.en.trouble.NotSecure.title).waitFor()
  await context.close()
})
