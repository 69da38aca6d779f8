/** One wording of the problem: offered by either, and standing when both have accepted the same words. */
import { useState } from 'preact/hooks'
import { Button, Question } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { Deleted } from '../../shared/keeping/keeping.tsx'
import { type Intent, maxWording } from '../index.ts'
import { wordingHints } from '../wording-hint.ts'
import type { InMatter } from './pair.ts'
import { Writing } from './writing.tsx'

export const WordingStep = (props: InMatter) => {
  const { solving, words, other, language, draft } = props
  const { wording, wordedByMe, id: talk } = solving
  const fill = { other: other.name }
  const [changing, setChanging] = useState(() => draft(`wording/${talk}`).text !== '')
  const accepting = useActing<Intent>(props)
  if (wording === null)
    return (
      <>
        <p>{words.wordingRule}</p>
        <Words {...props} />
      </>
    )
  const there = wording.content !== ''
  return (
    <>
      <p class="quiet-text">{wordedByMe ? words.wordingMine : words.wordingBy(fill)}</p>
      <Question>
        {there ? wording.content : <Deleted language={language} by={wordedByMe ? null : other} />}
      </Question>
      {wordedByMe ? (
        <p>{words.wordingWaits(fill)}</p>
      ) : (
        there && (
          <Button
            kind="primary"
            wide
            busy={accepting.busy}
            onClick={() => void accepting.run({ do: 'accept-wording', talk, wording: wording.fact })}
          >
            {words.wordingAccept}
          </Button>
        )
      )}
      <Refused>{accepting.refusal}</Refused>
      {changing ? (
        <Words {...props} />
      ) : (
        <Button kind={there && !wordedByMe ? 'plain' : 'quiet'} wide onClick={() => setChanging(true)}>
          {words.wordingChange}
        </Button>
      )}
      <p class="quiet-text">{words.wordingChangeHint}</p>
    </>
  )
}

const Words = (props: InMatter) => {
  const { solving, words, me, other } = props
  const names = [me.name, other.name]
  return (
    <Writing
      {...props}
      draftKey={`wording/${solving.id}`}
      first={solving.wording?.content ?? ''}
      label={words.wordingLabel}
      hint={words.wordingHint}
      max={maxWording}
      rows={2}
      give={words.wordingGive}
      kind={solving.wording === null ? 'primary' : 'plain'}
      intent={text => ({ do: 'word', talk: solving.id, text })}
      hints={text => {
        const found = wordingHints(text, names)
        return found.length === 0 ? null : (
          <div class="stack stack-half">
            {found.map(hint => (
              <p key={hint}>{words[hint]}</p>
            ))}
            <p class="quiet-text">{words.onlyHere}</p>
          </div>
        )
      }}
    />
  )
}
