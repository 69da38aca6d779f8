/** One phone between two: a stone for each, to be turned until it is right; then what would help, said aloud. Nothing is kept. */
import { useState } from 'preact/hooks'
import { Button } from '#ui'
import type { BetweenProps } from '../../screens.ts'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { Table } from '../../shared/between/table.tsx'
import { type Energy, energies, type Words } from '../index.ts'
import { Stone } from './stone.tsx'

export const Between = (props: BetweenProps<Words>) => (
  <AtTheTable language={props.language} names={props.names} onEnd={props.onEnd}>
    {names => <TwoStones {...props} names={names} />}
  </AtTheTable>
)

const turned = (energy: Energy): Energy =>
  energies[(energies.indexOf(energy) + 1) % energies.length] ?? energies[0]

const TwoStones = ({
  words,
  language,
  names,
  onEnd,
}: BetweenProps<Words> & { names: readonly [string, string] }) => {
  const [stones, setStones] = useState<readonly [Energy, Energy]>(['enough', 'enough'])
  const [aloud, setAloud] = useState(false)
  const table = { language, names, onEnd, facing: null }
  const turn = (whose: 0 | 1) =>
    setStones(([one, other]) => (whose === 0 ? [turned(one), other] : [one, turned(other)]))
  if (aloud)
    return (
      <Table
        {...table}
        title={words.stonesNext}
        actions={
          <>
            <Button kind="primary" wide onClick={onEnd}>
              {words.stonesDone}
            </Button>
            <Button kind="quiet" onClick={() => setAloud(false)}>
              {words.stonesAgain}
            </Button>
          </>
        }
      >
        <p class="quiet-text">{words.stonesSay}</p>
        <ul class="said-list">
          {[words.linePrompt, words.whatHelps, words.ask.presence, words.ask['just-know']].map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Table>
    )
  return (
    <Table
      {...table}
      title={words.stonesTitle}
      actions={
        <Button kind="primary" wide onClick={() => setAloud(true)}>
          {words.stonesNext}
        </Button>
      }
    >
      <p class="quiet-text">{words.stonesHint}</p>
      <div class="row">
        {([0, 1] as const).map(whose => {
          const energy = stones[whose]
          return (
            <button key={whose} type="button" class="button button-plain" onClick={() => turn(whose)}>
              <span class="stack stack-half centred">
                <Stone energy={energy} whose={whose} />
                <span>{names[whose]}</span> <span class="quiet-text">{words.energy[energy]}</span>{' '}
                <span class="visually-hidden">{words.stoneTurn}</span>
              </span>
            </button>
          )
        })}
      </div>
    </Table>
  )
}
