/** What one of the two can do now: one step, with the other's part left to the other. */
import { useState } from 'preact/hooks'
import { Button, Card, Chips, Notice, Section } from '#ui'
import { Confirm, Refused, useActing } from '../../shared/acting.tsx'
import {
  type Intent,
  maxAnswer,
  maxCorrection,
  maxQuestion,
  maxReflection,
  maxSaying,
  pathOfTalk,
  type TalkView,
} from '../index.ts'
import type { Pair } from './home.tsx'
import { Writing } from './writing.tsx'

export type InTalk = Pair & { readonly talk: TalkView }

/** Where the draft of this step lies; null when there is nothing to write now. */
export const draftKeyOf = ({ turn, id, floors }: TalkView): string | null => {
  const floor = floors.at(-1)?.id ?? id
  return turn === 'say' || turn === 'reflect' || turn === 'judge' ? `honesty/${turn}/${floor}` : null
}

export const TurnCard = (props: InTalk) => {
  const { talk, words, other, go } = props
  const fill = { other: other.name }
  return (
    <>
      {talk.voicesMayHelp && (
        <Notice
          tone="calm"
          title={words.voicesTitle}
          actions={<Button onClick={() => go(`${pathOfTalk(talk.id)}/live`)}>{words.liveDoor}</Button>}
        >
          <p>{words.voicesHint}</p>
        </Notice>
      )}
      <Card tone={talk.holder === 'me' ? 'calm' : 'warm'}>
        <Section title={talk.holder === 'me' ? words.youHold : words.theyHold(fill)}>
          <Step {...props} />
        </Section>
      </Card>
    </>
  )
}

const Step = (props: InTalk) => {
  switch (props.talk.turn) {
    case 'say':
      return <Say {...props} />
    case 'reflect':
      return <SayBack {...props} />
    case 'judge':
      return <Judge {...props} />
    case 'pass-on':
      return <PassOn {...props} />
    case 'heard-them':
      return <HeardThem {...props} />
    default:
      return <Listen {...props} />
  }
}

const Say = (props: InTalk) => {
  const { talk, words, other } = props
  const fill = { other: other.name }
  const [feeling, setFeeling] = useState<string | null>(null)
  const giving = useActing<Intent>(props)
  const feelings = Object.entries(words.feelings).map(([value, label]) => ({ value, label }))
  return (
    <>
      <Writing
        {...props}
        draftKey={draftKeyOf(talk) ?? ''}
        label={words.sayLabel}
        hint={words.sayHint(fill)}
        max={maxSaying}
        rows={5}
        give={words.say}
        starters={words.starters}
        intent={text => ({ do: 'say', talk: talk.id, text, feeling })}
      >
        <details class="disclosure">
          <summary>{words.feelingTitle}</summary>
          <Chips
            legend={words.feelingLegend}
            options={feelings}
            values={feeling === null ? [] : [feeling]}
            onChange={values => setFeeling(values.at(-1) ?? null)}
          />
        </details>
      </Writing>
      <AskFirst {...props} />
      {talk.mayGive && (
        <Button
          kind="quiet"
          busy={giving.busy}
          onClick={() => void giving.run({ do: 'give-floor', talk: talk.id })}
        >
          {words.nothingToSay(fill)}
        </Button>
      )}
      <Refused>{giving.refusal}</Refused>
    </>
  )
}

const SayBack = (props: InTalk) => {
  const { talk, words } = props
  return (
    <>
      <p>{words.reflectFirst}</p>
      <Writing
        {...props}
        draftKey={draftKeyOf(talk) ?? ''}
        label={words.reflectLabel}
        hint={words.reflectHint}
        max={maxReflection}
        rows={4}
        give={words.reflect}
        intent={text => ({ do: 'reflect', talk: talk.id, text })}
      />
    </>
  )
}

