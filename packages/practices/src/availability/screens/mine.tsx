/** What I said of myself, and what came back; whether it helped is for me alone. */
import { useState } from 'preact/hooks'
import { Button, Notice, Section } from '#ui'
import { Confirm, Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { OneOf } from '../../shared/one-of.tsx'
import type { Intent, MineView, Words } from '../index.ts'
import { AnswerSaid, Doing, HowItIs, type Pair } from './parts.tsx'

export const Mine = (props: Pair & { mine: MineView }) => {
  const { mine, words, me, other } = props
  const fill = { other: other.name }
  return (
    <Section title={words.mine}>
      <HowItIs checkin={mine} who="me" name={me.name} words={words} />
      {mine.answer ? (
        <>
          <AnswerSaid {...props} answer={mine.answer} who="other" name={other.name} />
          {mine.kept && <p>{words.keptByOther(fill)}</p>}
          {mine.answer.kind === 'who-else' && <p class="quiet-text">{words.yourPeople}</p>}
          {!mine.promised && mine.answer.kind !== 'cannot' && (
            <Helped {...props} checkin={mine.id} mayThank={mine.mayThank} />
          )}
          {mine.thanked && <p class="quiet-text">{words.thanked}</p>}
        </>
      ) : (
        <>
          <Notice tone="calm" icon="hand" title={words.given(fill)}>
            <p>{words.fades}</p>
          </Notice>
          {mine.mayAskAgain && (
            <div>
              <Doing {...props} intent={{ do: 'ask-again', checkin: mine.id }}>
                {words.askAgain}
              </Doing>
            </div>
          )}
          {mine.askedAgain && <p class="quiet-text">{words.askedAgain}</p>}
        </>
      )}
      <LetBe {...props} />
    </Section>
  )
}

const helpedDraft = (checkin: string): string => `availability/helped/${checkin}`

const LetBe = (props: Pair & { mine: MineView }) => {
  const { mine, words, draft } = props
  const [asking, setAsking] = useState(false)
  const letting = useActing<Intent>(props)
  const letBe = async () => {
    if (await letting.run({ do: 'let-be', checkin: mine.id })) draft(helpedDraft(mine.id)).keep('')
    setAsking(false)
  }
  return (
    <div>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {words.letBe}
      </Button>
      <Refused>{letting.refusal}</Refused>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.letBe}
        says={words.beforeLetBe}
        yes={words.letBe}
        busy={letting.busy}
        onYes={() => void letBe()}
      />
    </div>
  )
}

type HelpedHow = keyof Words['helped']
const hows: readonly HelpedHow[] = ['yes', 'some', 'other']

/** Kept as a draft on this phone, and given to nobody. What may be said aloud stands below it, as an act of its own. */
export const Helped = (props: Pair & { checkin: string; mayThank: boolean }) => {
  const { checkin, mayThank, words, other, draft } = props
  const fill = { other: other.name }
  const how = useDraft(draft, helpedDraft(checkin))
  return (
    <div class="stack stack-1">
      <OneOf<HelpedHow>
        legend={words.helpedTitle}
        options={hows.map(value => ({ value, label: words.helped[value] }))}
        value={hows.find(one => one === how.text) ?? null}
        onChange={how.write}
      />
      <p class="quiet-text">{words.helpedHint(fill)}</p>
      {how.text === 'other' && <p>{words.helpedOther}</p>}
      {mayThank && (
        <>
          <div>
            <Doing {...props} icon="heart" intent={{ do: 'thank', checkin }}>
              {words.thank}
            </Doing>
          </div>
          <p class="quiet-text">{words.thankHint(fill)}</p>
        </>
      )}
    </div>
  )
}
