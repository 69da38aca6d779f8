/** One ritual: what, where, when it is next, and a file for one's own calendar. */
import { Button, Card, Page, Section } from '#ui'
import { Arrival } from '../../../shared/acting.tsx'
import { dayWords, planWords } from '../../../shared/calendar/in-words.ts'
import { localDay, occurrences } from '../../../shared/calendar/index.ts'
import type { AccordView, Content } from '../../index.ts'
import { AccordActs } from '../accord-acts.tsx'
import type { Here } from '../here.tsx'
import { CalendarFile } from './calendar-file.tsx'
import { formOf, ritualDraft } from './write.tsx'

export type RitualContent = Extract<Content, { kind: 'ritual' }>

export const Ritual = (props: Here & { readonly accord: AccordView; readonly content: RitualContent }) => {
  const { accord, content, words, go, language, now, draft, other } = props
  const change = `/accord/${accord.id}/change`
  const next = occurrences(content.plan, localDay(now), 3)
  const again = (one: RitualContent, id: string | null) => {
    draft(ritualDraft(id)).keep(JSON.stringify(formOf(one)))
    go(id === null ? '/rituals/new' : change)
  }
  return (
    <Page title={words.ritualsTitle} back={{ label: words.ritualsTitle, onBack: () => go('/rituals') }}>
      <Arrival state={`${accord.phase}${accord.wording}`}>
        <AccordActs {...props} onChange={() => go(change)}>
          <Card>
            <p class="question">{content.name}</p>
            <p>{planWords(content.plan, language)}</p>
            {content.place !== '' && <p>{content.place}</p>}
            {content.bring !== '' && <p>{content.bring}</p>}
          </Card>
        </AccordActs>
        {accord.phase === 'standing' && (
          <>
            <Section title={words.ritualNext}>
              {next.length === 0 ? (
                <p>{words.ritualOver}</p>
              ) : (
                <ul class="said-list">
                  {next.map(day => (
                    <li key={day}>
                      {dayWords(day, language)}, {content.plan.time}
                    </li>
                  ))}
                </ul>
              )}
              <p class="quiet-text">
                {words.ritualNoMark} {words.ritualWallTime}
              </p>
            </Section>
            <CalendarFile {...props} />
          </>
        )}
        {accord.phase === 'laid-down' && !accord.erased && (
          <div>
            <Button onClick={() => again(content, null)}>{words.useWords}</Button>
          </div>
        )}
        {accord.beside.map(
          beside =>
            beside.kind === 'ritual' && (
              <div class="stack stack-1" key={JSON.stringify(beside)}>
                <p>{words.besideTitle({ other: other.name })}</p>
                <Card>
                  <p>{beside.name}</p>
                  <p class="quiet-text">{planWords(beside.plan, language)}</p>
                </Card>
                <div>
                  <Button onClick={() => again(beside, accord.phase === 'laid-down' ? null : accord.id)}>
                    {words.useWords}
                  </Button>
                </div>
              </div>
            ),
        )}
      </Arrival>
    </Page>
  )
}
