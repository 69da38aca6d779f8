/**
 * A calendar file (RFC 5545), made on the device and handed to nobody.
 *
 * Its times are floating: no zone and no Z. Two people keep a habit by the clock on their own wall, so a file with a zone
 * would move it when one of them travels, and would need the rules of that zone in the file. Calendars read a floating time
 * as the time of the place where the phone is, which is what was agreed.
 */
import { type Plan, ruleOf } from './plan.ts'

export interface CalendarEntry {
  /** Hex; tells calendars that a later file is the same thing. Nothing in it names anybody. */
  readonly uid: string
  readonly title: string
  readonly place: string
  readonly notes: string
  readonly plan: Plan
  /** Minutes that it takes. */
  readonly minutes: number
  /** Minutes ahead for the reminder of whoever makes this file; null for none. */
  readonly remind: number | null
  /** When the file was made, milliseconds since 1970. */
  readonly made: number
}

export function calendarFile(entry: CalendarEntry): string {
  const { plan, title, place, notes, remind } = entry
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Calendar file//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${stamp(entry.made)}`,
    `DTSTART:${plan.first.replaceAll('-', '')}T${plan.time.replace(':', '')}00`,
    `DURATION:PT${entry.minutes}M`,
    `RRULE:${ruleOf(plan)}`,
    `SUMMARY:${escapeText(title)}`,
    ...(place === '' ? [] : [`LOCATION:${escapeText(place)}`]),
    ...(notes === '' ? [] : [`DESCRIPTION:${escapeText(notes)}`]),
    'CLASS:PRIVATE',
    ...(remind === null ? [] : alarm(title, remind)),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(line => `${foldLine(line)}\r\n`).join('')
}

const alarm = (title: string, minutes: number): readonly string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escapeText(title)}`,
  `TRIGGER:-PT${minutes}M`,
  'END:VALARM',
]

/** In UTC, as the standard asks of this one time. */
const stamp = (time: number): string => `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** What stands for a text: backslash, semicolon, comma and line break are written out; other control signs go. */
export const escapeText = (text: string): string =>
  text
    .replace(/[\\;,]/g, sign => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not stand in a text.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

const MOST_OCTETS = 75

/** A line of more than 75 octets goes on in the next after a blank; no letter is cut in two. */
export function foldLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const letter of line) {
    const more = octetsOf(letter)
    if (octets + more > MOST_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += letter
    octets += more
  }
  return folded
}

/** In UTF-8. */
function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** The same thing on the same person's phones, another on the other's: two calendars can't be laid side by side by it. */
export const uidFor = (thing: string, me: string): string =>
  [...thing]
    .map((digit, at) => (Number.parseInt(digit, 16) ^ Number.parseInt(me[at] ?? '0', 16)).toString(16))
    .join('')
