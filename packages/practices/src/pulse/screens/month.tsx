/** One month of one's own, as it was answered; it can be deleted. */
import { useState } from 'preact/hooks'
import { Button, Section } from '#ui'
import { Confirm, Refused, useActing } from '../../shared/acting.tsx'
import { monthWords } from '../../shared/pulse/in-words.ts'
import { sentenceIds } from '../../shared/pulse/sentences.ts'
import type { Intent, OnePulse } from '../index.ts'
import type { AboutOne } from './props.ts'
import { answerWords } from './take.tsx'

export const OneMonth = (props: AboutOne & { taken: OnePulse }) => {
  const { taken, words, language, go } = props
  const [asking, setAsking] = useState(false)
  const removing = useActing<Intent>(props)
  const remove = async () => {
    const gone = await removing.run({ do: 'remove', pulse: taken.id })
    setAsking(false)
    if (gone) go('')
  }
  return (
    <Section title={monthWords(taken.month, language)}>
      <dl class="stack" aria-label={words.monthTitle}>
        {sentenceIds.map(id => (
          <div key={id}>
            <dt>{words.sentence[id]}</dt>
            <dd class="quiet-text">{answerWords(props, taken.answers[id])}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
          {words.remove}
        </Button>
      </div>
      <Refused>{removing.refusal}</Refused>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.remove}
        says={words.beforeRemoving}
        yes={words.removeYes}
        kind="danger"
        busy={removing.busy}
        onYes={() => void remove()}
      />
    </Section>
  )
}
