/**
 * Finds a Chromium for the stories, or brings one: first KIMBILIO_CHROMIUM, then what the system has, then (Linux on
 * x64) the headless Chromium that an npm package carries, pinned by e2e/browser/package-lock.json.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

export interface FoundChromium {
  readonly path: string
  /** What the browser's process needs besides the parent's environment. */
  readonly environment: Readonly<Record<string, string>>
}

export const findChromium = (): FoundChromium => {
  const named = process.env['KIMBILIO_CHROMIUM']
  if (named) {
    if (!existsSync(named)) throw new Error(`KIMBILIO_CHROMIUM names ${named}, and there is no such file.`)
    return { path: named, environment: {} }
  }
  const found = SYSTEM.find(existsSync)
  if (found) return { path: found, environment: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return bring()
  throw new Error('No Chromium found. Install Chromium or Chrome, or set KIMBILIO_CHROMIUM to its path.')
}

/** Unpacks the browser and the two libraries that a bare system lacks (NSS, NSPR) below .cache. */
const bring = (): FoundChromium => {
  const home = join(root, '.cache', 'chromium')
  const path = join(home, 'chromium')
  const libraries = join(home, 'al2023', 'lib')
  const environment = {
    LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
  }
  if (existsSync(path)) return { path, environment }
  console.log('kimbilio: no Chromium on this machine; bringing one (once, 67 MB) ...')
  const folder = join(root, 'e2e', 'browser')
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  })
  if (npm.status !== 0)
    throw new Error('Chromium could not be brought. Install Chromium, or set KIMBILIO_CHROMIUM to its path.')
  const packed = join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin')
  mkdirSync(home, { recursive: true })
  for (const name of ['al2023', 'fonts']) {
    const tar = join(home, `${name}.tar`)
    mkdirSync(join(home, name), { recursive: true })
    writeFileSync(tar, brotliDecompressSync(readFileSync(join(packed, `${name}.tar.br`))))
    if (spawnSync('tar', ['-xf', tar, '-C', join(home, name)]).status !== 0)
      throw new Error(`tar could not unpack ${name}.tar`)
  }
  writeFileSync(`${path}.part`, brotliDecompressSync(readFileSync(join(packed, 'chromium.br'))))
  chmodSync(`${path}.part`, 0o755)
  renameSync(`${path}.part`, path)
  return { path, environment }
}
