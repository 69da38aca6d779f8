/** What an operator decides about the public side. */
import type { Language } from '#library'

export interface Site {
  /** Shown in the bar and in titles. */
  readonly name: string
  /** Scheme and host of the public address, without a slash at the end. */
  readonly baseUrl: string
  /** Where "leave quickly" leads, by language: a page that tells nothing about whoever looks at it. */
  readonly leaveTo: Readonly<Record<Language, string>>
  /** For readers whose browser names neither language. */
  readonly language: Language
  /** Of what can be pressed: an angle in OKLCH, 0 to 360; null for the sea. */
  readonly hue: number | null
}

/** An encyclopaedia's front page: light, known everywhere, and on anybody's phone. */
export const usualWayOut: Site['leaveTo'] = {
  en: 'https://en.m.wikipedia.org/',
  sw: 'https://sw.m.wikipedia.org/',
}

/** `2026-11-20` as people write it. A day has no zone, so it is read and written in UTC. */
export const dayInWords = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'sw' ? 'sw-TZ' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
