/** Help and safety: on the phone for everybody, opened without a trace. The country is guessed and never kept. */
import { useState } from 'preact/hooks'
import { countriesWithHelp, type HelpEntry, helpIn } from '#library'
import { Card, Icon, Page, RowDoor, Rows, Section } from '#ui'
import type { Words } from '#ui/words'
import { useApp, useWords } from '../app-context.tsx'
import { saySourceDate } from '../dates.ts'
import { guessCountry } from '../help/country.ts'
import { href } from '../router.ts'
import { LeaveBar } from '../shell/sidebar.tsx'

export const Help = () => {
  const { world } = useApp()
  const words = useWords()
  const said = words.help
  return (
    <Page title={said.title} lead={said.lead} back={{ label: words.nav.back, onBack: world.router.comeBack }}>
      <LeaveBar />
      <Section title={said.actTitle}>
        <ul class="signs-of-danger">
          {said.actSigns.map((sign, place) => (
            <li key={place}>{sign}</li>
          ))}
        </ul>
        <p>
          <strong>{said.act}</strong>
        </p>
        <p>{said.hospital}</p>
      </Section>
      <HelpNear />
      <Section title={said.heavyTitle}>
        <p>{said.heavy}</p>
      </Section>
      <Section title={said.watchedTitle}>
        <ul class="plain-list">
          {said.watched.map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={said.leavingTitle}>
        <p>{said.leaving}</p>
        <ul class="plain-list">
          {said.leavingSteps.map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
        <p class="quiet-text">{said.leavingPapers}</p>
      </Section>
      <Rows>
        <RowDoor icon="shield" href={href('/before')}>
          {said.readiness}
        </RowDoor>
      </Rows>
      <p class="quiet-text">{said.limits}</p>
    </Page>
  )
}

const HelpNear = () => {
  const { world, language } = useApp()
  const words = useWords()
  const said = words.help
  const countries = countriesWithHelp()
  const [country, setCountry] = useState(() => guessCountry(world.timeZone, world.languages, countries))
  const names: Readonly<Record<string, string>> = said.countries
  const name = (code: string) =>
    names[code] ?? new Intl.DisplayNames([language.value], { type: 'region' }).of(code) ?? code
  return (
    <Section title={said.nearTitle}>
      <div class="field">
        <label class="field-label" for="help-country">
          {said.country}
        </label>
        <p class="field-hint" id="help-country-hint">
          {said.countryNote}
        </p>
        <select
          id="help-country"
          class="input"
          aria-describedby="help-country-hint"
          autocomplete="off"
          value={country}
          onChange={event => setCountry(event.currentTarget.value)}
        >
          {countries.map(code => (
            <option key={code} value={code}>
              {name(code)}
            </option>
          ))}
        </select>
      </div>
      <p class="quiet-text">{said.traces}</p>
      <ul class="help-list">
        {helpIn(country, language.value).map(entry => (
          <li key={entry.service}>
            <HelpCard entry={entry} />
          </li>
        ))}
        {country !== 'INT' &&
          helpIn('INT', language.value)
            .slice(0, 1)
            .map(entry => (
              <li key={entry.service}>
                <HelpCard entry={entry} />
              </li>
            ))}
      </ul>
      <p class="quiet-text">{said.checked}</p>
    </Section>
  )
}

const HelpCard = ({ entry }: { entry: HelpEntry }) => {
  const { language } = useApp()
  const said = useWords().help
  return (
    <Card {...(entry.emergency && { tone: 'warm' as const })}>
      <h3>{entry.service}</h3>
      {entry.note && <p>{entry.note}</p>}
      {entry.hours && <p class="quiet-text">{said.hours(entry.hours)}</p>}
      <WaysToReach entry={entry} said={said} />
      <p class="quiet-text help-source">
        {said.sourceDated(
          sourceName(entry.source),
          entry.sourceDate ? saySourceDate(entry.sourceDate, language.value) : said.undated,
        )}
      </p>
    </Card>
  )
}

/** The number first as text, so that it can be read out or dialled elsewhere; then as a link, with its trace named beside it. */
const WaysToReach = ({ entry, said }: { entry: HelpEntry; said: Words['help'] }) => (
  <>
    {entry.phones.map(phone => (
      <p key={phone.href} class="help-number">
        <span class="help-digits">{phone.shown}</span>
        <a class="button button-plain" href={phone.href} aria-label={said.call(phone.shown)}>
          <Icon name="smartphone" size={20} />
          {said.callShort}
        </a>
      </p>
    ))}
    {entry.sms && <p>{said.message(entry.sms)}</p>}
    {(entry.phones.length > 0 || entry.sms) && <p class="quiet-text">{said.trace}</p>}
    {entry.url && (
      <p class="help-site">
        <a class="text-door" href={entry.url} rel="noreferrer noopener" target="_blank">
          {entry.url.replace(/^https?:\/\//, '')}
        </a>
        <span class="quiet-text">{said.traceWeb}</span>
      </p>
    )}
    {entry.phones.length === 0 && !entry.url && !entry.note && <p>{said.inPerson}</p>}
  </>
)

/** Where it was found, short enough to read: the site or paper, without the path below it. */
const sourceName = (source: string): string =>
  source
    .split(' ; ')
    .map(one => one.replace(/\s*\(.*$/, '').replace(/\/.*$/, ''))
    .join(', ')
