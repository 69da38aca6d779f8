/** A share as the one who gave it has it: to take back, and what came back. Nothing here tells whether it was opened. */

import { useState } from 'preact/hooks'
import { Button, Notice, Voice } from '#ui'
import { Confirm, dayInWords, Refused, useActing } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, OwnWords, Stays } from '../../shared/keeping/keeping.tsx'
import type { Intent } from '../index.ts'
import { answerText, type InShare, textOfShare } from './parts.tsx'

export const Given = (props: InShare) => {
  const { share, words, me, other, sight, language, keepOf } = props
  const fill = { other: other.name }
  const seen = sight(share.sealed)
  const text = textOfShare(props)
  return (
    <>
      {share.phase === 'came-back' && <Notice tone="rest" title={words.cameBack} />}
      {seen.kind === 'mine' && seen.read && share.phase === 'given' && (
        <Notice tone="problem" title={words.readWithout(fill)} />
      )}
      {(text !== null || seen.kind === 'erased') && (
        <Voice who="me" name={me.name}>
          <span class="voice-kind">{words.way[share.way]}</span>
          {text ?? <Deleted language={language} by={null} />}
        </Voice>
      )}
      {share.phase === 'given' && <Waiting {...props} />}
      {share.phase === 'came-back' && text !== null && <UseAgain {...props} text={text} />}
      {share.answer && <WordBack {...props} />}
      <Stays fact={share.fact} keepOf={keepOf} language={language} />
      {share.mayErase.includes('share') && (
        <OwnWords language={language}>
          <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', share: share.id, what: 'share' }} />
        </OwnWords>
      )}
    </>
  )
}

const Waiting = (props: InShare) => {
  const { share, words, other, sent, language, go } = props
  const fill = { other: other.name }
  const [asking, setAsking] = useState(false)
  const taking = useActing<Intent>(props)
  // With a connection the record is known as it stands, so that what is said of taking back is true.
  const mayTakeBack = sent || !share.settled
  const takeBack = () => void taking.run({ do: 'take-back', share: share.id }).then(() => setAsking(false))
  return (
    <>
      {share.promised ? (
        <Notice tone="warm" title={words.promisedTitle(fill)}>
          <p>{dayInWords(share.promised, language)}</p>
        </Notice>
      ) : (
        <Notice tone="calm" icon="lock" title={words.givenTitle(fill)}>
          <p>{words.givenMore(fill)}</p>
        </Notice>
      )}
      <Refused>{taking.refusal}</Refused>
      {taking.refusal && (
        <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', share: share.id, what: 'share' }} />
      )}
      {!mayTakeBack && <p class="quiet-text">{words.takeBackOffline}</p>}
      <div class="row">
        {mayTakeBack && <Button onClick={() => setAsking(true)}>{words.takeBack}</Button>}
        <Button kind="quiet" icon="feather" onClick={() => go('/new')}>
          {words.goAgain}
        </Button>
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.takeBack}
        says={words.beforeTakingBack(fill)}
        yes={words.takeBack}
        kind="danger"
        busy={taking.busy}
        onYes={takeBack}
      />
    </>
  )
}

/** Into the draft again: nothing is given by it. */
const UseAgain = ({ words, draft, go, text }: InShare & { text: string }) => (
  <div>
    <Button
      onClick={() => {
        draft('leading/new').keep(text)
        go('/new')
      }}
    >
      {words.useAgain}
    </Button>
  </div>
)

const WordBack = (props: InShare) => {
  const { share, words, other, language, keepOf } = props
  const fill = { other: other.name }
  const thanking = useActing<Intent>(props)
  if (share.answer === null) return null
  return (
    <>
      <Voice who="other" name={other.name}>
        {answerText(share.answer, words) ?? <Deleted language={language} by={other} />}
      </Voice>
      <Stays fact={share.answerFact} keepOf={keepOf} language={language} />
      <Refused>{thanking.refusal}</Refused>
      {share.mayThank && (
        <div>
          <Button
            icon="heart"
            busy={thanking.busy}
            onClick={() => void thanking.run({ do: 'thank', share: share.id })}
          >
            {words.thank}
          </Button>
        </div>
      )}
      {share.thanked && share.answer.kind !== 'thanks' && <p class="quiet-text">{words.thanked}</p>}
      <p class="visually-hidden">{words.wordBack(fill)}</p>
    </>
  )
}
