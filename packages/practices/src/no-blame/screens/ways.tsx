/** Ways, gathered without comment and without a name; then one word of each to every way, sealed until both have voted. */
import { useState } from 'preact/hooks'
import { Button, Choices } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { type Intent, maxOption, type Vote, votes } from '../index.ts'
import { causesIn, WaysToRead } from './board.tsx'
import type { InMatter } from './pair.ts'
import { Writing } from './writing.tsx'

export const OptionsStep = (props: InMatter) => {
  const { solving, words, other } = props
  const { options, mayAdd, enough, closedByMe, before, id: talk } = solving
  const closing = useActing<Intent>(props)
  const more = before.length > 0
  return (
    <>
      {more && <p class="question">{words.moreHint}</p>}
      <p>{words.optionsHint}</p>
      {!more && (
        <p class="quiet-text">
          {words.steps.causes}: {causesIn(props).join(' · ')}
        </p>
      )}
      <WaysToRead {...props} options={options} />
      {mayAdd && (
        <Writing
          {...props}
          draftKey={`options/${talk}`}
          label={words.optionLabel}
          hint={words.optionsNoNames}
          max={maxOption}
          rows={2}
          kind={enough ? 'plain' : 'primary'}
          give={words.optionGive}
          intent={text => ({ do: 'add-option', talk, text })}
        />
      )}
      {closedByMe && <p>{words.optionsClosed({ other: other.name })}</p>}
      {enough && !closedByMe && (
        <div class="stack stack-1">
          <p class="quiet-text">{words.optionsCloseHint}</p>
          <Button
            kind="primary"
            wide
            busy={closing.busy}
            onClick={() => void closing.run({ do: 'close-options', talk })}
          >
            {words.optionsClose}
          </Button>
        </div>
      )}
      <Refused>{closing.refusal}</Refused>
    </>
  )
}

export const VotesStep = (props: InMatter) => {
  const { solving, words, other } = props
  const { options, id: talk } = solving
  const [said, setSaid] = useState<Readonly<Record<string, Vote>>>({})
  const voting = useActing<Intent>(props)
  if (solving.votes !== 'to-vote') return <p>{words.votesWait({ other: other.name })}</p>
  return (
    <>
      <p>{words.votesHint}</p>
      <p class="quiet-text">{words.noReason}</p>
      {options.map(({ id, text }) => (
        <Choices<Vote>
          key={id}
          legend={text || '…'}
          value={said[id] ?? null}
          onChange={vote => setSaid({ ...said, [id]: vote })}
          options={votes.map(value => ({ value, label: words.votes[value] }))}
        />
      ))}
      <Refused>{voting.refusal}</Refused>
      <Button
        kind="primary"
        wide
        icon="lock"
        busy={voting.busy}
        onClick={() => void voting.run({ do: 'vote', talk, votes: said })}
      >
        {words.vote}
      </Button>
    </>
  )
}
