/** One phone between two: the clock lies on the table, and the phone goes to whoever has the word. Nothing is kept, not even a draft. */

import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, Choices, Question } from '#ui'
import type { BetweenProps } from '../../screens.ts'
import { HandOver } from '../../shared/between/hand-over.tsx'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { betweenWords, Table } from '../../shared/between/table.tsx'
import { buzz, useAwake, useSeconds, useStill } from '../../shared/device.ts'
import { Floor } from '../../shared/floor/index.ts'
import { QUIET } from '../clock.ts'
import type { Minutes, Picture, Words } from '../index.ts'
import { Lengths } from './begin.tsx'
import { Cards } from './cards.tsx'
import { Pictures, Shown } from './heard.tsx'
import { bell, endOfQuiet } from './use-clock.ts'

type Props = BetweenProps<Words>
type Seat = 0 | 1
type Step = 'time' | 'quiet' | 'sum-up' | 'more' | 'heard' | 'shown'
interface AtTable extends Props {
  readonly names: readonly [string, string]
}

export const Between = (props: Props) => (
  <AtTheTable {...props}>{names => <Sitting {...props} names={names} />}</AtTheTable>
)

const Sitting = (props: AtTable) => {
  const { words, language, names, onEnd } = props
  const [minutes, setMinutes] = useState<Minutes>(2)
  const [first, setFirst] = useState<Seat>(0)
  const [turn, setTurn] = useState<0 | 1 | 2 | 3>(0)
  if (turn === 1 || turn === 2)
    return (
      <Turn
        key={turn}
        {...props}
        minutes={minutes}
        speaker={turn === 1 ? first : otherSeat(first)}
        swap={turn === 2}
        onOver={() => setTurn(turn === 1 ? 2 : 3)}
      />
    )
  if (turn === 3)
    return (
      <Table
        plain
        language={language}
        names={names}
        facing={null}
        title={words.betweenDone}
        actions={
          <Button kind="primary" wide onClick={onEnd}>
            {words.betweenClose}
          </Button>
        }
      >
        <p>{words.betweenDoneHint}</p>
      </Table>
    )
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={null}
      title={words.name}
      onEnd={onEnd}
      actions={
        <Button kind="primary" wide onClick={() => setTurn(1)}>
          {words.betweenBegin}
        </Button>
      }
    >
      <p>{words.betweenHow}</p>
      <Lengths words={words} value={minutes} onChange={setMinutes} />
      <Choices
        legend={words.betweenFirst}
        value={String(first)}
        onChange={value => setFirst(value === '0' ? 0 : 1)}
        options={[
          { value: '0', label: names[0] },
          { value: '1', label: names[1] },
        ]}
      />
    </Table>
  )
}

const otherSeat = (seat: Seat): Seat => (seat === 0 ? 1 : 0)

