/** For one alone: did my wish get a place? It is kept as drafts are, on this device, and nothing of it is written to any record. */
import { Choices, LinkButton } from '#ui'
import { useDraft } from '../../shared/acting.tsx'
import type { InMatter } from './pair.ts'

const answers = ['yes', 'a-little', 'no'] as const
type Answer = (typeof answers)[number]

export const LookBack = ({ solving, words, draft }: InMatter) => {
  const kept = useDraft(draft, `look-back/${solving.id}`)
  const answer = answers.find(one => one === kept.text) ?? null
  return (
    <details class="disclosure">
      <summary>{words.lookBack}</summary>
      <p class="quiet-text">{words.lookBackPrivate}</p>
      <Choices<Answer>
        legend={words.lookBack}
        hideLegend
        value={answer}
        onChange={kept.write}
        options={answers.map(value => ({ value, label: words.lookBackWords[value] }))}
      />
      {answer === 'no' && (
        <div class="stack stack-1">
          <p>{words.lookBackNo}</p>
          <p>{words.lookBackAgain}</p>
          <LinkButton kind="quiet" icon="life-buoy" href="/app/help">
            {words.help}
          </LinkButton>
        </div>
      )}
    </details>
  )
}
