/** Answering a check-in: being there, now or at a time; not today; somebody else; or a deed. None is better than another. */
import { useState } from 'preact/hooks'
import { Button, Choices, Field, Page, TextArea } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { Heavy } from '../../shared/heavy/heavy.tsx'
import type { Keep } from '../../slice.ts'
import { type AnswerAsked, deeds, type Intent, maxLine, type TheirsView, type Words } from '../index.ts'
import { HowItIs, NotEmergency, type Pair } from './parts.tsx'
import { useWhen, WhenChoice } from './when.tsx'

type Kind = keyof Words['answer']
const toANeed: readonly Kind[] = ['here', 'coming', 'at', 'cannot', 'who-else', 'deed']
const toOneWhoIsToBeKnown: readonly Kind[] = ['with-you', 'here', 'deed']

/** What is typed in an answer goes by itself after a week. */
const forAWeek: Keep = { k: 'fades', days: 7 }
export const answerDraft = (checkin: string): string => `availability/answer/${checkin}`

/** A time that is chosen and not whole is refused by its own sentence. */
const noTime = 0

export const AnswerIt = (props: Pair & { theirs: TheirsView }) => {
  const { theirs, words, other, language, draft, now, go } = props
  const [kind, setKind] = useState<Kind | null>(null)
  const [deed, setDeed] = useState<(typeof deeds)[number]>('tea')
  const text = useDraft(draft, answerDraft(theirs.id))
  const at = useWhen(now, 'now')
  const another = useWhen(now, 'tomorrow')
  const giving = useActing<Intent>(props)
  const asked = (): AnswerAsked | null => {
    switch (kind) {
      case null:
        return null
      case 'at':
        return { kind, when: at.when ?? noTime }
      case 'cannot':
        return another.wanted ? { kind: 'another-day', when: another.when ?? noTime } : { kind }
      case 'who-else':
        return { kind, text: text.text }
      case 'deed':
        return { kind, deed }
      default:
        return { kind }
    }
  }
  const give = async () => {
    const answer = asked()
    if (answer === null) return
    if (!(await giving.run({ do: 'answer', checkin: theirs.id, answer }, forAWeek))) return
    text.clear()
    go('')
  }
  const kinds = theirs.need === 'just-know' ? toOneWhoIsToBeKnown : toANeed
  return (
    <Page title={words.answerTitle} back={{ label: words.back, onBack: () => go('') }}>
      <HowItIs checkin={theirs} who="other" name={other.name} words={words} />
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void give()
        }}
      >
        <Choices
          legend={words.chooseAnswer}
          value={kind}
          onChange={setKind}
          options={kinds
            .filter(one => one !== 'at' || !theirs.promised)
            .map(value => ({ value, label: words.answer[value], hint: words.answerHint[value] }))}
        />
        {kind === 'at' && <WhenChoice legend={words.whenTitle} words={words} now={now} choice={at} />}
        {kind === 'cannot' && !theirs.promised && (
          <WhenChoice legend={words.anotherDay} words={words} now={now} choice={another} />
        )}
        {kind === 'deed' && (
          <Choices
            legend={words.deedTitle}
            value={deed}
            onChange={setDeed}
            options={deeds.map(value => ({ value, label: words.deed[value] }))}
          />
        )}
        {kind === 'who-else' && (
          <>
            <Field label={words.whoElseLabel} optional>
              <TextArea value={text.text} onText={text.write} max={maxLine} rows={2} />
            </Field>
            <Heavy language={language} text={text.text} />
          </>
        )}
        <Refused>{giving.refusal}</Refused>
        {kind !== null && (
          <Button kind="primary" type="submit" wide busy={giving.busy}>
            {words.giveAnswer}
          </Button>
        )}
      </form>
      {theirs.need !== 'just-know' && (
        <details class="disclosure">
          <summary>{words.waysToSay}</summary>
          <ul class="plain-list">
            {[words.whatHelps, words.cannotPrompt].map(prompt => (
              <li class="serif" key={prompt}>
                {prompt}
              </li>
            ))}
          </ul>
        </details>
      )}
      <NotEmergency words={words} />
    </Page>
  )
}
