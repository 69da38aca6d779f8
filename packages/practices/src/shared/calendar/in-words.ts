/** A plan as people say it. Only for screens: the words are fetched with them. */
import { nthOf, type Plan } from './plan.ts'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

type Language = 'en' | 'sw'

const said = { en, sw }
const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', sw: 'sw-TZ' }

const formatted = (day: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** Friday 13 March */
export const dayWords = (day: string, language: Language): string =>
  formatted(day, language, { weekday: 'long', day: 'numeric', month: 'long' })

/** 13 March 2027 */
export const dateWords = (day: string, language: Language): string =>
  formatted(day, language, { day: 'numeric', month: 'long', year: 'numeric' })

/** Every second Friday at 19:00 */
export function planWords({ first, time, every, ends }: Plan, language: Language): string {
  const words = said[language]
  const weekday = formatted(first, language, { weekday: 'long' })
  const n = nthOf(first)
  const nth = n === -1 ? words.last : words[`nth${n as 1 | 2 | 3 | 4}`]
  const often = capital(words[every]({ weekday, time, nth }))
  if (ends.kind === 'day') return `${often}, ${words.untilDay({ day: dateWords(ends.day, language) })}`
  return ends.kind === 'times' ? `${often}, ${words.times(ends)}` : often
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
