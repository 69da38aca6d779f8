/** Everything that whoever runs a server can set, by environment: one table, which docs/settings.md repeats for people. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { done, type Result, refused } from './ports/result.ts'
import { DEFAULT_LIMITS, type Limits } from './relay/limits.ts'

export interface Settings {
  readonly port: number
  readonly host: string
  /** Absolute folder that holds everything the server keeps. */
  readonly data: string
  /** Public address without a slash at the end; null: the address it listens on. */
  readonly baseUrl: string | null
  readonly siteName: string
  /** Absolute folders. */
  readonly articles: string
  readonly app: string
  /** Absolute, or null for none. */
  readonly ownArticles: string | null
  readonly language: 'en' | 'sw'
  /** Null: the front page of an encyclopaedia. */
  readonly leaveTo: string | null
  /** 0 to 360; null for the sea's. */
  readonly hue: number | null
  readonly trustedProxies: number
  readonly limits: Limits
}

export interface Setting {
  readonly name: string
  readonly default: string
  /** One sentence for whoever sets it. */
  readonly meaning: string
}

const MEBIBYTE = 1024 * 1024

export const SETTINGS: readonly Setting[] = [
  { name: 'KIMBILIO_PORT', default: '8080', meaning: 'Port to listen on; 0 takes any free one.' },
  {
    name: 'KIMBILIO_HOST',
    default: '127.0.0.1',
    meaning:
      'Address to listen on. The default is reached from this machine only; 0.0.0.0 opens it to the network.',
  },
  {
    name: 'KIMBILIO_DATA',
    default: './data',
    meaning: 'The one folder that holds everything the server keeps.',
  },
  {
    name: 'KIMBILIO_BASE_URL',
    default: '',
    meaning: 'Public address, such as https://kimbilio.example; empty means the address it listens on.',
  },
  { name: 'KIMBILIO_SITE_NAME', default: 'Kimbilio', meaning: 'Name of the site on its public pages.' },
  {
    name: 'KIMBILIO_ARTICLES',
    default: 'articles beside the program',
    meaning: 'Folder of the articles, one Markdown file each.',
  },
  {
    name: 'KIMBILIO_OWN_ARTICLES',
    default: '',
    meaning: 'A second folder of articles: adds to the first, and replaces what has the same path in it.',
  },
  {
    name: 'KIMBILIO_LANGUAGE',
    default: 'en',
    meaning: 'Language, en or sw, of the public pages for readers whose browser names neither.',
  },
  {
    name: 'KIMBILIO_LEAVE_TO',
    default: '',
    meaning: 'Where leaving quickly leads from public pages; empty means an encyclopaedia.',
  },
  {
    name: 'KIMBILIO_HUE',
    default: '',
    meaning: 'Colour of what can be pressed on public pages, an angle from 0 to 360; empty means the sea.',
  },
  { name: 'KIMBILIO_APP', default: 'dist/app beside the program', meaning: 'Folder of the built app.' },
  {
    name: 'KIMBILIO_TRUST_PROXY',
    default: '0',
    meaning:
      'How many proxies of yours stand in front; only then is X-Forwarded-For believed, for rate limits.',
  },
  {
    name: 'KIMBILIO_SPACE_ENTRIES',
    default: String(DEFAULT_LIMITS.spaceEntries),
    meaning: 'Most entries that one space may hold.',
  },
  {
    name: 'KIMBILIO_SPACE_MEBIBYTES',
    default: String(DEFAULT_LIMITS.spaceBytes / MEBIBYTE),
    meaning: 'Most mebibytes of entries that one space may hold.',
  },
  {
    name: 'KIMBILIO_SNAPSHOT_MEBIBYTES',
    default: String(DEFAULT_LIMITS.snapshotBytes / MEBIBYTE),
    meaning: 'Most mebibytes of snapshots that each member may keep in one space.',
  },
  {
    name: 'KIMBILIO_REQUESTS_PER_MINUTE',
    default: String(DEFAULT_LIMITS.requestsPerMinutePerDevice),
    meaning: 'Most relay requests and live frames of one device in a minute; 0 for no limit.',
  },
  {
    name: 'KIMBILIO_REQUESTS_PER_MINUTE_PER_ADDRESS',
    default: String(DEFAULT_LIMITS.requestsPerMinutePerAddress),
    meaning: 'Most relay requests from one network address in a minute; 0 for no limit.',
  },
  {
    name: 'KIMBILIO_SPACES_PER_HOUR',
    default: String(DEFAULT_LIMITS.spacesPerHourPerAddress),
    meaning: 'Most new spaces from one network address in an hour; 0 for no limit.',
  },
  {
    name: 'KIMBILIO_RECOVERIES_PER_HOUR',
    default: String(DEFAULT_LIMITS.recoveriesPerHourPerAddress),
    meaning: 'Most tries to read a recovery record from one network address in an hour; 0 for no limit.',
  },
  {
    name: 'KIMBILIO_CONNECTIONS',
    default: String(DEFAULT_LIMITS.connections),
    meaning: 'Most live connections at once, all spaces together.',
  },
]

