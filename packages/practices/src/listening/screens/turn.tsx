/** A turn in whatever stage it is, for the one who speaks and for the one who listens; while no time runs. */
import { useState } from 'preact/hooks'
import { Button, Field, Notice, Section, TextArea } from '#ui'
import { Arrival, Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { type Intent, maxSaid } from '../index.ts'
import type { InSession } from './begin.tsx'
import { Beside } from './beside.tsx'
import { Cards } from './cards.tsx'
import { Heard } from './heard.tsx'
import { LongerBy, More } from './running.tsx'
import { SaidInWriting } from './said.tsx'
import { SumUp } from './sum-up.tsx'

/** `again` counts how often words were taken back into a draft, so that what is open shows them. */
type InTurn = InSession & { readonly again: number }

export const InItsStage = (props: InSession) => {
  const { session, words } = props
  const { turn, turns, done } = session
  const [again, setAgain] = useState(0)
  const before = turns.length > 1 && turn.stage === 'ready' ? turns[0] : undefined
  return (
    <Arrival state={`${turn.n}${turn.stage}`}>
      <Beside {...props} onUse={() => setAgain(again + 1)} />
      {before?.stopped && <Notice tone="rest" title={words.stopped} />}
      {done && <Done {...props} />}
      {turns.map(one => (
        <Heard key={one.n} {...props} turn={one} />
      ))}
      {!done && <Stage {...props} again={again} />}
    </Arrival>
  )
}

const Done = ({ session, words }: InSession) => (
  <Notice tone="rest" title={session.turn.stopped ? words.stopped : words.done}>
    {session.way !== 'typed' && <p>{words.doneHint}</p>}
  </Notice>
)

const Stage = (props: InTurn) => {
  const { turn, way } = props.session
  switch (turn.stage) {
    case 'ready':
      return way === 'typed' ? <TypedReady {...props} /> : <Ready {...props} />
    // The time is over on this phone, and the quiet after it.
    case 'speaking':
    case 'said':
      return turn.mine ? <WaitSummary {...props} /> : <SumUp key={props.again} {...props} />
    case 'summed':
      return turn.mine ? <Summed {...props} /> : <WaitMore {...props} />
    case 'over':
      return null
  }
}

const Ready = (props: InTurn) => {
  const { session, words, other } = props
  const fill = { other: other.name }
  const beginning = useActing<Intent>(props)
  const isSwap = session.turn.n === 'second'
  if (!session.turn.mine)
    return (
      <Section title={words.theirTime(fill)}>
        <p>{isSwap ? `${words.swapped} ${words.waitBegin(fill)}` : words.waitBegin(fill)}</p>
        <p class="quiet-text">{words.listenHint}</p>
      </Section>
    )
  return (
    <Section title={words.yourTime}>
      <p>{isSwap ? `${words.swapped} ${words.beginHint(fill)}` : words.beginHint(fill)}</p>
      {session.way === 'walking' && <p class="quiet-text">{words.pocket}</p>}
      <Cards words={words} />
      <Refused>{beginning.refusal}</Refused>
      <Button
        kind="primary"
        icon="hourglass"
        wide
        busy={beginning.busy}
        onClick={() => void beginning.run({ do: 'begin', talk: session.id })}
      >
        {`${words.begin} (${words.minutes({ n: session.minutes })})`}
      </Button>
    </Section>
  )
}

const TypedReady = (props: InTurn) => {
  const { session, words, other } = props
  if (!session.turn.mine)
    return (
      <Section title={words.theirTime({ other: other.name })}>
        <p>{words.waitTyped({ other: other.name })}</p>
      </Section>
    )
  return (
    <Section title={words.yourTime}>
      <Cards words={words} />
      <Typing key={props.again} {...props} label={words.typedBegin} yes={words.giveTurn} primary />
    </Section>
  )
}

/** One thing in writing; what is begun survives a reload on this device. */
const Typing = (props: InTurn & { label: string; yes: string; primary?: boolean }) => {
  const { session, words, other, language, draft, label, yes, primary = false } = props
  const text = useDraft(draft, `listening/said/${session.id}`)
  const giving = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const give = async () => {
    if (await giving.run({ do: 'say', talk: session.id, text: text.text }, keep)) text.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void give()
      }}
    >
      <Field label={label} hint={words.typedHow} error={giving.refusal}>
        <TextArea value={text.text} onText={text.write} max={maxSaid} rows={5} />
      </Field>
      <HowLong language={language} rule={rule} setRule={setRule} />
      <p class="quiet-text">{words.beforeGiving({ other: other.name })}</p>
      <Button kind={primary ? 'primary' : 'plain'} type="submit" wide={primary} busy={giving.busy}>
        {yes}
      </Button>
    </form>
  )
}

const WaitSummary = (props: InTurn) => {
  const { session, words, other } = props
  return (
    <>
      <SaidInWriting {...props} turn={session.turn} />
      <Notice tone="calm" icon="ear" title={words.waitSummary({ other: other.name })} />
      {session.way !== 'typed' && (
        <div class="row">
          <More {...props} />
        </div>
      )}
    </>
  )
}

const WaitMore = (props: InTurn) => (
  <>
    <SaidInWriting {...props} turn={props.session.turn} />
    <Notice tone="calm" icon="ear" title={props.words.waitMore({ other: props.other.name })} />
  </>
)

/** Was that all? The one who spoke decides; more is one press away, and so is the end. */
const Summed = (props: InTurn) => {
  const { session, words, other } = props
  const { turn, way } = session
  const ending = useActing<Intent>(props)
  const longer = useActing<Intent>(props)
  return (
    <>
      <SaidInWriting {...props} turn={turn} />
      {turn.summaries.length === 0 && <p>{words.summedAloud({ other: other.name })}</p>}
      <Section title={words.moreTitle}>
        <Button
          kind="primary"
          wide
          busy={ending.busy}
          onClick={() => void ending.run({ do: 'enough', talk: session.id })}
        >
          {words.enough}
        </Button>
        <Refused>{ending.refusal ?? longer.refusal}</Refused>
        {turn.mayWantMore && way !== 'typed' && (
          <div class="row">
            <LongerBy
              kind="plain"
              words={words}
              busy={longer.busy}
              onWish={minutes => void longer.run({ do: 'more', talk: session.id, minutes })}
            />
          </div>
        )}
        {turn.mayWantMore && way === 'typed' && (
          <details class="disclosure">
            <summary>{words.typedMore}</summary>
            <Typing key={props.again} {...props} label={words.typedMoreLabel} yes={words.giveTurn} />
          </details>
        )}
      </Section>
    </>
  )
}
