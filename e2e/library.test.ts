/** The public face, read with no script at all. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accessibilityFaults,
  DESK,
  openBrowser,
  openPhone,
  PHONE,
  picture,
  type RunningServer,
  startServer,
} from './world.ts'

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

test('a reader with no script comes from the address to the guide of practice 3, in either language', async () => {
  for (const [locale, guide] of [
    ['en-GB', /Closer/],
    ['sw-TZ', /Karibu zaidi/],
  ] as const) {
    const { page } = await openPhone(browser, { locale, javaScriptEnabled: false })
    const requests: string[] = []
    page.on('request', request => requests.push(request.url()))
    await page.goto(server.url)
    await page.getByRole('link', { name: guide }).first().click()
    await page.getByRole('heading', { level: 1, name: guide }).waitFor()
    expect(await page.locator('script[src], link[rel=stylesheet]').count()).toBe(0)
    expect(requests.every(url => url.startsWith(server.url))).toBe(true)
    await page.context().close()
  }
})

test('the home, the overview, the guides and help are sound on a phone and a desk, light and dark, in both languages', async () => {
  const { page } = await openPhone(browser)
  for (const language of ['en', 'sw']) {
    await page.goto(`${server.url}/${language}/`)
    const found = await page
      .locator('main a[href]')
      .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).pathname))
    const pages = [
      ...new Set([
        `/${language}/`,
        ...found.filter(path => path.startsWith(`/${language}/`)),
        `/${language}/help`,
      ]),
    ]
    expect(pages.length).toBeGreaterThan(3)
    for (const path of pages) {
      await page.goto(server.url + path)
      for (const size of [PHONE, DESK]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(size)
          await page.emulateMedia({ colorScheme })
          expect(await accessibilityFaults(page), path).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), path).toBe(
            false,
          )
          await picture(page, `library${path.replaceAll('/', '-')}-${size.width}-${colorScheme}`)
        }
      }
    }
  }
})
