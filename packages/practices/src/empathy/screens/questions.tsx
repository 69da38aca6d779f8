/** What was asked before the guess, and what the teller answered; answers are not owed. Folded away once the lists are open. */
import { Button, Field, Section, TextArea, Voice } from '#ui'
import { useActing, useDraft } from '../../shared/acting.tsx'
import { Deleted } from '../../shared/keeping/keeping.tsx'
import { type Intent, maxAnswer, type Question } from '../index.ts'
import type { InRound } from './moment.tsx'

export const Questions = (props: InRound) => {
  const { round, words } = props
  if (round.questions.length === 0) return null
  const all = round.questions.map(question => <One key={question.id} {...props} question={question} />)
  if (round.step === 'imagine') return <Section title={words.asked}>{all}</Section>
  return (
    <details class="disclosure">
      <summary>{words.asked}</summary>
      <div class="stack">{all}</div>
    </details>
  )
}

const One = (props: InRound & { question: Question }) => {
  const { round, me, other, language, question } = props
  const [asker, teller] = round.iTold ? (['other', 'me'] as const) : (['me', 'other'] as const)
  const nameOf = { me: me.name, other: other.name }
  const deleted = (who: 'me' | 'other') => <Deleted language={language} by={who === 'me' ? null : other} />
  return (
    <div class="stack stack-1">
      <Voice who={asker} name={nameOf[asker]}>
        {question.text || deleted(asker)}
      </Voice>
      {question.answer && (
        <Voice who={teller} name={nameOf[teller]}>
          {question.answer.text || deleted(teller)}
        </Voice>
      )}
      {!question.answer && round.iTold && round.step === 'imagine' && round.life.pause === null && (
        <Answer {...props} />
      )}
    </div>
  )
}

const Answer = (props: InRound & { question: Question }) => {
  const { round, words, other, draft, question } = props
  const text = useDraft(draft, `empathy/answer/${question.id}`)
  const answering = useActing<Intent>(props)
  const answer = async () => {
    if (await answering.run({ do: 'answer', talk: round.id, question: question.id, text: text.text }))
      text.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void answer()
      }}
    >
      <Field label={words.answerTo({ other: other.name })} hint={words.answerHint} error={answering.refusal}>
        <TextArea value={text.text} onText={text.write} max={maxAnswer} rows={2} />
      </Field>
      <div>
        <Button type="submit" busy={answering.busy}>
          {words.answerDo}
        </Button>
      </div>
    </form>
  )
}
