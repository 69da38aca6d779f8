/** How I'm here looks: what is promised, how the other is, what I said; saying how I am; answering. */
import { useState } from 'preact/hooks'
import { Button, Empty, Live, Notice, Page } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { Arrival, Refused, useActing } from '../shared/acting.tsx'
import { DeleteForBoth } from '../shared/keeping/keeping.tsx'
import { OneOf } from '../shared/one-of.tsx'
import {
  type Availability,
  allows,
  type Beside,
  besideFor,
  type Intent,
  mineFor,
  type PromiseView,
  promisesFor,
  textOf,
  theirsFor,
  type Words,
} from './index.ts'
import { AnswerIt, answerDraft } from './screens/answer.tsx'
import { CheckIn } from './screens/check-in.tsx'
import { LiveCard } from './screens/live.tsx'
import { Mine } from './screens/mine.tsx'
import { AnswerSaid, lookOf, NotEmergency, type Pair } from './screens/parts.tsx'
import { Promises } from './screens/promises.tsx'
import { Theirs } from './screens/theirs.tsx'

export { Between } from './screens/between.tsx'

export const Screen = (props: ScreenProps<Availability, Intent, Words>) => {
  const { other, words, path, go, state } = props
  const [given, setGiven] = useState(false)
  if (other === null)
    return (
      <Page title={words.name} lead={words.line} kanga="availability" saying={sayingOf(words)}>
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  const pair: Pair = { ...props, other }
  if (path === '/live') return <LiveCard {...pair} />
  if (path === '/new')
    return (
      <CheckIn
        {...pair}
        onGiven={() => {
          setGiven(true)
          go('')
        }}
      />
    )
  const theirs = theirsFor(state, lookOf(pair))
  if (path === '/answer' && theirs) return <AnswerIt {...pair} theirs={theirs} />
  return <Home {...pair} given={given} />
}

const sayingOf = (words: Words) => ({ sw: words.proverb, en: words.proverbMeaning })

const Home = (props: Pair & { given: boolean }) => {
  const { state, me, words, other, go, given } = props
  const fill = { other: other.name }
  const look = lookOf(props)
  const mine = mineFor(state, look)
  const theirs = theirsFor(state, look)
  const promises = promisesFor(state, look)
  const due = promises.filter(({ phase }) => phase === 'now' || phase === 'after')
  // What was kept is said beside the check-in, as long as that stands here.
  const stands = (promise: PromiseView) =>
    promise.phase === 'kept' && [mine?.id, theirs?.id].includes(promise.checkin)
  const others = promises.filter(promise => !due.includes(promise) && !stands(promise))
  const beside = besideFor(state, me.id)
  const quiet = mine === null && theirs === null && promises.length === 0
  return (
    <Page
      title={words.name}
      lead={quiet ? words.line : undefined}
      kanga="availability"
      saying={quiet ? sayingOf(words) : undefined}
    >
      <Live hidden>{given && mine && words.given(fill)}</Live>
      <Promises {...props} promises={due} />
      {beside && <BesideWords {...props} beside={beside} answering={theirs?.id ?? null} />}
      {theirs && (
        <Arrival state={`${theirs.id}/${theirs.answer?.kind ?? ''}`}>
          <Theirs {...props} theirs={theirs} />
        </Arrival>
      )}
      {mine && (
        <Arrival state={`${mine.id}/${mine.answer?.kind ?? ''}`}>
          <Mine {...props} mine={mine} />
        </Arrival>
      )}
      <Promises {...props} promises={others} />
      {quiet && <p>{words.howItGoes(fill)}</p>}
      <div class="row">
        <Button
          kind={theirs || due.length > 0 || mine ? 'plain' : 'primary'}
          icon="hand"
          onClick={() => go('/new')}
        >
          {mine ? words.checkInAgain : words.checkIn}
        </Button>
        <Button kind="quiet" onClick={() => go('/live')}>
          {words.liveDoor}
        </Button>
      </div>
      <AskingAgain {...props} />
      <NotEmergency words={words} />
    </Page>
  )
}

/** It reached nobody: the other had checked in anew, or had let it be. */
const BesideWords = (props: Pair & { beside: Beside; answering: string | null }) => {
  const { beside, answering, words, me, draft, go } = props
  const text = textOf(beside.said)
  return (
    <div class="stack stack-1">
      <Notice tone="calm" title={words.besideTitle} />
      <AnswerSaid {...props} answer={beside.said} who="me" name={me.name} />
      {text !== '' && (
        <div class="row">
          {answering !== null && (
            <Button
              onClick={() => {
                draft(answerDraft(answering)).keep(text)
                go('/answer')
              }}
            >
              {words.useAgain}
            </Button>
          )}
          <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-beside', fact: beside.fact }} />
        </div>
      )}
    </div>
  )
}

/** Off until somebody allows it; it can be taken back. */
const AskingAgain = (props: Pair) => {
  const { state, me, words, other } = props
  const fill = { other: other.name }
  const allowing = useActing<Intent>(props)
  return (
    <details class="disclosure">
      <summary>{words.allowTitle(fill)}</summary>
      <div class="stack stack-1">
        <OneOf
          legend={<span class="visually-hidden">{words.allowTitle(fill)}</span>}
          options={[
            { value: 'yes', label: words.allowYes },
            { value: 'no', label: words.allowNo },
          ]}
          value={allows(state, me.id) ? 'yes' : 'no'}
          onChange={value => void allowing.run({ do: 'allow-asking-again', allowed: value === 'yes' })}
        />
        <p class="quiet-text">{words.allowHint(fill)}</p>
        <Refused>{allowing.refusal}</Refused>
      </div>
    </details>
  )
}
