/** Heard first: the other says back what was heard, and only the opener says whether that is it. */
import { useState } from 'preact/hooks'
import { Button } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { type Intent, maxCorrection, maxReflection } from '../index.ts'
import { HeardToRead, OpenerToRead } from './board.tsx'
import type { InMatter } from './pair.ts'
import { Writing } from './writing.tsx'

export const HearStep = (props: InMatter) => {
  const { solving, words, other } = props
  return (
    <>
      <OpenerToRead {...props} />
      <HeardToRead {...props} />
      {!solving.myTurn ? (
        <p>{words.waitsFor({ other: other.name })}</p>
      ) : solving.openedByMe ? (
        <Judge {...props} />
      ) : (
        <>
          <p>{words.reflectFirst}</p>
          <Writing
            {...props}
            draftKey={`reflect/${solving.id}`}
            label={words.reflectLabel}
            hint={words.reflectHint}
            max={maxReflection}
            rows={4}
            give={words.reflect}
            intent={text => ({ do: 'reflect', talk: solving.id, text })}
          />
        </>
      )}
    </>
  )
}

/** Not quite is as near as yes, and as free. */
const Judge = (props: InMatter) => {
  const { solving, words, draft } = props
  const { id: talk } = solving
  const [correcting, setCorrecting] = useState(() => draft(`correct/${talk}`).text !== '')
  const judging = useActing<Intent>(props)
  if (correcting)
    return (
      <>
        <Writing
          {...props}
          draftKey={`correct/${talk}`}
          label={words.correctLabel}
          hint={words.correctHint}
          max={maxCorrection}
          give={words.correct}
          intent={text => ({ do: 'correct', talk, text })}
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
        onClick={() => void judging.run({ do: 'accept', talk })}
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
