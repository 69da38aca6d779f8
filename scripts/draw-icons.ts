/** Draws the app's icons as PNG from its mark, packages/app/public/icons/door.svg. Run by hand when the mark has changed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'

const folder = join(import.meta.dirname, '..', 'packages', 'app', 'public', 'icons')
const mark = readFileSync(join(folder, 'door.svg'), 'utf8')
/** Systems cut maskable icons to any shape: the ground fills the square, and the door stays in the safe middle. */
const maskable = mark
  .replace('rx="112" ', '')
  .replace('viewBox="0 0 512 512"', 'viewBox="-52 -46 616 616"')
  .replace('<rect width="512" height="512"', '<rect x="-60" y="-60" width="640" height="640"')

const icons = [
  { name: 'door-192', size: 192, svg: mark },
  { name: 'door-512', size: 512, svg: mark },
  { name: 'door-maskable-512', size: 512, svg: maskable },
  // iOS rounds the corners itself and shows transparency as black.
  { name: 'door-180', size: 180, svg: mark.replace('rx="112" ', '') },
]

const found = findChromium()
const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] })
for (const { name, size, svg } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  )
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