const Turn = (props: AtTable & { minutes: number; speaker: Seat; swap: boolean; onOver: () => void }) => {
  const { words, language, names, minutes, speaker, swap, onOver, onEnd } = props
  const [begun, setBegun] = useState(!swap)
  const [spans, setSpans] = useState<readonly number[]>([minutes])
  const [step, setStep] = useState<Step>('time')
  const [picture, setPicture] = useState<Picture | null>(null)
  const listener = otherSeat(speaker)
  const at = { language, names, onEnd }
  const fill = (seat: Seat) => ({ other: names[seat] })
  if (!begun)
    return (
      <Table
        {...at}
        facing={speaker}
        title={words.betweenSwap}
        actions={
          <Button kind="primary" wide onClick={() => setBegun(true)}>
            {words.betweenBegin}
          </Button>
        }
      >
        <Cards words={words} />
      </Table>
    )
  if (step === 'time')
    return (
      <Time
        key={spans.length}
        {...props}
        minutes={spans.at(-1) ?? minutes}
        onQuiet={() => setStep('quiet')}
        onStopped={onOver}
      />
    )
  if (step === 'quiet') return <Quiet {...props} onOver={() => setStep('sum-up')} />
  if (step === 'sum-up')
    return (
      <Table
        {...at}
        facing={listener}
        title={words.betweenSum(fill(listener))}
        actions={
          <Button kind="primary" wide onClick={() => setStep('more')}>
            {words.saidAloud}
          </Button>
        }
      >
        <Question>{words.sumUpPrompt}</Question>
        <p class="quiet-text">{words.sumUpHint}</p>
      </Table>
    )
  if (step === 'more')
    return (
      <Table
        {...at}
        facing={speaker}
        title={words.betweenMore(fill(speaker))}
        actions={
          <>
            <Button kind="primary" wide onClick={() => setStep('heard')}>
              {words.enough}
            </Button>
            {([1, 2] as const).map(n => (
              <Button
                key={n}
                kind="quiet"
                icon="plus"
                onClick={() => {
                  setSpans([...spans, n])
                  setStep('time')
                }}
              >
                {words.moreMinutes({ n })}
              </Button>
            ))}
          </>
        }
      />
    )
  if (step === 'shown' && picture !== null)
    return (
      <Table
        {...at}
        facing={listener}
        title={words.betweenShown(fill(speaker))}
        actions={
          <Button kind="primary" wide onClick={onOver}>
            {words.goOn}
          </Button>
        }
      >
        <Shown picture={picture} name={words[picture]} />
      </Table>
    )
  return (
    <HandOver language={language} names={names} to={speaker} onEnd={onEnd}>
      <Table
        plain
        {...at}
        facing={speaker}
        title={words.heardTitle}
        actions={
          <>
            <Button kind={picture === null ? 'primary' : 'plain'} wide onClick={onOver}>
              {words.betweenKeep}
            </Button>
            {picture !== null && (
              <Button kind="plain" wide onClick={() => setStep('shown')}>
                {words.betweenShow}
              </Button>
            )}
          </>
        }
      >
        <p class="quiet-text">{words.betweenHeardHint}</p>
        <Pictures words={words} value={picture} onChange={setPicture} />
      </Table>
    </HandOver>
  )
}

/** What is left of so many milliseconds since this came into the page; calls `onOver` once, with a hum. */
const useCountdown = (milliseconds: number, hum: readonly number[], onOver: () => void): number => {
  const start = useRef(Date.now())
  const now = useSeconds(true)
  const left = Math.max(0, start.current + milliseconds - now)
  const isOver = left === 0
  useEffect(() => {
    if (!isOver) return
    buzz(hum)
    onOver()
    // Once, when it is over: what it calls takes this out of the page.
  }, [isOver])
  return left / milliseconds
}

const Time = (
  props: AtTable & { minutes: number; speaker: Seat; onQuiet: () => void; onStopped: () => void },
) => {
  const { words, language, names, minutes, speaker, onQuiet, onStopped, onEnd } = props
  useAwake(true)
  useStill(true)
  const left = useCountdown(minutes * 60_000, bell, onQuiet)
  return (
    <Floor
      dark
      who={speaker === 0 ? 'me' : 'other'}
      title={words.theirTime({ other: names[speaker] })}
      name={names[speaker]}
      left={left}
      foot={
        <>
          <Button icon="check" onClick={onQuiet}>
            {words.spoken}
          </Button>
          <Button icon="hand" onClick={onStopped}>
            {words.stop}
          </Button>
          <Button kind="quiet" onClick={onEnd}>
            {betweenWords[language].stop}
          </Button>
        </>
      }
    >
      <Cards words={words} />
    </Floor>
  )
}

const Quiet = ({ words, names, speaker, onOver }: AtTable & { speaker: Seat; onOver: () => void }) => {
  useAwake(true)
  useStill(true)
  const left = useCountdown(QUIET, endOfQuiet, onOver)
  return (
    <Floor
      dark
      who={speaker === 0 ? 'me' : 'other'}
      title={words.quiet}
      name={names[speaker]}
      left={left}
      foot={
        <Button kind="quiet" onClick={onOver}>
          {words.goOn}
        </Button>
      }
    >
      <p>{words.quietHint}</p>
    </Floor>
  )
}
