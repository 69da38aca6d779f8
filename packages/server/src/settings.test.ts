import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings, SETTINGS, unknownSettings } from './settings.ts'

const root = resolve(import.meta.dirname, '..', '..', '..')
const read = (environment: Record<string, string>) => readSettings(environment, '/srv/kimbilio')
const good = (environment: Record<string, string>) => {
  const settings = read(environment)
  if (!settings.ok) throw new Error(settings.error)
  return settings.value
}

test('docs/settings.md lists every setting with its default and meaning, and no other', () => {
  const rows = readFileSync(join(root, 'docs', 'settings.md'), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| `KIMBILIO_'))
  const written = (value: string) => (value === '' ? 'empty' : `\`${value}\``)
  expect(rows).toEqual(
    SETTINGS.map(
      ({ name, default: standard, meaning }) =>
        `| \`${name}\` | ${/beside/.test(standard) ? standard : written(standard)} | ${meaning} |`,
    ),
  )
})

test('with nothing set the server is reached from its own machine only, and keeps everything in one folder', () => {
  const settings = good({})
  expect(settings).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    data: '/srv/kimbilio/data',
    baseUrl: null,
    trustedProxies: 0,
  })
  expect(settings.app).toBe(join(root, 'dist', 'app'))
  expect(settings.articles).toBe(join(root, 'articles'))
})

test('defaults in the table are the defaults in use', () => {
  const named = Object.fromEntries(
    SETTINGS.filter(one => !/beside/.test(one.default)).map(one => [one.name, one.default]),
  )
  expect(good(named)).toEqual(good({}))
})

test('what is set is taken, relative folders from where the program was started', () => {
  const settings = good({
    KIMBILIO_PORT: '0',
    KIMBILIO_HOST: '0.0.0.0',
    KIMBILIO_DATA: 'elsewhere',
    KIMBILIO_BASE_URL: 'https://kimbilio.example/',
    KIMBILIO_SPACE_MEBIBYTES: '2',
    KIMBILIO_REQUESTS_PER_MINUTE: '0',
  })
  expect(settings).toMatchObject({
    port: 0,
    host: '0.0.0.0',
    data: '/srv/kimbilio/elsewhere',
    baseUrl: 'https://kimbilio.example',
  })
  expect(settings.limits).toMatchObject({ spaceBytes: 2 * 1024 * 1024, requestsPerMinutePerDevice: 0 })
})

test('a wrong setting is named in one sentence that says what to write', () => {
  const wrong: Record<string, string>[] = [
    { KIMBILIO_PORT: 'eighty' },
    { KIMBILIO_PORT: '-1' },
    { KIMBILIO_PORT: '70000' },
    { KIMBILIO_BASE_URL: 'kimbilio.example' },
    { KIMBILIO_BASE_URL: 'https://kimbilio.example/haven' },
    { KIMBILIO_TRUST_PROXY: 'yes' },
    { KIMBILIO_SPACE_ENTRIES: '0' },
  ]
  for (const environment of wrong) {
    const settings = read(environment)
    expect(settings.ok, JSON.stringify(environment)).toBe(false)
    if (!settings.ok) expect(settings.error).toMatch(new RegExp(`^${Object.keys(environment)[0]} is .+\\.$`))
  }
})

test('a name that is no setting is pointed out, and stops nothing', () => {
  const environment = { KIMBILIO_PROT: '80', KIMBILIO_PORT: '80', KIMBILIO_PICTURES: '/tmp', HOME: '/root' }
  expect(read(environment).ok).toBe(true)
  expect(unknownSettings(environment)).toEqual([
    'KIMBILIO_PROT is no setting of this version and does nothing; docs/settings.md lists all of them.',
  ])
})
