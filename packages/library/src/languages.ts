/** The two languages that everything in the Library is written in. */

export const languages = ['en', 'sw'] as const
export type Language = (typeof languages)[number]

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'sw' : 'en')
export const isLanguage = (text: string): text is Language => text === 'en' || text === 'sw'

/**
 * The better of the two for a reader, from an `Accept-Language` header (RFC 9110, 12.5.4).
 * Regions are ignored (`sw-KE` is Swahili); a refused language (`q=0`) is never chosen over the other; `otherwise` when neither is named.
 */
export const preferredLanguage = (
  acceptLanguage: string | undefined,
  otherwise: Language = 'en',
): Language => {
  const best: Record<Language, number> = { en: -1, sw: -1 }
  for (const range of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = range.split(';')
    const language = tag.trim().toLowerCase().split('-')[0] ?? ''
    const q = parameters
      .map(text => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(text)?.[1])
      .find(text => text !== undefined)
    if (isLanguage(language)) best[language] = Math.max(best[language], q === undefined ? 1 : Number(q))
  }
  const first = otherLanguage(otherwise)
  if (best[otherwise] === 0 && best[first] !== 0) return first
  return best[first] > best[otherwise] && best[first] > 0 ? first : otherwise
}
