/** Guesses the country from what the phone says of itself. No address is looked up and nothing is kept. */

const ZONES: Readonly<Record<string, string>> = {
  'Africa/Dar_es_Salaam': 'TZ',
  'Africa/Nairobi': 'KE',
  'Africa/Kampala': 'UG',
  'Africa/Kigali': 'RW',
  'Africa/Johannesburg': 'ZA',
  'Africa/Lagos': 'NG',
  'Europe/London': 'GB',
  'Europe/Belfast': 'GB',
  'Europe/Dublin': 'IE',
  'Asia/Kolkata': 'IN',
  'Asia/Calcutta': 'IN',
}
const CANADA =
  /^America\/(?:Toronto|Vancouver|Montreal|Edmonton|Winnipeg|Halifax|Regina|St_Johns|Moncton|Whitehorse|Yellowknife|Iqaluit|Calgary|Glace_Bay|Goose_Bay|Thunder_Bay)$/
const STATES =
  /^America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Anchorage|Boise|Juneau|Indiana\/.*|Kentucky\/.*|North_Dakota\/.*|Menominee|Nome|Sitka|Adak)$|^Pacific\/Honolulu$/

/**
 * The time zone says where the phone is; many phones in East Africa are set to British or American English, so the
 * languages come second. One zone may serve several countries by alias: Nairobi with a `-TZ` language is Tanzania.
 * @param there countries that have something to show; the last resort is INT.
 */
export const guessCountry = (
  timeZone: string,
  languages: readonly string[],
  there: readonly string[],
): string => {
  const regions = languages.flatMap(tag => /-([A-Z]{2})\b/.exec(tag)?.[1] ?? [])
  const known = (country: string | undefined) =>
    country !== undefined && there.includes(country) ? country : undefined
  const zone = zoneCountry(timeZone)
  if (zone === 'KE' && regions.some(region => region === 'TZ' || region === 'UG')) {
    return known(regions.find(region => region === 'TZ' || region === 'UG')) ?? 'INT'
  }
  if (zone) return known(zone) ?? 'INT'
  // A zone that we do not know lies in a country that we have nothing for: better the directories than a wrong number.
  if (timeZone !== '' && timeZone !== 'UTC') return 'INT'
  return known(regions.find(region => there.includes(region))) ?? 'INT'
}

const zoneCountry = (zone: string): string | undefined =>
  ZONES[zone] ??
  (zone.startsWith('Australia/') ? 'AU' : CANADA.test(zone) ? 'CA' : STATES.test(zone) ? 'US' : undefined)
