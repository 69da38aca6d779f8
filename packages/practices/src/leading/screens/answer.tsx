/** What may be given back: only in the way that was asked for, and nothing is owed. */

import { useState } from 'preact/hooks'
import { Button, Choices, Field, Notice, Section, TextArea } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { Heavy } from '../../shared/heavy/heavy.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { type Answer, answerFor, type Intent, joys, maxComfort, maxQuestion, receipts } from '../index.ts'
import type { InShare } from './parts.tsx'

export const AnswerInItsWay = (props: InShare) => {
  const { share, words, other } = props
  const hint =
    share.way === 'know' ? words.knowHint({ other: other.name }) : words.answerHint({ other: other.name })
  const kind = answerFor[share.way]
  return (
    <Section title={words.answerTitle[share.way]}>
      <p class="quiet-text">{hint}</p>
      {kind === 'receipt' && (
        <Chosen {...props} keys={receipts} sentences={words.receipt} make={receipt => ({ kind, receipt })} />
      )}
      {kind === 'joy' && (
        <Chosen {...props} keys={joys} sentences={words.joy} make={joy => ({ kind, joy })} />
      )}
      {kind === 'thanks' && <Thanks {...props} />}
      {(kind === 'comfort' || kind === 'question') && <Written {...props} kind={kind} />}
    </Section>
  )
}

/** One of a few sentences. */
function Chosen<Key extends string>({
  keys,
  sentences,
  make,
  ...props
}: InShare & {
  readonly keys: readonly Key[]
  readonly sentences: Readonly<Record<Key, string>>
  readonly make: (key: Key) => Answer
}) {
  const { share, words } = props
  const [key, setKey] = useState<Key | null>(null)
  const giving = useActing<Intent>(props)
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        if (key !== null) void giving.run({ do: 'answer', share: share.id, answer: make(key) })
      }}
    >
      <Choices
        legend={words.answerTitle[share.way]}
        hideLegend
        value={key}
        onChange={setKey}
        options={keys.map(value => ({ value, label: sentences[value] }))}
      />
      <Refused>{giving.refusal}</Refused>
      {key !== null && (
        <Button kind="primary" type="submit" wide busy={giving.busy}>
          {words.answer}
        </Button>
      )}
    </form>
  )
}

const Thanks = (props: InShare) => {
  const { share, words } = props
  const giving = useActing<Intent>(props)
  return (
    <>
      <Refused>{giving.refusal}</Refused>
      <div>
        <Button
          icon="heart"
          busy={giving.busy}
          onClick={() => void giving.run({ do: 'answer', share: share.id, answer: { kind: 'thanks' } })}
        >
          {words.thanks}
        </Button>
      </div>
    </>
  )
}

/** Comfort, or one question. Comfort that ends in a question gets a quiet hint, on this device. */
const Written = (props: InShare & { kind: 'comfort' | 'question' }) => {
  const { share, words, draft, language, kind } = props
  const text = useDraft(draft, `leading/answer/${share.id}`)
  const giving = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const give = async () => {
    const answer: Answer = { kind, text: text.text }
    if (await giving.run({ do: 'answer', share: share.id, answer }, keep)) text.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void give()
      }}
    >
      <Field label={kind === 'comfort' ? words.comfortLabel : words.questionLabel} error={giving.refusal}>
        <TextArea
          value={text.text}
          onText={text.write}
          max={kind === 'comfort' ? maxComfort : maxQuestion}
          rows={3}
        />
      </Field>
      {kind === 'comfort' && text.text.trim().endsWith('?') && (
        <Notice tone="calm" title={words.comfortIsQuestion} />
      )}
      <Heavy language={language} text={text.text} />
      <HowLong language={language} rule={rule} setRule={setRule} />
      <Button kind="primary" type="submit" wide busy={giving.busy}>
        {words.answer}
      </Button>
    </form>
  )
}
