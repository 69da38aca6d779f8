/** One way to try: who does what by when, and the day on which both look again. It begins with the yes of both to the same. */
import { useState } from 'preact/hooks'
import { Button } from '#ui'
import { dayInWords, Refused, useActing } from '../../shared/acting.tsx'
import type { ChoiceView, Intent } from '../index.ts'
import { WaysToRead } from './board.tsx'
import type { InMatter } from './pair.ts'
import { Plan } from './plan.tsx'

export const ChoiceStep = (props: InMatter) => {
  const { solving, words } = props
  const stay = solving.options.filter(({ stays }) => stays === true)
  if (solving.votes !== 'open') return <p>{words.votesOpening}</p>
  return (
    <>
      {stay.length === 0 ? (
        <>
          <p>{words.nothingStays}</p>
          <p class="question">{words.moreHint}</p>
        </>
      ) : solving.choice ? (
        <Proposal {...props} choice={solving.choice} />
      ) : (
        <>
          <p class="quiet-text">{words.staysTitle}</p>
          <WaysToRead {...props} options={stay} />
          <Plan {...props} stay={stay} />
        </>
      )}
      <More {...props} first={stay.length === 0} />
    </>
  )
}

const Proposal = (props: InMatter & { readonly choice: ChoiceView }) => {
  const { solving, words, other, choice } = props
  const fill = { other: other.name }
  const [changing, setChanging] = useState(false)
  const accepting = useActing<Intent>(props)
  const stay = solving.options.filter(({ stays }) => stays === true)
  const fits = stay.some(({ id }) => id === choice.option)
  return (
    <>
      <p class="quiet-text">{choice.wordedByMe ? words.proposalMine : words.proposal(fill)}</p>
      <ChoiceToRead {...props} />
      {choice.acceptedByMe ? (
        <p>{words.proposalWaits(fill)}</p>
      ) : (
        fits && (
          <Button
            kind="primary"
            wide
            busy={accepting.busy}
            onClick={() => void accepting.run({ do: 'accept-choice', talk: solving.id, choice: choice.fact })}
          >
            {words.acceptChoice}
          </Button>
        )
      )}
      <Refused>{accepting.refusal}</Refused>
      {changing ? (
        <Plan {...props} stay={stay} />
      ) : (
        <Button kind={choice.acceptedByMe ? 'quiet' : 'plain'} wide onClick={() => setChanging(true)}>
          {words.changeChoice}
        </Button>
      )}
    </>
  )
}

/** A choice as it stands: the way, who does what by when, the day of looking again. */
export const ChoiceToRead = ({
  solving,
  choice,
  words,
  me,
  other,
  language,
}: InMatter & { readonly choice: ChoiceView }) => {
  const way = [solving.options, ...solving.before].flat().find(({ id }) => id === choice.option)
  const [mine, theirs] = choice.wordedByMe ? [choice.mine, choice.theirs] : [choice.theirs, choice.mine]
  const deeds = [
    { name: me.name, ...mine },
    { name: other.name, ...theirs },
  ].filter(({ what }) => what !== '')
  return (
    <div class="stack stack-1">
      <p class="question">{way?.text || '…'}</p>
      <dl class="said-list">
        {deeds.map(({ name, what, by }) => (
          <div key={name}>
            <dt class="quiet-text">{name}</dt>
            <dd>
              {what}
              {by && `, ${words.before} ${dayInWords(by, language)}`}
            </dd>
          </div>
        ))}
        <div>
          <dt class="quiet-text">{words.review}</dt>
          <dd>{dayInWords(choice.review, language)}</dd>
        </div>
      </dl>
    </div>
  )
}

const More = (props: InMatter & { readonly first: boolean }) => {
  const { solving, words, first } = props
  const looking = useActing<Intent>(props)
  return (
    <>
      <Button
        kind={first ? 'primary' : 'quiet'}
        wide={first}
        busy={looking.busy}
        onClick={() => void looking.run({ do: 'look-for-more', talk: solving.id })}
      >
        {words.lookForMore}
      </Button>
      <Refused>{looking.refusal}</Refused>
    </>
  )
}
