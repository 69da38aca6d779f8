/** One phone, face down between two: the time of return in large figures, then a way back in, spoken aloud. Nothing is kept. */

import { useEffect, useState } from 'preact/hooks'
import { Breath, Button, Choices } from '#ui'
import type { BetweenProps } from '../../screens.ts'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { Table } from '../../shared/between/table.tsx'
import { buzz, useAwake, useSeconds } from '../../shared/device.ts'
import { clockOf } from '../../shared/talk/screens/index.ts'
import type { Words } from '../index.ts'
import { type Clock, type ClockMinutes, clockMinutes, minutesLeft, startClock } from './clock.ts'

type Props = BetweenProps<Words>

/** Names are of no use to a clock, so nobody is asked for them. */
export const Between = (props: Props) => (
  <AtTheTable language={props.language} names={props.names ?? ['', '']} onEnd={props.onEnd}>
    {names => <ClockBetween {...props} names={names} />}
  </AtTheTable>
)

type AtTable = Props & { readonly names: readonly [string, string] }

const ClockBetween = (props: AtTable) => {
  const { language, words, names, onEnd } = props
  const [clock, setClock] = useState<Clock>({ step: 'choose' })
  const table = { plain: true, language, names, facing: null } as const
  switch (clock.step) {
    case 'choose':
      return <Choose {...props} start={minutes => setClock(startClock(minutes, Date.now()))} />
    case 'running':
      return (
        <Running
          {...props}
          clock={clock}
          set={setClock}
          more={() => setClock(startClock(20, Date.now(), true))}
        />
      )
    case 'return':
      return (
        <Table
          {...table}
          title={words.backTitle}
          actions={
            <Button kind="primary" wide onClick={onEnd}>
              {words.clockGoOn}
            </Button>
          }
        >
          <p>{words.clockReturn}</p>
          <ul class="said-list">
            <li>{words.say3}</li>
            <li>{words.clockWish}</li>
          </ul>
        </Table>
      )
    case 'stopped':
      return (
        <Table
          {...table}
          title={words.clockStop}
          actions={
            <Button kind="primary" wide onClick={onEnd}>
              {words.clockClose}
            </Button>
          }
        >
          <p>{words.clockStopHint}</p>
        </Table>
      )
  }
}

const Choose = ({
  language,
  words,
  names,
  onEnd,
  start,
}: AtTable & { readonly start: (minutes: number) => void }) => {
  const [minutes, setMinutes] = useState<ClockMinutes>(20)
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={null}
      title={words.clockTitle}
      onEnd={onEnd}
      actions={
        <Button kind="primary" icon="pause" wide onClick={() => start(minutes)}>
          {words.clockStart}
        </Button>
      }
    >
      <p>{words.clockHint}</p>
      <Choices
        legend={words.clockWhen}
        value={String(minutes)}
        onChange={value => setMinutes(Number(value) as ClockMinutes)}
        options={clockMinutes.map(one => ({ value: String(one), label: words[`minutes${one}`] }))}
      />
      <p class="quiet-text">{words.clockKeepOpen}</p>
    </Table>
  )
}

const Running = ({
  language,
  words,
  names,
  clock,
  set,
  more,
}: AtTable & {
  readonly clock: Clock & { readonly step: 'running' }
  readonly set: (clock: Clock) => void
  readonly more: () => void
}) => {
  const now = useSeconds(true)
  const left = minutesLeft(clock.until, now)
  const over = left === 0
  useAwake(true)
  useEffect(() => {
    if (over) buzz([300, 200, 300])
  }, [over])
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={null}
      title={over ? words.clockOver : words.clockBack({ time: clockOf(clock.until) })}
      onEnd={() => set({ step: 'stopped' })}
      actions={
        <>
          <Button
            kind={over ? 'primary' : 'plain'}
            icon="door-open"
            wide
            onClick={() => set({ step: 'return' })}
          >
            {words.clockReady}
          </Button>
          {over && !clock.longer && (
            <Button kind="quiet" icon="hourglass" wide onClick={more}>
              {words.clockMore}
            </Button>
          )}
        </>
      }
    >
      {over ? (
        <p>{words.clockReturn}</p>
      ) : (
        <>
          <Breath label={words.clockBreath} />
          <p class="centred">{words.clockLeft({ minutes: left })}</p>
          <p class="quiet-text centred">{words.clockFaceDown}</p>
        </>
      )}
    </Table>
  )
}
