/**
 * Help and safety, to be read alone: the questions that ask for no answer, reasons to act today, and help by country.
 * There is nothing to tap but links and disclosures, so a visit leaves nothing but the request itself.
 */
import { countriesWithHelp, type HelpEntry, helpIn, type Language, otherLanguage } from '#library'
import type { Words } from '#ui/words'
import { type Frame, Framed } from './frame.tsx'
import { publicWords } from './words/index.ts'

interface HelpProps {
  readonly frame: Frame
  readonly language: Language
  /** The words of the app, so that both sides say the same. */
  readonly app: Words
}

export const HelpPage = ({ frame, language, app }: HelpProps) => {
  const words = publicWords[language]
  const other = otherLanguage(language)
  return (
    <Framed
      frame={frame}
      head={{
        language,
        title: words.helpTitle,
        description: words.helpLead,
        path: `/${language}/help`,
        otherPath: `/${other}/help`,
      }}
    >
      <div class="crumbs">
        <a href={`/${language}/`}>{words.library}</a>
        <a href={`/${other}/help`} hreflang={other} lang={other}>
          {words.otherLanguage}
        </a>
      </div>
      <h1>{words.helpTitle}</h1>
      <p class="lead">{words.helpLead}</p>
      <p class="facts">
        {words.helpNotKept} {app.nav.leaveNote}
      </p>
      <ul class="facts">
        <li>
          <a class="tap" href="#near">
            {app.help.nearTitle}
          </a>
        </li>
      </ul>
      <section class="block" aria-labelledby="questions">
        <h2 id="questions">{app.readiness.title}</h2>
        <ol class="numbered">
          {app.readiness.questions.map(question => (
            <li>{question}</li>
          ))}
        </ol>
        <div class="card calm">
          <p>{app.readiness.after}</p>
          <p>{app.readiness.toNinth}</p>
          <p>{words.quietly}</p>
        </div>
      </section>
      <section class="block" aria-labelledby="today">
        <h2 id="today">{app.help.actTitle}</h2>
        <ul>
          {app.help.actSigns.map(sign => (
            <li>{sign}</li>
          ))}
        </ul>
        <p>
          <strong>{app.help.act}</strong>
        </p>
        <p>{app.help.hospital}</p>
      </section>
      <section class="block countries" aria-labelledby="near">
        <h2 id="near">{app.help.nearTitle}</h2>
        <p>{app.help.trace}</p>
        <p class="facts">
          {app.help.checked} {app.help.traceWeb}
        </p>
        <div>
          {countriesWithHelp().map(country => (
            <details>
              <summary>{nameOf(country, app)}</summary>
              <ul class="plain">
                {helpIn(country, language).map(entry => (
                  <Entry entry={entry} app={app} />
                ))}
              </ul>
            </details>
          ))}
        </div>
        <p>{words.helpMissing}</p>
      </section>
      <section class="block" aria-labelledby="watched">
        <h2 id="watched">{app.help.watchedTitle}</h2>
        <ul>
          {app.help.watched.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
      <section class="block" aria-labelledby="leaving">
        <h2 id="leaving">{app.help.leavingTitle}</h2>
        <p>{app.help.leaving}</p>
        <ul>
          {app.help.leavingSteps.map(line => (
            <li>{line}</li>
          ))}
        </ul>
        <p>{app.help.leavingPapers}</p>
      </section>
      <section class="block" aria-labelledby="heavy">
        <h2 id="heavy">{app.help.heavyTitle}</h2>
        <p>{app.help.heavy}</p>
        <p>
          <a href="#near">{app.help.nearTitle}</a>
        </p>
      </section>
    </Framed>
  )
}

const nameOf = (country: string, app: Words): string =>
  (app.help.countries as Readonly<Record<string, string>>)[country] ?? country

const Entry = ({ entry, app }: { entry: HelpEntry; app: Words }) => (
  <li>
    <h3>{entry.service}</h3>
    <p>
      {entry.phones.map(({ shown, href }) => (
        <a class="phone" href={href}>
          {shown}
        </a>
      ))}
      {entry.phones.length === 0 && !entry.url && app.help.inPerson}
    </p>
    {entry.sms && <p>SMS: {entry.sms}</p>}
    {entry.hours && <p>{app.help.hours(entry.hours)}</p>}
    {entry.note && <p>{entry.note}</p>}
    {entry.url && (
      <p>
        <a class="tap" href={entry.url} rel="noreferrer">
          {entry.url.replace(/^https?:\/\/(?:www\.)?/, '')}
        </a>
      </p>
    )}
    <p class="facts">{app.help.sourceDated(entry.source, entry.sourceDate ?? app.help.undated)}</p>
  </li>
)
