/** What is tried, and the look at it afterwards: kept, changed or let go by the word of both. */
import { useState } from 'preact/hooks'
import { Button, Choices, Notice } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { type Intent, type ReviewWord, reviewWords } from '../index.ts'
import { ChoiceToRead } from './choice.tsx'
import type { InMatter } from './pair.ts'

export const TrialStep = (props: InMatter) => {
  const { solving, words, other } = props
  const { choice, myWord, theirWord, id: talk } = solving
  const fill = { other: other.name }
  const [word, setWord] = useState<ReviewWord | null>(null)
  const saying = useActing<Intent>(props)
  if (choice === null) return null
  const ask = (
    <>
      <Choices<ReviewWord>
        legend={words.reviewAsk}
        value={word}
        onChange={setWord}
        options={reviewWords.map(value => ({
          value,
          label: words.reviewWords[value],
          hint: words.reviewHints[value],
        }))}
      />
      {word !== null && (
        <Button
          kind="primary"
          wide
          busy={saying.busy}
          onClick={() => void saying.run({ do: 'review', talk, word })}
        >
          {words.reviewSay}
        </Button>
      )}
      <Refused>{saying.refusal}</Refused>
    </>
  )
  if (myWord === null)
    return (
      <>
        <ChoiceToRead {...props} choice={choice} />
        <details class="disclosure">
          <summary>{words.reviewTitle}</summary>
          <p class="quiet-text">{words.reviewNow}</p>
          {ask}
        </details>
      </>
    )
  return (
    <>
      <ChoiceToRead {...props} choice={choice} />
      <p>
        {words.reviewSaidMine} <strong>{words.reviewWords[myWord]}</strong>
      </p>
      {theirWord === null ? (
        <p>{words.reviewWaits(fill)}</p>
      ) : (
        <Notice tone="calm" title={`${words.reviewDiffers(fill)} ${words.reviewWords[theirWord]}`}>
          <p>{words.reviewDiffersHint}</p>
          <p>{words.easier}</p>
        </Notice>
      )}
      <details class="disclosure">
        <summary>{words.reviewOther}</summary>
        {ask}
      </details>
    </>
  )
}
