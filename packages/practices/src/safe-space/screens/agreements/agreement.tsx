/** One agreement: its words, the day to look at it again, and what either may do. */
import { useState } from 'preact/hooks'
import { Button, Card, Notice, Page, Voice } from '#ui'
import { Arrival, Refused, useActing } from '../../../shared/acting.tsx'
import { dateWords } from '../../../shared/calendar/in-words.ts'
import { localDay, localMoment } from '../../../shared/calendar/index.ts'
import type { AccordView, Content, Intent } from '../../index.ts'
import { AccordActs } from '../accord-acts.tsx'
import type { Here } from '../here.tsx'
import { agreementDraft } from './write.tsx'

type Agreed = Extract<Content, { kind: 'agreement' }>

export const Agreement = (props: Here & { readonly accord: AccordView; readonly content: Agreed }) => {
  const { accord, content, words, go, language, now, draft, me, other } = props
  const change = `/accord/${accord.id}/change`
  const again = (text: string, path: string, id: string | null) => {
    draft(agreementDraft(id)).keep(JSON.stringify({ text }))
    go(path)
  }
  const isDue =
    accord.phase === 'standing' &&
    content.review !== null &&
    localMoment({ day: content.review, time: '00:00' }) <= now
  return (
    <Page
      title={words.agreementsTitle}
      lead={words.wishHeader}
      back={{ label: words.agreementsTitle, onBack: () => go('/agreements') }}
    >
      <Arrival state={`${accord.phase}${accord.wording}`}>
        {isDue && <Due {...props} />}
        <AccordActs {...props} onChange={() => go(change)}>
          <Card>
            <p class="question">{content.text}</p>
            <p class="quiet-text">
              {content.review === null
                ? words.reviewNone
                : words.reviewOn({ day: dateWords(content.review, language) })}
            </p>
          </Card>
        </AccordActs>
        {accord.phase === 'laid-down' && !accord.erased && (
          <div>
            <Button onClick={() => again(content.text, '/agreements/new', null)}>{words.useWords}</Button>
          </div>
        )}
        {accord.beside.map(
          beside =>
            beside.kind === 'agreement' && (
              <div class="stack stack-1" key={beside.text}>
                <p>{words.besideTitle({ other: other.name })}</p>
                <Voice who="me" name={me.name}>
                  {beside.text}
                </Voice>
                <div>
                  <Button
                    onClick={() =>
                      accord.phase === 'laid-down'
                        ? again(beside.text, '/agreements/new', null)
                        : again(beside.text, change, accord.id)
                    }
                  >
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

/** The day that both chose has come: the same words with a new day ask both again. */
const Due = (props: Here & { readonly accord: AccordView; readonly content: Agreed }) => {
  const { accord, content, words, now } = props
  const [done, setDone] = useState(false)
  const keeping = useActing<Intent>(props)
  const keep = () =>
    void keeping
      .run({
        do: 'word',
        content: { ...content, review: localDay(now + 91 * 86_400_000) },
        accord: accord.id,
        after: accord.wording,
      })
      .then(setDone)
  if (done) return null
  return (
    <>
      <Notice
        tone="calm"
        icon="calendar"
        title={words.reviewNow}
        actions={
          <Button busy={keeping.busy} onClick={keep}>
            {words.keepOn}
          </Button>
        }
      />
      <Refused>{keeping.refusal}</Refused>
    </>
  )
}
