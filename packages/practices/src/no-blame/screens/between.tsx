/** Solve it together on one phone: a board on the table, turned after each step. People speak; it holds the few words they write. */
import { useState } from 'preact/hooks'
import { Button, Question, Stack } from '#ui'
import type { BetweenProps } from '../../screens.ts'
import { dayInWords } from '../../shared/acting.tsx'
import { HandOver } from '../../shared/between/hand-over.tsx'
import { KeepTogether } from '../../shared/between/keep-together.tsx'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { Table } from '../../shared/between/table.tsx'
import type { Words } from '../index.ts'
import { causesFor } from './causes.ts'
import { NotForTwo } from './not-for-two.tsx'
import { AgreeAtTable, PlanAtTable, VoteAtTable, WaysAtTable, WordingAtTable } from './table-steps.tsx'
import {
  accepted,
  begins,
  emptyBoard,
  judged,
  keptLinesOf,
  opened,
  saidBack,
  sided,
  type TableBoard,
  toWays,
} from './table-talk.ts'

type Props = BetweenProps<Words>

export const Between = (props: Props) => (
  <AtTheTable language={props.language} names={props.names} onEnd={props.onEnd}>
    {names => <BoardBetween {...props} names={names} />}
  </AtTheTable>
)

export interface AtBoard extends Omit<Props, 'names'> {
  readonly names: readonly [string, string]
  readonly board: TableBoard
  readonly set: (board: TableBoard) => void
}

const BoardBetween = (props: Omit<Props, 'names'> & { readonly names: readonly [string, string] }) => {
  const [board, set] = useState(emptyBoard)
  const at: AtBoard = { ...props, board, set }
  switch (board.step) {
    case 'begin':
      return <Begin {...at} />
    case 'wording':
      return <WordingAtTable key={board.turn} {...at} />
    case 'ways':
      return <WaysAtTable key={board.ways.length + board.done.length} {...at} />
    case 'vote':
      return (
        <HandOver key={board.turn} language={at.language} names={at.names} to={board.turn} onEnd={at.onEnd}>
          <VoteAtTable {...at} />
        </HandOver>
      )
    case 'plan':
      return <PlanAtTable {...at} />
    case 'agree':
      return <AgreeAtTable {...at} />
    case 'over':
      return <Over {...at} />
    default:
      return <Spoken key={`${board.step}/${board.turn}`} {...at} />
  }
}

const Begin = ({ language, words, names, board, set, onEnd }: AtBoard) => {
  const said = words.table
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={null}
      title={said.title}
      onEnd={onEnd}
      actions={
        <div class="stack stack-1">
          <p>{said.who}</p>
          {([0, 1] as const).map(side => (
            <Button key={side} wide onClick={() => set(begins(board, side))}>
              {said.first({ other: names[side] })}
            </Button>
          ))}
        </div>
      }
    >
      <Stack>
        <NotForTwo words={words} />
        <p>{said.hint}</p>
        <p class="quiet-text">{said.nothingKept}</p>
      </Stack>
    </Table>
  )
}

/** A step at which people only speak, and tap when they have. */
const Spoken = (props: AtBoard) => {
  const { language, words, names, board, onEnd, bond } = props
  const { title, hints, taps } = spokenAt(props)
  return (
    <Table
      language={language}
      names={names}
      facing={board.step === 'causes' ? null : board.turn}
      title={title}
      onEnd={onEnd}
      actions={taps.map(({ label, does }, place) => (
        <Button key={label} kind={place === 0 ? 'primary' : 'plain'} wide onClick={does}>
          {label}
        </Button>
      ))}
    >
      {board.wording !== '' && <Question>{board.wording}</Question>}
      {hints.map(hint => (
        <p key={hint}>{hint}</p>
      ))}
      {board.step === 'causes' && (
        <p class="quiet-text">
          {causesFor(bond ?? null)
            .map(id => words.causes[id])
            .join(' · ')}
        </p>
      )}
    </Table>
  )
}

interface Scene {
  readonly title: string
  readonly hints: readonly string[]
  readonly taps: readonly { readonly label: string; readonly does: () => void }[]
}

function spokenAt({ words, names, board, set }: AtBoard): Scene {
  const said = words.table
  const fill = { other: names[board.turn] }
  switch (board.step) {
    case 'open':
      return {
        title: said.open,
        hints: [words.newLead, words.fourLines],
        taps: [{ label: said.opened, does: () => set(opened(board)) }],
      }
    case 'reflect':
      return {
        title: said.reflect(fill),
        hints: [words.reflectHint, words.reflectFirst],
        taps: [{ label: said.reflected, does: () => set(saidBack(board)) }],
      }
    case 'judge':
      return {
        title: said.judge(fill),
        hints: [],
        taps: [
          { label: words.accept, does: () => set(judged(board, true)) },
          { label: said.again, does: () => set(judged(board, false)) },
        ],
      }
    case 'accept':
      return {
        title: said.accept(fill),
        hints: [words.wordingRule],
        taps: [
          { label: words.wordingAccept, does: () => set(accepted(board, true)) },
          { label: said.change, does: () => set(accepted(board, false)) },
        ],
      }
    case 'side':
      return {
        title: said.side(fill),
        hints: [`${words.touches} …`, words.addsHint, said.sideHint],
        taps: [{ label: said.sided, does: () => set(sided(board)) }],
      }
    default:
      return {
        title: said.causes,
        hints: [said.causesHint],
        taps: [{ label: said.goOn, does: () => set(toWays(board)) }],
      }
  }
}

const Over = ({ language, words, names, board, keep, onEnd }: AtBoard) => {
  const lines = keptLinesOf(board, (line, text) =>
    words.table.line[line]({ text: line === 'review' ? dayInWords(text, language) : text }),
  )
  if (keep && lines.length > 0)
    return <KeepTogether language={language} names={names} lines={lines} keep={keep} onDone={onEnd} />
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={null}
      title={words.table.over}
      actions={
        <Button kind="primary" wide onClick={onEnd}>
          {words.table.done}
        </Button>
      }
    >
      {lines.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
    </Table>
  )
}
