/** How the other is, and what I said to it. Nothing here tells whether I have looked. */
import { Button, Notice, Section } from '#ui'
import { NotNow } from '../../shared/talk/screens/not-now.tsx'
import type { Intent, TheirsView } from '../index.ts'
import { AnswerSaid, Doing, HowItIs, type Pair } from './parts.tsx'

export const Theirs = (props: Pair & { theirs: TheirsView }) => {
  const { theirs, words, other, me, go } = props
  const fill = { other: other.name }
  const toBeKnown = theirs.need === 'just-know'
  return (
    <Section title={words.theirs(fill)}>
      <HowItIs checkin={theirs} who="other" name={other.name} words={words} />
      {theirs.answer ? (
        <>
          <AnswerSaid {...props} answer={theirs.answer} who="me" name={me.name} />
          {theirs.kept && <p>{words.keptByYou(fill)}</p>}
          {theirs.thanked && <p>{words.thankedYou(fill)}</p>}
          {!theirs.kept && (
            <div>
              <Button kind="quiet" onClick={() => go('/answer')}>
                {words.answerAgain}
              </Button>
            </div>
          )}
        </>
      ) : (
        <>
          {theirs.askedAgain && <p>{words.theyAskedAgain(fill)}</p>}
          {theirs.putOffUntil !== undefined && <Notice tone="rest" title={words.putOff} />}
          <p class="quiet-text">{toBeKnown ? words.justKnow : words.noClock}</p>
          <div class="stack stack-1">
            <Doing
              {...props}
              kind="primary"
              icon="hand"
              wide
              intent={{
                do: 'answer',
                checkin: theirs.id,
                answer: { kind: toBeKnown ? 'with-you' : 'here' },
              }}
            >
              {words.answer[toBeKnown ? 'with-you' : 'here']}
            </Doing>
            <div class="row">
              <Button onClick={() => go('/answer')}>{words.otherAnswer}</Button>
              <NotNow<Intent> {...props} intent={until => ({ do: 'not-now', checkin: theirs.id, until })} />
            </div>
          </div>
        </>
      )}
    </Section>
  )
}
