/**
 * Help near you: whom to turn to, country by country, with where each number was found and when.
 * A number that we do not trust (`confidence: low`) is kept for whoever checks the list and never shown.
 */
import * as v from 'valibot'
import type { Language } from '../languages.ts'
import list from './help-resources.json' with { type: 'json' }

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(400))

const resource = v.strictObject({
  /** Two letters (ISO 3166-1), or INT for directories of many countries. */
  country: v.pipe(v.string(), v.regex(/^(?:[A-Z]{2}|INT)$/)),
  service: text,
  serviceSw: text,
  for: v.array(
    v.picklist([
      'violence',
      'child',
      'suicide',
      'mental-health',
      'legal',
      'health',
      'addiction',
      'emergency',
      'directory',
    ]),
  ),
  /** As people write it; several are parted by ` / `. */
  phone: v.nullable(text),
  sms: v.nullable(text),
  url: v.nullable(v.pipe(v.string(), v.regex(/^https?:\/\/[a-z0-9.-]+$/))),
  hours: v.nullable(text),
  hoursSw: v.nullable(text),
  languages: v.array(text),
  note: v.nullable(text),
  noteSw: v.nullable(text),
  source: text,
  /** When the source was written; null when it does not say. Not the day on which anybody called. */
  sourceDate: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}(?:-\d{2}){0,2}$/))),
  confidence: v.picklist(['high', 'medium', 'low']),
})

export type HelpResource = v.InferOutput<typeof resource>

/** The whole list, for whoever checks it. Screens show `helpIn`. */
export const helpResources: readonly HelpResource[] = list as readonly HelpResource[]

/** Checks a list that an operator has edited. Throws nothing; says which line is wrong. */
export const checkHelpResources = (
  value: unknown,
): { readonly ok: boolean; readonly wrong: readonly number[] } => {
  if (!Array.isArray(value)) return { ok: false, wrong: [0] }
  const wrong = value.flatMap((one, index) => (v.is(resource, one) ? [] : [index]))
  return { ok: wrong.length === 0, wrong }
}

export interface HelpEntry {
  readonly service: string
  readonly note: string | null
  readonly hours: string | null
  readonly phones: readonly { readonly shown: string; readonly href: string }[]
  readonly sms: string | null
  readonly url: string | null
  readonly source: string
  readonly sourceDate: string | null
  readonly emergency: boolean
}

/** What is shown for one country, in one language: what we do not trust is left out; emergency numbers come last but are marked. */
export const helpIn = (country: string, language: Language): readonly HelpEntry[] =>
  helpResources
    .filter(one => one.country === country && one.confidence !== 'low')
    .map(one => ({
      service: language === 'sw' ? one.serviceSw : one.service,
      note: language === 'sw' ? one.noteSw : one.note,
      hours: language === 'sw' ? one.hoursSw : one.hours,
      phones: phonesOf(one.phone),
      sms: one.sms,
      url: one.url,
      source: one.source,
      sourceDate: one.sourceDate,
      emergency: one.for.includes('emergency'),
    }))

const phonesOf = (phone: string | null): HelpEntry['phones'] =>
  (phone ?? '').split(' / ').flatMap(part => {
    const number = /^\+?\d[\d -]*/.exec(part)?.[0]
    return number ? [{ shown: part, href: `tel:${number.replace(/[ -]/g, '')}` }] : []
  })

/** East Africa first, because most readers are there; the directories of the world last. */
const ORDER = ['TZ', 'KE', 'UG', 'RW', 'ZA', 'NG', 'GB', 'IE', 'US', 'CA', 'AU', 'IN', 'INT']

/** Countries that have something to show, in the order of the page. */
export const countriesWithHelp = (): readonly string[] => {
  const there = new Set(helpResources.filter(one => one.confidence !== 'low').map(one => one.country))
  const known = ORDER.filter(country => there.has(country))
  return [...known, ...[...there].filter(country => !ORDER.includes(country)).sort()]
}
