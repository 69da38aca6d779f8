/** For the one who listened: what stayed, in two sentences, aloud by habit and in writing where that is better. */
import { Button, Field, Question, Section, TextArea } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { type Intent, maxSummary } from '../index.ts'
import type { InSession } from './begin.tsx'
import { More } from './running.tsx'
import { SaidInWriting } from './said.tsx'

export const SumUp = (props: InSession) => {
  const { session, words, other } = props
  const aloud = useActing<Intent>(props)
  const typed = session.way === 'typed'
  return (
    <>
      <SaidInWriting {...props} turn={session.turn} />
      <Section title={words.sumUpTitle({ other: other.name })}>
        <Question>{words.sumUpPrompt}</Question>
        <p class="quiet-text">{words.sumUpHint}</p>
        {typed ? (
          <Written {...props} primary />
        ) : (
          <>
            <Button
              kind="primary"
              wide
              busy={aloud.busy}
              onClick={() => void aloud.run({ do: 'sum-up', talk: session.id, text: null })}
            >
              {words.saidAloud}
            </Button>
            <Refused>{aloud.refusal}</Refused>
            {session.turn.otherWantsMore && (
              <div class="stack stack-1">
                <More {...props} />
              </div>
            )}
            <details class="disclosure">
              <summary>{words.noticedTitle}</summary>
              <Question>{words.noticed}</Question>
            </details>
            <details class="disclosure">
              <summary>{words.writeInstead}</summary>
              <Written {...props} />
            </details>
          </>
        )}
      </Section>
    </>
  )
}

const Written = (props: InSession & { primary?: boolean }) => {
  const { session, words, language, draft, primary = false } = props
  const text = useDraft(draft, `listening/summary/${session.id}`)
  const giving = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const give = async () => {
    if (await giving.run({ do: 'sum-up', talk: session.id, text: text.text }, keep)) text.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void give()
      }}
    >
      <Field label={words.summary} error={giving.refusal}>
        <TextArea value={text.text} onText={text.write} max={maxSummary} rows={4} />
      </Field>
      <HowLong language={language} rule={rule} setRule={setRule} />
      <Button kind={primary ? 'primary' : 'plain'} wide={primary} type="submit" busy={giving.busy}>
        {words.giveSummary}
      </Button>
    </form>
  )
}