type Environment = Readonly<Record<string, string | undefined>>

/** Or one sentence that says what is wrong and what to write instead. */
export const readSettings = (environment: Environment, folder = process.cwd()): Result<Settings, string> => {
  const faults: string[] = []
  const text = (name: string): string | null => environment[name]?.trim() || null
  const standard = (name: string): string => SETTINGS.find(setting => setting.name === name)?.default ?? ''
  const whole = (name: string, least: number, most: number): number => {
    const given = text(name) ?? standard(name)
    if (/^\d{1,12}$/.test(given) && Number(given) >= least && Number(given) <= most) return Number(given)
    faults.push(`${name} is "${given.slice(0, 40)}"; it takes a whole number from ${least} to ${most}.`)
    return least
  }
  const oneOf = <One extends string>(name: string, all: readonly One[]): One => {
    const given = text(name) ?? standard(name)
    const found = all.find(one => one === given)
    if (found === undefined) faults.push(`${name} is "${given.slice(0, 40)}"; it takes ${all.join(' or ')}.`)
    return found ?? (all[0] as One)
  }
  const own = text('KIMBILIO_OWN_ARTICLES')
  if (own !== null && !existsSync(resolve(folder, own)))
    faults.push(`KIMBILIO_OWN_ARTICLES is "${own.slice(0, 80)}"; there is no such folder.`)
  const home = programHome()
  const settings: Settings = {
    port: whole('KIMBILIO_PORT', 0, 65_535),
    host: text('KIMBILIO_HOST') ?? standard('KIMBILIO_HOST'),
    data: resolve(folder, text('KIMBILIO_DATA') ?? standard('KIMBILIO_DATA')),
    baseUrl: baseUrl(text('KIMBILIO_BASE_URL'), faults),
    siteName: text('KIMBILIO_SITE_NAME') ?? standard('KIMBILIO_SITE_NAME'),
    articles: resolve(folder, text('KIMBILIO_ARTICLES') ?? join(home, 'articles')),
    app: resolve(folder, text('KIMBILIO_APP') ?? join(home, 'dist', 'app')),
    ownArticles: own === null ? null : resolve(folder, own),
    language: oneOf('KIMBILIO_LANGUAGE', ['en', 'sw']),
    leaveTo: address('KIMBILIO_LEAVE_TO', text('KIMBILIO_LEAVE_TO'), faults),
    hue: text('KIMBILIO_HUE') === null ? null : whole('KIMBILIO_HUE', 0, 360),
    trustedProxies: whole('KIMBILIO_TRUST_PROXY', 0, 10),
    limits: {
      ...DEFAULT_LIMITS,
      spaceEntries: whole('KIMBILIO_SPACE_ENTRIES', 1, 10_000_000),
      spaceBytes: whole('KIMBILIO_SPACE_MEBIBYTES', 1, 1_000_000) * MEBIBYTE,
      snapshotBytes: whole('KIMBILIO_SNAPSHOT_MEBIBYTES', 1, 1_000_000) * MEBIBYTE,
      requestsPerMinutePerDevice: whole('KIMBILIO_REQUESTS_PER_MINUTE', 0, 1_000_000_000),
      requestsPerMinutePerAddress: whole('KIMBILIO_REQUESTS_PER_MINUTE_PER_ADDRESS', 0, 1_000_000_000),
      spacesPerHourPerAddress: whole('KIMBILIO_SPACES_PER_HOUR', 0, 1_000_000_000),
      recoveriesPerHourPerAddress: whole('KIMBILIO_RECOVERIES_PER_HOUR', 0, 1_000_000_000),
      connections: whole('KIMBILIO_CONNECTIONS', 1, 1_000_000),
    },
  }
  return faults[0] ? refused(faults[0]) : done(settings)
}

/** One sentence for each name that looks like a setting and is none: most often a slip of the pen. */
export const unknownSettings = (environment: Environment): string[] =>
  Object.keys(environment)
    .filter(name => name.startsWith('KIMBILIO_') && !OF_OTHER_ROOMS.includes(name))
    .filter(name => !SETTINGS.some(setting => setting.name === name))
    .map(
      name => `${name} is no setting of this version and does nothing; docs/settings.md lists all of them.`,
    )

const OF_OTHER_ROOMS = ['KIMBILIO_CHROMIUM', 'KIMBILIO_PICTURES', 'KIMBILIO_SIGNING_KEY']

const baseUrl = (given: string | null, faults: string[]): string | null => {
  if (given === null) return null
  const url = URL.canParse(given) ? new URL(given) : null
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash)
    return url.origin
  faults.push(
    `KIMBILIO_BASE_URL is "${given.slice(0, 80)}"; it takes an address such as https://kimbilio.example, without a path.`,
  )
  return null
}

const address = (name: string, given: string | null, faults: string[]): string | null => {
  if (given === null) return null
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return new URL(given).href
  faults.push(`${name} is "${given.slice(0, 80)}"; it takes an address such as https://news.example.`)
  return null
}

/** The folder with package.json above this file, whether it runs from sources or bundled. */
const programHome = (): string => {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}
