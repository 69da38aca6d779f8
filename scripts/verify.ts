/**
 * `npm run -s verify -- https://haven.example [--key PUBLIC] [--dist FOLDER]`: does this server hand out exactly the published app?
 * Ends with 0 when it does, 1 when it does not, 2 when that could not be found out.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readRelease } from '#protocol'
import { type Expected, type Verified, verifyServer } from './verify-server.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const stop = (line: string): never => {
  process.stderr.write(`kimbilio: ${line}\n`)
  process.exit(2)
}

const { values, positionals } = parseArgs({
  options: { key: { type: 'string', multiple: true, default: [] }, dist: { type: 'string' } },
  allowPositionals: true,
})
const [given] = positionals
if (given === undefined || !URL.canParse(given)) {
  stop('Give the address of a server, for instance: npm run -s verify -- https://haven.example')
}
const origin = new URL(given ?? '').origin

const folder = values.dist ?? join(import.meta.dirname, '..', 'dist', 'app')
const file = join(folder, 'release.json')
const release = existsSync(file) ? readRelease(new Uint8Array(readFileSync(file))) : null
if (values.dist !== undefined && !release)
  stop(`There is no release.json that can be read in ${values.dist}.`)
const keys = values.key.map(key => (existsSync(key) ? readFileSync(key, 'utf8').trim() : key))
if (keys.length === 0 && !release)
  stop(
    'Nothing to compare with: build this version here (npm run build), or give the publisher’s public key (--key).',
  )

const expected: Expected = { keys, release }
const found: Verified = await verifyServer(origin, expected).catch(() =>
  stop(`${origin} can't be reached. Nothing was found out.`),
)
if (found.release) {
  const count = Object.keys(found.release.files).length
  say(`${origin} publishes version ${found.release.version}, ${count} files.`)
  say(found.signedBy.length > 0 ? `Signed by ${found.signedBy.join(', ')}.` : 'It is not signed.')
  if (release) say('Compared with your own build, file by file.')
}
for (const difference of found.differences) say(`- ${difference}`)
say(
  found.differences.length === 0
    ? 'It hands out exactly that, to three kinds of visitor, just now. It can hand out something else tomorrow, or to one person.'
    : 'This is NOT the published app. Do not open it there, and ask who runs the server.',
)
process.exit(found.differences.length === 0 ? 0 : 1)
