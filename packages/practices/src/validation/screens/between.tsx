/** One phone between two: one tells, the other answers with the card of six beginnings; the one who told says if it landed. */

import { useState } from 'preact/hooks'
import { Button } from '#ui'
import type { BetweenProps } from '../../screens.ts'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { Table } from '../../shared/between/table.tsx'
import { maxTries, type Words } from '../index.ts'

const SixBeginnings = ({ words }: { words: Words }) => (
  <ol class="plain-list">
    {[
      words.cardAttend,
      words.cardHear,
      words.cardGuess,
      words.cardLived,
      words.cardMany,
      words.cardEqual,
    ].map(one => (
      <li class="serif" key={one}>
        {one}
      </li>
    ))}
  </ol>
)

export const Between = (props: BetweenProps<Words>) => (
  <AtTheTable language={props.language} names={props.names} onEnd={props.onEnd}>
    {names => <Card {...props} names={names} />}
  </AtTheTable>
)

type Step = 'tell' | 'answer' | 'landed' | 'done' | 'sit'

const Card = ({
  words,
  language,
  names,
  onEnd,
}: BetweenProps<Words> & { readonly names: readonly [string, string] }) => {
  const [tells, setTells] = useState<0 | 1 | null>(null)
  const [step, setStep] = useState<Step>('tell')
  /** Answers so far: after the third the two sit together. It is shown nowhere. */
  const [tries, setTries] = useState(0)
  const table = { language, names, onEnd }
  if (tells === null)
    return (
      <Table
        {...table}
        facing={null}
        title={words.cardWho}
        actions={
          <div class="row">
            {([0, 1] as const).map(who => (
              <Button key={who} onClick={() => setTells(who)}>
                {names[who]}
              </Button>
            ))}
          </div>
        }
      >
        <p>{words.line}</p>
        <p class="quiet-text">{words.notForFear}</p>
      </Table>
    )
  const answers = tells === 0 ? 1 : 0
  const fill = { other: names[tells] }
  const notYet = () => {
    setTries(tries + 1)
    setStep(tries + 1 >= maxTries ? 'sit' : 'answer')
  }
  switch (step) {
    case 'tell':
      return (
        <Table
          {...table}
          facing={tells}
          title={words.cardTell}
          actions={
            <Button kind="primary" wide onClick={() => setStep('answer')}>
              {words.cardNext}
            </Button>
          }
        >
          <p>{words.liveTellMore({ other: names[answers] })}</p>
        </Table>
      )
    case 'answer':
      return (
        <Table
          {...table}
          facing={answers}
          title={words.cardTitle}
          actions={
            <Button kind="primary" wide onClick={() => setStep('landed')}>
              {words.cardNext}
            </Button>
          }
        >
          <p>{tries === 0 ? words.cardAnswer(fill) : words.cardAgain(fill)}</p>
          <SixBeginnings words={words} />
          <p class="quiet-text">{words.ladderNotEveryAct}</p>
        </Table>
      )
    case 'landed':
      return (
        <Table
          {...table}
          facing={tells}
          title={words.cardLanded}
          actions={
            <div class="row">
              <Button onClick={() => setStep('done')}>{words.landed}</Button>
              <Button onClick={notYet}>{words.notYet}</Button>
            </div>
          }
        />
      )
    default:
      return (
        <Table
          {...table}
          facing={null}
          title={step === 'done' ? words.cardDone : words.cardSit}
          actions={
            <Button kind="primary" wide onClick={onEnd}>
              {words.cardClose}
            </Button>
          }
        />
      )
  }
}
