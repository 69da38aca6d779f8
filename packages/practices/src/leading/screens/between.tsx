/** One phone between two: the one who goes first chooses a way and tells it aloud; the other holds the card. Nothing is kept. */

import { useState } from 'preact/hooks'
import { Button, Choices } from '#ui'
import type { BetweenProps } from '../../screens.ts'
import { HandOver } from '../../shared/between/hand-over.tsx'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { Table } from '../../shared/between/table.tsx'
import { joys, receipts, type Way, type Words, ways } from '../index.ts'

export const Between = (props: BetweenProps<Words>) => (
  <AtTheTable language={props.language} names={props.names} onEnd={props.onEnd}>
    {names => <OneGoesFirst {...props} names={names} />}
  </AtTheTable>
)

type Told = BetweenProps<Words> & { readonly names: readonly [string, string] }

const OneGoesFirst = (props: Told) => {
  const { words, language, names, onEnd } = props
  const [first, setFirst] = useState<0 | 1 | null>(null)
  const [way, setWay] = useState<Way | null>(null)
  const [step, setStep] = useState<'choose' | 'card' | 'after'>('choose')
  const table = { language, names, onEnd }
  if (first === null)
    return (
      <Table
        {...table}
        facing={null}
        title={words.betweenWho}
        actions={
          <div class="row">
            {([0, 1] as const).map(who => (
              <Button key={who} onClick={() => setFirst(who)}>
                {names[who]}
              </Button>
            ))}
          </div>
        }
      >
        <p>{words.line}</p>
      </Table>
    )
  if (way === null || step === 'choose')
    return (
      <Table
        {...table}
        facing={first}
        title={words.wayTitle}
        actions={
          way !== null && (
            <Button kind="primary" wide onClick={() => setStep('card')}>
              {words.betweenBegin}
            </Button>
          )
        }
      >
        <Choices
          legend={words.wayTitle}
          hideLegend
          value={way}
          onChange={setWay}
          options={ways.map(value => ({ value, label: words.way[value] }))}
        />
        <p class="quiet-text">{words.betweenTell({ other: names[first === 0 ? 1 : 0] })}</p>
      </Table>
    )
  const hears = first === 0 ? 1 : 0
  return (
    <HandOver key="card" language={language} names={names} to={hears} onEnd={onEnd}>
      <Table
        {...table}
        facing={hears}
        title={words.betweenHear({ other: names[first] })}
        actions={
          step === 'after' ? (
            <Button kind="primary" wide onClick={onEnd}>
              {words.liveDone}
            </Button>
          ) : (
            <Button kind="primary" wide onClick={() => setStep('after')}>
              {words.liveDone}
            </Button>
          )
        }
      >
        {step === 'card' ? (
          <>
            <p class="question">{words.liveFor[way]}</p>
            <Aloud {...props} way={way} />
          </>
        ) : (
          <p class="question">{words.betweenEnd}</p>
        )}
      </Table>
    </HandOver>
  )
}

/** What may be said afterwards, by the way that was asked for. */
const Aloud = ({ words, way }: Told & { way: Way }) => {
  const said: Readonly<Record<Way, readonly string[]>> = {
    listen: receipts.map(key => words.receipt[key]),
    comfort: [words.betweenOpenComfort],
    ask: [words.betweenOpenAsk],
    celebrate: joys.map(key => words.joy[key]),
    know: [words.thanks],
  }
  return (
    <>
      <p class="quiet-text">{words.betweenAfter}</p>
      <ul class="plain-list">
        {said[way].map(sentence => (
          <li class="serif" key={sentence}>
            {sentence}
          </li>
        ))}
      </ul>
    </>
  )
}
