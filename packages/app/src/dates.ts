/** Days and times as people say them, in the language of the app and the time of the phone. */
import type { LocalTime } from '#practices'
import type { Language } from '#ui/words'

/** British order for English: the day before the month, 24 hours. */
const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', sw: 'sw-TZ' }

/** Sunday 22 November */
export const sayDay = (milliseconds: number, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(localeOf[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(timeZone && { timeZone }),
  }).format(milliseconds)

/** Sunday 22 November at 18:40 */
export const sayMoment = (milliseconds: number, language: Language, timeZone: string): string => {
  const time = new Intl.DateTimeFormat(localeOf[language], {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...(timeZone && { timeZone }),
  }).format(milliseconds)
  return `${sayDay(milliseconds, language, timeZone)}, ${time}`
}

/** Where the person is: the day of the week, 0 for Sunday, and minutes after midnight. */
export function localTime(milliseconds: number, timeZone: string): LocalTime {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone && { timeZone }),
  }).formatToParts(milliseconds)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find(one => one.type === type)?.value ?? ''
  return {
    weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(part('weekday')),
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  }
}

/** A date of a source, as much as is known of it: 2021, 2021-05 or 2021-05-20. */
export const saySourceDate = (date: string, language: Language): string => {
  const [year, month, day] = date.split('-').map(Number)
  if (!year || !month) return date
  return new Intl.DateTimeFormat(localeOf[language], {
    year: 'numeric',
    month: 'long',
    ...(day && { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, day ?? 1))
}
