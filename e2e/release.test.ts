/** What a phone does when its server hands out an app that is not the one that was signed. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, type Language, words } from './people.ts'
import { newKey, type Published, Publisher } from './publishing.ts'
import { accessibilityFaults, openBrowser, picture, type RunningServer, startServer } from './world.ts'

let server: RunningServer
let browser: Browser
const publisher = new Publisher()
const key = newKey()

beforeAll(async () => {
  publisher.publish({ version: '111111111111', title: 'Kimbilio first', key })
  server = await startServer({ KIMBILIO_APP: publisher.folder })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  publisher.remove()
})

const put = async (published: Published) => {
  publisher.publish(published)
  await server.kill()
  await server.start()
}
const onThePhone = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise(resolve =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      )
  })
const lookForNews = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update().catch(() => {})
  })

const lies: readonly (readonly [string, Language, 'light' | 'dark', Published])[] = [
  [
    'a file that is not in the release is refused, and the version in use goes on',
    'en',
    'light',
    {
      version: '222222222222',
      title: 'Kimbilio changed',
      key,
      lie: { file: 'blank.html', text: honest => honest.replace('</head>', '<!-- and more --></head>') },
    },
  ],
  [
    'a version that somebody else signed is refused, and the version in use goes on',
    'sw',
    'dark',
    { version: '333333333333', title: 'Kimbilio of another', key: newKey() },
  ],
  [
    'a version that nobody signed is refused, and the version in use goes on',
    'en',
    'dark',
    { version: '444444444444', title: 'Kimbilio unsigned', key: null },
  ],
]

for (const [what, language, colorScheme, published] of lies) {
  test(`${what}; the person is told`, async () => {
    await put({ version: '111111111111', title: 'Kimbilio first', key })
    const amara = await begin(browser, server, 'Amara', language, { colorScheme })
    const { page } = amara
    await onThePhone(page)
    await put(published)
    await lookForNews(page)
    const said = words[language].release
    await page.getByText(said.refusedTitle).waitFor()
    await page.getByText(said.safe).waitFor()
    await picture(page, `release-refused-${published.version.slice(0, 1)}-${language}-${colorScheme}`)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.reload()
    expect(await page.title()).toBe('Kimbilio first')
    await page.getByText(said.refusedTitle).waitFor()
    expect(await page.evaluate(() => caches.keys())).not.toContain(`kimbilio-app-${published.version}`)
    // Put right, the next version is taken as ever, and nothing more is said.
    await put({ version: '555555555555', title: 'Kimbilio right', key })
    await lookForNews(page)
    await expect
      .poll(() =>
        page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)),
      )
      .toBe(true)
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByText(said.refusedTitle).count()).toBe(0)
    await amara.context.close()
  })
}

test('a worker script that is not what was signed can’t be stopped, and is warned of', async () => {
  await put({ version: '111111111111', title: 'Kimbilio first', key })
  const amara = await begin(browser, server, 'Amara')
  await onThePhone(amara.page)
  const changed = { file: 'sw.js', text: () => "self.addEventListener('install', () => {})" }
  await put({ version: '666666666666', title: 'Kimbilio first', key, lie: changed })
  await lookForNews(amara.page)
  await amara.page.getByText(words.en.release.refusedTitle).waitFor()
  await amara.context.close()
})
