/**
 * Bytes of the app's first load: what index.html asks for at once, following static imports; raw, and as brotli sends it.
 * Build first (`npm run build`). `node bench/first-load.ts [folder of the built app]`
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { print } from './measure.ts'

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'dist', 'app')
const BASE = '/app/'

/** What the browser fetches without being asked by a script: modules, their static imports, styles, manifest, icon. */
function firstLoad(): string[] {
  const waiting = ['index.html']
  const found = new Set<string>()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || !existsSync(join(folder, file))) continue
    found.add(file)
    const text = readFileSync(join(folder, file), 'utf8')
    if (file.endsWith('.html')) {
      for (const [, url] of text.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+)"/g)) {
        if (url?.startsWith(BASE)) waiting.push(url.slice(BASE.length))
      }
    } else if (file.endsWith('.js')) {
      for (const [, url] of text.matchAll(/\b(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
        if (url) waiting.push(normalize(join(dirname(file), url)))
      }
    }
  }
  return [...found].sort()
}

const files = firstLoad()
if (!files.includes('index.html')) throw new Error(`no built app in ${folder}: run "npm run build" first`)
const sizes = files.map(file => {
  const bytes = readFileSync(join(folder, file))
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  return { file, bytes: bytes.length, brotli: brotli.length }
})
for (const { file, bytes, brotli } of sizes)
  print({ peer: 'kimbilio', bench: 'first-load.file', file, bytes, brotli })
const sum = (field: 'bytes' | 'brotli') => sizes.reduce((all, size) => all + size[field], 0)
print({
  peer: 'kimbilio',
  bench: 'first-load',
  files: files.length,
  bytes: sum('bytes'),
  brotli: sum('brotli'),
})