/** Not quite is as near as yes, and as free. */
const Judge = (props: InTalk) => {
  const { talk, words, draft } = props
  const key = draftKeyOf(talk) ?? ''
  const [correcting, setCorrecting] = useState(() => draft(key).text !== '')
  const judging = useActing<Intent>(props)
  if (correcting)
    return (
      <>
        <Writing
          {...props}
          draftKey={key}
          label={words.correctLabel}
          hint={words.correctHint}
          max={maxCorrection}
          give={words.correct}
          intent={text => ({ do: 'correct', talk: talk.id, text })}
        />
        <Button kind="quiet" onClick={() => setCorrecting(false)}>
          {words.backToYes}
        </Button>
      </>
    )
  return (
    <>
      <p>{words.judge}</p>
      <Button
        kind="primary"
        wide
        busy={judging.busy}
        onClick={() => void judging.run({ do: 'accept', talk: talk.id })}
      >
        {words.accept}
      </Button>
      <Button wide onClick={() => setCorrecting(true)}>
        {words.notQuite}
      </Button>
      <Refused>{judging.refusal}</Refused>
    </>
  )
}

const PassOn = (props: InTalk) => {
  const { talk, words, other } = props
  const fill = { other: other.name }
  const passing = useActing<Intent>(props)
  return (
    <>
      <p>{words.heardYou(fill)}</p>
      <Answer {...props} />
      {talk.isLastFloor ? (
        <p>{words.lastFloor}</p>
      ) : (
        <>
          <p class="quiet-text">
            {talk.floors.at(-1)?.question ? words.openingPassOnWhy : words.passOnHint(fill)}
          </p>
          <Button
            kind={talk.mayAnswer ? 'plain' : 'primary'}
            wide
            busy={passing.busy}
            onClick={() => void passing.run({ do: 'give-floor', talk: talk.id })}
          >
            {words.passOn(fill)}
          </Button>
        </>
      )}
      <Refused>{passing.refusal}</Refused>
    </>
  )
}

const HeardThem = (props: InTalk) => {
  const { talk, words, other } = props
  const fill = { other: other.name }
  return (
    <>
      <p>{words.heardThem(fill)}</p>
      <p class="quiet-text">{talk.isLastFloor ? words.lastFloor : words.heardThemHint(fill)}</p>
      <AskFirst {...props} />
    </>
  )
}

/** The other has the next word; a question that was asked meanwhile may still be answered. */
const Listen = (props: InTalk) => {
  const { talk, words, other } = props
  const fill = { other: other.name }
  const floor = talk.floors.at(-1)
  const waits =
    talk.holder === 'me' ? words.waitsToReflect : floor?.saying ? words.waitsToJudge : words.waitsToSay
  return (
    <>
      <p>{waits(fill)}</p>
      <Answer {...props} />
    </>
  )
}

const AskFirst = (props: InTalk) => {
  const { talk, words, other } = props
  if (!talk.mayAsk) return null
  return (
    <details class="disclosure">
      <summary>{words.askTitle}</summary>
      <Writing
        {...props}
        draftKey={`honesty/ask/${talk.id}`}
        label={words.askLabel}
        hint={words.askHint({ other: other.name })}
        max={maxQuestion}
        rows={2}
        kind="plain"
        give={words.ask}
        intent={text => ({ do: 'ask', talk: talk.id, text })}
      />
    </details>
  )
}

const Answer = (props: InTalk) => {
  const { talk, words, other } = props
  if (!talk.mayAnswer) return null
  return (
    <Writing
      {...props}
      draftKey={`honesty/answer/${talk.id}`}
      label={words.answerLabel({ other: other.name })}
      hint={words.answerHint}
      max={maxAnswer}
      give={words.answer}
      intent={text => ({ do: 'answer', talk: talk.id, text })}
    />
  )
}

/** Asks first, for after it nothing more is said on a floor. */
export const CloseDoor = (props: InTalk) => {
  const { talk, words } = props
  const [asking, setAsking] = useState(false)
  const closing = useActing<Intent>(props)
  if (!talk.mayClose) return null
  return (
    <div>
      <Button kind={talk.isLastFloor ? 'primary' : 'plain'} icon="heart" onClick={() => setAsking(true)}>
        {words.close}
      </Button>
      <Refused>{closing.refusal}</Refused>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.close}
        says={words.closeHint}
        yes={words.close}
        busy={closing.busy}
        onYes={() => void closing.run({ do: 'begin-closing', talk: talk.id }).then(() => setAsking(false))}
      />
    </div>
  )
}
