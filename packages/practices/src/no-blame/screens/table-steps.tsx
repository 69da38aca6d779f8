/** The steps at the table at which something is written or chosen: the wording, ways, votes, and what is tried. */
import { useState } from 'preact/hooks'
import { Button, Choices, Field, Question, TextArea, TextInput } from '#ui'
import { dayInWords } from '../../shared/acting.tsx'
import { Table } from '../../shared/between/table.tsx'
import { localDay } from '../../shared/calendar/index.ts'
import { maxDeed, maxOption, maxWording, type Vote, votes } from '../index.ts'
import { wordingHints } from '../wording-hint.ts'
import type { AtBoard } from './between.tsx'
import {
  agreed,
  areEnough,
  moreWays,
  noOther,
  planned,
  staying,
  voted,
  wayNamed,
  worded,
} from './table-talk.ts'

const TRIAL = 14 * 86_400_000

export const WordingAtTable = ({ language, words, names, board, set, onEnd }: AtBoard) => {
  const [text, setText] = useState(board.wording)
  return (
    <Table
      language={language}
      names={names}
      facing={board.turn}
      title={words.table.wording}
      onEnd={onEnd}
      actions={
        <Button kind="primary" wide onClick={() => text.length <= maxWording && set(worded(board, text))}>
          {words.wordingGive}
        </Button>
      }
    >
      <p>{words.wordingRule}</p>
      <Field label={words.wordingLabel} hint={words.wordingHint}>
        <TextArea value={text} onText={setText} max={maxWording} rows={2} autocomplete="off" />
      </Field>
      <div class="live" aria-live="polite">
        {wordingHints(text, names).map(hint => (
          <p key={hint}>{words[hint]}</p>
        ))}
      </div>
    </Table>
  )
}

export const WaysAtTable = ({ language, words, names, board, set, onEnd }: AtBoard) => {
  const [text, setText] = useState('')
  const enough = areEnough(board)
  return (
    <Table
      language={language}
      names={names}
      facing={board.turn}
      title={words.table.way({ other: names[board.turn] })}
      onEnd={onEnd}
      actions={
        <>
          <Button kind="primary" wide onClick={() => text.length <= maxOption && set(wayNamed(board, text))}>
            {words.table.wayGive}
          </Button>
          {enough && (
            <Button wide onClick={() => set(noOther(board))}>
              {words.table.wayNone}
            </Button>
          )}
        </>
      }
    >
      <Question>{board.wording}</Question>
      <p>{words.optionsHint}</p>
      {board.ways.length > 0 && (
        <ul class="said-list">
          {board.ways.map(({ id, text: way }) => (
            <li key={id}>{way}</li>
          ))}
        </ul>
      )}
      <Field label={words.optionLabel}>
        <TextArea value={text} onText={setText} max={maxOption} rows={2} autocomplete="off" />
      </Field>
    </Table>
  )
}

/** Alone, behind the cover. */
export const VoteAtTable = ({ language, words, names, board, set, onEnd }: AtBoard) => {
  const [said, setSaid] = useState<Readonly<Record<string, Vote>>>({})
  const whole = board.ways.every(({ id }) => said[id] !== undefined)
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={board.turn}
      title={words.table.vote({ other: names[board.turn] })}
      onEnd={onEnd}
      actions={
        <Button
          kind="primary"
          wide
          aria-disabled={!whole || undefined}
          onClick={() => set(voted(board, said))}
        >
          {words.table.votedAll}
        </Button>
      }
    >
      <p class="quiet-text">{words.noReason}</p>
      {board.ways.map(({ id, text }) => (
        <Choices<Vote>
          key={id}
          legend={text}
          value={said[id] ?? null}
          onChange={vote => setSaid({ ...said, [id]: vote })}
          options={votes.map(value => ({ value, label: words.votes[value] }))}
        />
      ))}
    </Table>
  )
}

export const PlanAtTable = ({ language, words, names, board, set, onEnd, now }: AtBoard) => {
  const stay = staying(board)
  const [way, setWay] = useState<string | null>(board.plan?.way ?? (stay.length === 1 ? stay[0]!.id : null))
  const [text, setText] = useState(board.plan?.text ?? '')
  const [review, setReview] = useState(board.plan?.review ?? localDay(now + TRIAL))
  const said = words.table
  const more = (
    <Button kind={stay.length === 0 ? 'primary' : 'quiet'} wide onClick={() => set(moreWays(board))}>
      {words.lookForMore}
    </Button>
  )
  if (stay.length === 0)
    return (
      <Table language={language} names={names} facing={null} title={said.stays} onEnd={onEnd} actions={more}>
        <p>{said.nothing}</p>
        <Question>{words.moreHint}</Question>
      </Table>
    )
  const plan = () => {
    if (way !== null && text.length <= maxDeed) set(planned(board, { way, text, review }))
  }
  return (
    <Table
      language={language}
      names={names}
      facing={board.turn}
      title={said.plan}
      onEnd={onEnd}
      actions={
        <>
          <Button kind="primary" wide onClick={plan}>
            {words.propose}
          </Button>
          {more}
        </>
      }
    >
      <Choices
        legend={said.choose}
        value={way}
        onChange={setWay}
        options={stay.map(one => ({ value: one.id, label: one.text }))}
      />
      <p class="quiet-text">{words.chooseHint}</p>
      <Field label={said.planLabel}>
        <TextArea value={text} onText={setText} max={maxDeed} rows={2} autocomplete="off" />
      </Field>
      <Field label={said.review} hint={words.reviewHint}>
        <TextInput type="date" short value={review} onText={setReview} autocomplete="off" />
      </Field>
    </Table>
  )
}

export const AgreeAtTable = ({ language, words, names, board, set, onEnd }: AtBoard) => {
  const { plan, ways, turn } = board
  const way = ways.find(({ id }) => id === plan?.way)?.text ?? ''
  return (
    <Table
      language={language}
      names={names}
      facing={turn}
      title={words.table.agree({ other: names[turn] })}
      onEnd={onEnd}
      actions={
        <>
          <Button kind="primary" wide onClick={() => set(agreed(board, true))}>
            {words.table.yes}
          </Button>
          <Button wide onClick={() => set(agreed(board, false))}>
            {words.changeChoice}
          </Button>
        </>
      }
    >
      <Question>{way}</Question>
      <p>{plan?.text}</p>
      <p>
        {words.table.review} {plan && dayInWords(plan.review, language)}
      </p>
    </Table>
  )
}
