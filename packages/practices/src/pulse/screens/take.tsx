/** Fifteen sentences, one at a time; then all of them to look over, and keep. */
import { useState } from 'preact/hooks'
import { Button, Question, RowDoor, Rows, Section } from '#ui'
import { Arrival, Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { type Answer, type Answers, orderOf, type SentenceId, scale } from '../../shared/pulse/sentences.ts'
import type { Intent } from '../index.ts'
import { type AboutOne, draftKey, stemOf } from './props.ts'

/** Null: skipped. What is not there has not been looked at yet. */
type Given = Readonly<Partial<Record<SentenceId, Answer | null>>>

export const Take = (props: AboutOne) => {
  const { about, month, go } = props
  const order = orderOf(month)
  const draft = useDraft(props.draft, draftKey(props))
  const given = draft.text === '' ? takenBefore(props) : readGiven(draft.text)
  const [at, setAt] = useState(() => firstOpen(order, given))
  const [looksOver, setLooksOver] = useState(false)
  const keeping = useActing<Intent>(props)
  const id = order[at]
  const choose = (answer: Answer | null) => {
    if (id === undefined) return
    draft.write(JSON.stringify({ ...given, [id]: answer }))
    setAt(looksOver ? order.length : at + 1)
  }
  const keep = async () => {
    if (!(await keeping.run({ do: 'take', about, answers: answersIn(given) }))) return
    draft.clear()
    go('')
  }
  const change = (nth: number) => {
    setLooksOver(true)
    setAt(nth)
  }
  return (
    <Arrival state={id ?? 'over'}>
      {id === undefined ? (
        <Review
          {...props}
          order={order}
          given={given}
          onChange={change}
          onKeep={() => void keep()}
          busy={keeping.busy}
          refusal={keeping.refusal}
        />
      ) : (
        <One
          key={id}
          {...props}
          id={id}
          nth={at + 1}
          given={given[id]}
          onChoose={choose}
          onBack={at > 0 ? () => setAt(at - 1) : null}
        />
      )}
    </Arrival>
  )
}

const One = (
  props: AboutOne & {
    id: SentenceId
    nth: number
    given: Answer | null | undefined
    onChoose: (answer: Answer | null) => void
    onBack: (() => void) | null
  },
) => {
  const { words, id, nth, given, onChoose, onBack, go } = props
  return (
    <div class="stack stack-3">
      <div class="stack stack-1">
        <p class="quiet-text">{words.place(String(nth), '15')}</p>
        <p>{stemOf(props)} …</p>
        <Question>{words.sentence[id]}</Question>
      </div>
      <fieldset class="choices">
        <legend class="visually-hidden">{words.yourAnswer}</legend>
        {scale.map(answer => (
          <Button key={answer} wide aria-pressed={given === answer} onClick={() => onChoose(answer)}>
            {words.scale[answer]}
          </Button>
        ))}
        <Button kind="quiet" wide aria-pressed={given === null} onClick={() => onChoose(null)}>
          {words.skip}
        </Button>
      </fieldset>
      <div class="row row-between">
        {onBack ? (
          <Button kind="quiet" icon="arrow-left" onClick={onBack}>
            {words.back}
          </Button>
        ) : (
          <span />
        )}
        <Button kind="quiet" onClick={() => go('')}>
          {words.stop}
        </Button>
      </div>
    </div>
  )
}

const Review = (
  props: AboutOne & {
    order: readonly SentenceId[]
    given: Given
    onChange: (nth: number) => void
    onKeep: () => void
    busy: boolean
    refusal: string | null
  },
) => {
  const { words, order, given, onChange, onKeep, busy, refusal } = props
  return (
    <Section title={words.reviewTitle}>
      <p class="quiet-text">{words.reviewHint}</p>
      <Rows label={words.reviewTitle}>
        {order.map((id, nth) => (
          <RowDoor key={id} note={answerWords(props, given[id])} onClick={() => onChange(nth)}>
            {words.sentence[id]}
          </RowDoor>
        ))}
      </Rows>
      <p>{words.private}</p>
      <Refused>{refusal}</Refused>
      <Button kind="primary" wide busy={busy} onClick={onKeep}>
        {words.keep}
      </Button>
    </Section>
  )
}

export const answerWords = ({ words }: Pick<AboutOne, 'words'>, answer: Answer | null | undefined): string =>
  answer === null || answer === undefined ? words.skipped : words.scale[answer]

/** Taken this month already: that is what is changed. */
function takenBefore({ pulses, month }: AboutOne): Given {
  const taken = pulses.find(one => one.month === month)
  return taken ? Object.fromEntries(orderOf(month).map(id => [id, taken.answers[id] ?? null])) : {}
}

const firstOpen = (order: readonly SentenceId[], given: Given): number => {
  const at = order.findIndex(id => given[id] === undefined)
  return at === -1 ? order.length : at
}

const answersIn = (given: Given): Answers =>
  Object.fromEntries(Object.entries(given).filter(([, answer]) => answer !== null && answer !== undefined))

function readGiven(text: string): Given {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return {}
    return Object.fromEntries(
      Object.entries(read).filter(([, answer]) => answer === null || scale.includes(answer as Answer)),
    )
  } catch {
    return {}
  }
}
