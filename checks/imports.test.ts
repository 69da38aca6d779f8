/** Holds the import table: who may know of whom. The table is data; the law is in docs/map.md. */
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { files, read } from './source-files.ts'

/** For each room, the rooms of ours and the packages of others that it may import. Tests may also import devkit and Node. */
const TABLE: Readonly<
  Record<string, { readonly ours: readonly string[]; readonly others: readonly string[] }>
> = {
  protocol: {
    ours: [],
    others: ['valibot', '@noble/hashes', '@noble/curves', '@hpke/core', '@scure/bip39'],
  },
  mirror: { ours: [], others: [] },
  library: { ours: [], others: ['valibot', 'yaml', 'markdown-it', 'minisearch'] },
  'practices core': { ours: [], others: ['valibot'] },
  'practices screens': { ours: ['ui', 'practices core'], others: ['preact', '@preact/signals'] },
  ui: { ours: [], others: ['preact', '@preact/signals', 'lucide', 'uqr'] },
  server: {
    ours: ['protocol', 'library', 'ui'],
    others: [
      'hono',
      '@hono/node-server',
      'ws',
      'kysely',
      'valibot',
      'preact',
      'preact-render-to-string',
      'node:',
    ],
  },
  app: {
    ours: ['protocol', 'practices core', 'practices screens', 'mirror', 'library', 'ui'],
    others: ['preact', '@preact/signals', 'valibot'],
  },
}
const CRYPTOGRAPHY = ['@noble/hashes', '@noble/curves', '@hpke/core']

const ALIASES: Readonly<Record<string, string>> = {
  '#protocol': 'protocol',
  '#practices': 'practices core',
  '#practices/screens': 'practices screens',
  '#practices/testkit': 'practices core',
  '#mirror': 'mirror',
  '#mirror/en': 'mirror',
  '#mirror/sw': 'mirror',
  '#library': 'library',
  '#ui': 'ui',
  '#ui/words': 'ui',
  '#ui/words/going': 'ui',
  '#ui/styles': 'ui',
  '#engine': 'app',
  '#server': 'server',
  '#devkit': 'devkit',
}

const roomOf = (path: string): string | null => {
  const room = /^packages\/([^/]+)\//.exec(path)?.[1]
  if (!room) return null
  if (room !== 'practices') return room
  return /\.tsx$|\/screens\.ts$|\/screens\/|\/shared\/(?:floor\/|device\.ts$)/.test(path)
    ? 'practices screens'
    : 'practices core'
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

interface Import {
  readonly from: string
  readonly to: string
  readonly room: string | null
  readonly package: string | null
}

const importsOf = (path: string): Import[] =>
  [...read(path).matchAll(IMPORT)].map(match => {
    const to = (match[1] ?? match[2] ?? match[3]) as string
    if (to.startsWith('.'))
      return { from: path, to, room: roomOf(normalize(join(dirname(path), to))), package: null }
    if (to.startsWith('#'))
      return {
        from: path,
        to,
        room: to.startsWith('#app/') ? 'app' : (ALIASES[to] ?? 'unknown'),
        package: null,
      }
    return { from: path, to, room: null, package: to }
  })

const isTest = (path: string) => /\.test\.tsx?$|\.contract\.ts$|testkit\.ts$|\/gallery\//.test(path)
const sources = files(/^packages\/.*\.tsx?$/).filter(
  path => !isTest(path) && !path.startsWith('packages/devkit/') && !path.startsWith('packages/mirror/train/'),
)

test('the table is not empty, and the scan sees the imports of every room', () => {
  const seen = new Set(sources.map(roomOf))
  for (const room of ['protocol', 'library', 'practices core', 'ui', 'server', 'app'])
    expect(seen).toContain(room)
  expect(sources.flatMap(importsOf).length).toBeGreaterThan(100)
})

test('no room imports a room of ours that the table does not allow', () => {
  const broken = sources.flatMap(path => {
    const room = roomOf(path)
    if (!room) return []
    const allowed = TABLE[room]?.ours ?? []
    return importsOf(path)
      .filter(found => found.room !== null && found.room !== room && !allowed.includes(found.room))
      .map(found => `${found.from} (${room}) imports ${found.to} (${found.room})`)
  })
  expect(broken).toEqual([])
})

test('no room imports a package that the table does not allow it', () => {
  const broken = sources.flatMap(path => {
    const room = roomOf(path)
    if (!room) return []
    const allowed = TABLE[room]?.others ?? []
    return importsOf(path)
      .filter(found => found.package !== null)
      .filter(
        found =>
          !allowed.some(
            name => found.to === name || found.to.startsWith(name.endsWith(':') ? name : `${name}/`),
          ),
      )
      .map(found => `${found.from} (${room}) imports ${found.to}`)
  })
  expect(broken).toEqual([])
})

test('no practice imports another practice', () => {
  const practice = (path: string) => /^packages\/practices\/src\/([^/]+)\//.exec(path)?.[1]
  const broken = sources.flatMap(path => {
    const own = practice(path)
    if (!own) return []
    return importsOf(path)
      .filter(found => found.to.startsWith('.'))
      .map(found => practice(normalize(join(dirname(path), found.to))))
      .filter(other => other !== undefined && other !== own && other !== 'shared')
      .map(other => `${path} imports ${other}`)
  })
  expect(broken).toEqual([])
})

test('cryptographic primitives are imported by one file of the protocol only', () => {
  const touching = sources.filter(path =>
    importsOf(path).some(found => CRYPTOGRAPHY.some(name => found.to.startsWith(name))),
  )
  expect(touching).toEqual(['packages/protocol/src/primitives.ts'])
  const subtle = sources.filter(path => /\bcrypto\.subtle\.[a-z]+\(/.test(read(path)))
  expect(subtle).toEqual([])
})

test('SQL stands only in the adapters of the server', () => {
  const sql = /\b(?:INSERT INTO|SELECT .* FROM|CREATE TABLE|DELETE FROM|UPDATE [a-z_]+ SET)\b/i
  const broken = sources.filter(
    path => !path.startsWith('packages/server/src/adapters/') && sql.test(read(path)),
  )
  expect(broken).toEqual([])
})

test('the pure islands touch no clock and no randomness of their own', () => {
  const pure = sources.filter(path =>
    ['protocol', 'mirror', 'library', 'practices core'].includes(roomOf(path) ?? ''),
  )
  const broken = pure.filter(path =>
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bsetTimeout\(/.test(read(path)),
  )
  expect(broken).toEqual([])
})
