/** A moment that waits for a guess: to the one who imagines, a guess or questions first; to the teller, no hurry. */

import { useState } from 'preact/hooks'
import { Button, Field, Notice, Section, TextArea } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { LetRest, LiveDoor, NotNow } from '../../shared/talk/screens/index.ts'
import { screenWords } from '../../shared/talk/screens/props.ts'
import { type Intent, maxBecause, maxQuestion } from '../index.ts'
import type { InRound } from './moment.tsx'
import { PickFeelings, usePicked } from './pick.tsx'
import { Questions } from './questions.tsx'

export const guessDraft = (talk: string) => `empathy/guess/${talk}`

export const Imagine = (props: InRound) => {
  const { round, words, other, language, putOff } = props
  const fill = { other: other.name }
  const offered = round.life.stage === 'offered'
  const pass = { do: 'pass', talk: round.id } as const
  if (round.iTold)
    return (
      <>
        <Questions {...props} />
        <Notice tone="calm" icon="lock" title={words.sealed}>
          <p>{words.waitingGuess(fill)}</p>
        </Notice>
        <SideBySide {...props} />
        {offered && (
          <div class="row">
            <LetRest<Intent>
              {...props}
              intent={pass}
              label={words.takeBack}
              says={words.beforeResting(fill)}
              yes={words.letRest}
            />
          </div>
        )}
      </>
    )
  return (
    <>
      {offered && putOff(round.id) !== undefined && (
        <Notice tone="rest" title={screenWords[language].putOff} />
      )}
      <Questions {...props} />
      <Guess {...props} />
      {round.mayAsk && <AskFirst {...props} />}
      <SideBySide {...props} />
      {offered && (
        <div class="row">
          <NotNow<Intent> {...props} intent={until => ({ do: 'not-now', talk: round.id, until })} />
          <LetRest<Intent> {...props} intent={pass} label={words.letRest} says={words.beforeResting(fill)} />
        </div>
      )}
    </>
  )
}

const SideBySide = ({ words, go, round }: InRound) => (
  <LiveDoor
    says={words.sideBySide}
    note={words.sideBySideHint}
    onClick={() => go(`/talk/${round.id}/live`)}
  />
)

/** The form for a guess; also on the screen for two side by side. */
export const Guess = (props: InRound) => {
  const { round, words, other, draft, language } = props
  const { picked, pick, clear } = usePicked(draft, guessDraft(round.id))
  const { rule, setRule, keep } = useKeep()
  const guessing = useActing<Intent>(props)
  const guess = async () => {
    if (await guessing.run({ do: 'guess', talk: round.id, guess: picked }, keep)) clear()
  }
  return (
    <Section title={words.guessTitle}>
      <p class="quiet-text">
        {words.theirsSealed({ other: other.name })} {words.guessHint}
      </p>
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void guess()
        }}
      >
        <PickFeelings
          words={words}
          legend={words.kindsTitle}
          picks={picked.picks}
          onPick={picks => pick({ ...picked, picks })}
        />
        {picked.picks.length > 0 && (
          <>
            <Field label={words.because} optional>
              <TextArea
                value={picked.because}
                onText={because => pick({ ...picked, because })}
                max={maxBecause}
                rows={2}
              />
            </Field>
            <HowLong language={language} rule={rule} setRule={setRule} />
            <p>{words.beforeGuessing}</p>
          </>
        )}
        <Refused>{guessing.refusal}</Refused>
        <Button kind="primary" icon="lock" type="submit" wide busy={guessing.busy}>
          {words.guess}
        </Button>
      </form>
    </Section>
  )
}

/** In place of a guess, or before it: for whom guessing is hard, and for whoever would rather know. */
const AskFirst = (props: InRound) => {
  const { round, words, draft } = props
  const text = useDraft(draft, `empathy/question/${round.id}`)
  const [open, setOpen] = useState(text.text !== '')
  const asking = useActing<Intent>(props)
  const ask = async () => {
    if (!(await asking.run({ do: 'ask', talk: round.id, text: text.text }))) return
    text.clear()
    setOpen(false)
  }
  if (!open)
    return (
      <Button kind="plain" icon="message-circle" onClick={() => setOpen(true)}>
        {words.askInstead}
      </Button>
    )
  return (
    <Section title={words.askInstead}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void ask()
        }}
      >
        <Field label={words.question} hint={words.askHint} error={asking.refusal}>
          <TextArea value={text.text} onText={text.write} max={maxQuestion} rows={2} />
        </Field>
        {text.text === '' && (
          <details class="disclosure">
            <summary>{words.askPrompts}</summary>
            <div class="stack stack-1">
              {[words.askPicture, words.askMost].map(prompt => (
                <Button key={prompt} kind="quiet" onClick={() => text.write(prompt.replace('…', ''))}>
                  {prompt}
                </Button>
              ))}
            </div>
          </details>
        )}
        <Button type="submit" wide busy={asking.busy}>
          {words.ask}
        </Button>
      </form>
    </Section>
  )
}
