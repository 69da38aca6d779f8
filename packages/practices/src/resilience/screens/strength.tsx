/** One strength with its moment, and the lists: what the other saw in me, and what I saw. */
import { useState } from 'preact/hooks'
import { Button, Choices, Empty, Notice, Page, RowDoor, Rows, Section, Voice } from '#ui'
import { Arrival, Confirm, dayInWords, Refused, useActing } from '../../shared/acting.tsx'
import { DeleteForBoth, OwnWords, Stays } from '../../shared/keeping/keeping.tsx'
import {
  type Intent,
  myStrengths,
  type StrengthAnswer,
  type StrengthView,
  strengthAnswers,
  strengthsFor,
} from '../index.ts'
import { lookOf, type Pair, strengthIn } from './parts.tsx'

export const OneStrength = (props: Pair & { strength: StrengthView }) => {
  const { strength, words, me, other, language, go, keepOf } = props
  const fill = { other: other.name }
  const { byMe, answer } = strength
  return (
    <Page
      title={strengthIn(strength.named, words)}
      lead={byMe ? words.youSaw(fill) : words.sawInYou(fill)}
      back={{ label: words.strengths, onBack: () => go('/strengths') }}
    >
      <Arrival state={`${answer}${strength.takenOff}`}>
        <Voice who={byMe ? 'me' : 'other'} name={byMe ? me.name : other.name}>
          {strength.moment}
        </Voice>
        <p class="quiet-text">{dayInWords(strength.at, language)}</p>
        {strength.takenOff ? <Off {...props} /> : strength.mayAnswer && <Answer {...props} />}
        {answer && (
          <Voice who={byMe ? 'other' : 'me'} name={byMe ? other.name : me.name}>
            {words.answer[answer]}
          </Voice>
        )}
        {answer === 'not-sure' && <p class="quiet-text">{words.notSureMore}</p>}
        <Stays fact={strength.fact} keepOf={keepOf} language={language} />
        {byMe && (
          <OwnWords language={language}>
            <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', fact: strength.fact }} />
          </OwnWords>
        )}
        {!byMe && !strength.takenOff && <TakeOff {...props} />}
      </Arrival>
    </Page>
  )
}

const Answer = (props: Pair & { strength: StrengthView }) => {
  const { strength, words, other } = props
  const [answer, setAnswer] = useState<StrengthAnswer | null>(null)
  const saying = useActing<Intent>(props)
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        if (answer) void saying.run({ do: 'answer-strength', strength: strength.id, answer })
      }}
    >
      <Choices
        legend={words.howDoesItSound({ other: other.name })}
        value={answer}
        onChange={setAnswer}
        options={strengthAnswers.map(value => ({ value, label: words.answer[value] }))}
      />
      <Refused>{saying.refusal}</Refused>
      {answer && (
        <Button kind="primary" type="submit" wide busy={saying.busy}>
          {words.sayThis}
        </Button>
      )}
    </form>
  )
}

/** From the own list only, and in the own space only: it is said before that the other is not told. */
const TakeOff = (props: Pair & { strength: StrengthView }) => {
  const { strength, words, other } = props
  const [asking, setAsking] = useState(false)
  const taking = useActing<Intent>(props)
  return (
    <div>
      <Button kind="quiet" icon="eye-off" onClick={() => setAsking(true)}>
        {words.takeOff}
      </Button>
      <Refused>{taking.refusal}</Refused>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.takeOff}
        says={words.beforeTakeOff({ other: other.name })}
        yes={words.takeOff}
        busy={taking.busy}
        onYes={() => void taking.run({ do: 'take-off', strength: strength.id }).then(() => setAsking(false))}
      />
    </div>
  )
}

/** Right after it was taken off; no list leads here any more. */
const Off = (props: Pair & { strength: StrengthView }) => {
  const { strength, words } = props
  const putting = useActing<Intent>(props)
  return (
    <Notice
      tone="rest"
      title={words.takenOff}
      actions={
        <Button
          busy={putting.busy}
          onClick={() => void putting.run({ do: 'put-back', strength: strength.id })}
        >
          {words.putBack}
        </Button>
      }
    />
  )
}

export const Strengths = (props: Pair) => {
  const { state, words, other, go } = props
  const fill = { other: other.name }
  const mine = myStrengths(state, lookOf(props))
  const theirs = strengthsFor(state, lookOf(props)).filter(({ byMe }) => byMe)
  return (
    <Page title={words.strengths} back={{ label: words.back, onBack: () => go('') }}>
      <Section title={words.seenInMe(fill)}>
        {mine.length === 0 ? (
          <Empty title={words.seenInMeNone(fill)} icon="mountain" />
        ) : (
          <>
            <p class="quiet-text">{words.seenInMeHint}</p>
            <Doors {...props} strengths={mine} label={words.seenInMe(fill)} />
          </>
        )}
      </Section>
      {theirs.length > 0 && (
        <Section title={words.seenByMe(fill)}>
          <Doors {...props} strengths={theirs} label={words.seenByMe(fill)} />
        </Section>
      )}
      <div>
        <Button kind="primary" icon="mountain" onClick={() => go('/strengths/new')}>
          {words.toStrength(fill)}
        </Button>
      </div>
    </Page>
  )
}

const Doors = ({
  strengths,
  label,
  words,
  language,
  go,
}: Pair & { strengths: readonly StrengthView[]; label: string }) => (
  <Rows label={label}>
    {strengths.map(strength => (
      <RowDoor
        key={strength.id}
        note={dayInWords(strength.at, language)}
        onClick={() => go(`/strength/${strength.id}`)}
      >
        <span class="serif">{strengthIn(strength.named, words)}</span>
        <span class="one-line rows-note">{strength.moment}</span>
      </RowDoor>
    ))}
  </Rows>
)
