/** Months as people of the language write them. For screens. */
type Language = 'en' | 'sw'

const said = (month: string, language: Language, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === 'sw' ? 'sw-TZ' : 'en-GB', { ...how, timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )

/** March 2026 */
export const monthWords = (month: string, language: Language): string =>
  said(month, language, { month: 'long', year: 'numeric' })

/** Mar */
export const shortMonth = (month: string, language: Language): string =>
  said(month, language, { month: 'short' })
