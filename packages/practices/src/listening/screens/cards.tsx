/** Silence is hard for some: a card with a beginning, only for the one who speaks, and only when it is turned up. */
import { useState } from 'preact/hooks'
import { Button, Question } from '#ui'
import type { Words } from '../index.ts'

export const Cards = ({ words }: { readonly words: Words }) => {
  const [at, setAt] = useState(0)
  return (
    <details class="disclosure floor-cards">
      <summary>{words.card}</summary>
      <div class="stack stack-1">
        <Question>{words.cards[at % words.cards.length]}</Question>
        <div>
          <Button kind="quiet" icon="refresh-cw" onClick={() => setAt(at + 1)}>
            {words.cardNext}
          </Button>
        </div>
      </div>
    </details>
  )
}
