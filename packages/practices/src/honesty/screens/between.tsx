/** Honest talk on one phone: the phone is the talking stick, and turns to whoever has the floor. */
import { useState } from 'preact/hooks'
import { Button, Field, Stack, TextArea } from '#ui'
import type { BetweenProps } from '../../screens.ts'
import { KeepTogether } from '../../shared/between/keep-together.tsx'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { Table } from '../../shared/between/table.tsx'
import { useAwake } from '../../shared/device.ts'
import { EdgeOfLight } from '../../shared/floor/index.ts'
import { maxSaying, type Words } from '../index.ts'
import { useGuide } from './guide.ts'
import {
  beginning,
  begins,
  closes,
  holderOf,
  judged,
  mayClose,
  mayPass,
  otherSide,
  passed,
  type Side,
  saidBack,
  spoke,
  stepAt,
  type TableTalk,
  thanked,
  thanking,
} from './table-talk.ts'

type Props = BetweenProps<Words>

export const Between = (props: Props) => (
  <AtTheTable language={props.language} names={props.names} onEnd={props.onEnd}>
    {names => <Talk {...props} names={names} />}
  </AtTheTable>
)

interface AtTable extends Omit<Props, 'names'> {
  readonly names: readonly [string, string]
  readonly talk: TableTalk
  readonly set: (talk: TableTalk) => void
}

const Talk = (props: Omit<Props, 'names'> & { names: readonly [string, string] }) => {
  const [talk, set] = useState(beginning)
  useAwake(true)
  const at: AtTable = { ...props, talk, set }
  const floor = talk.floors.at(-1)?.id
  switch (stepAt(talk)) {
    case 'begin':
      return <Begin {...at} />
    case 'say':
      return <Speak key={floor} {...at} />
    case 'reflect':
      return <SayBack {...at} />
    case 'judge':
      return <Judge {...at} />
    case 'heard':
      return <Heard {...at} />
    case 'thank':
      return <Thank {...at} />
    case 'over':
      return <Over {...at} />
  }
}

const Begin = ({ language, words, names, talk, set, onEnd }: AtTable) => {
  const said = words.onePhone
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={null}
      title={said.subject}
      onEnd={onEnd}
      actions={
        <div class="stack stack-1">
          <p>{said.who}</p>
          {([0, 1] as const).map(side => (
            <Button key={side} wide onClick={() => set(begins(talk, side))}>
              {said.first({ other: names[side] })}
            </Button>
          ))}
        </div>
      }
    >
      <Stack gap={1}>
        <p>{said.subjectHint}</p>
        <p>{words.howItGoes}</p>
        <p class="quiet-text">
          {said.rule} {said.nothingKept}
        </p>
        <p class="quiet-text">{words.notForFear}</p>
      </Stack>
    </Table>
  )
}

/** Nothing need be typed. A note leaves the screen with the turn; both read it again before they choose to keep it. */
const Speak = ({ language, words, names, talk, set, keep, onEnd }: AtTable) => {
  const said = words.onePhone
  const by = holderOf(talk)
  const [note, setNote] = useState('')
  const left = useGuide(true, talk.floors.at(-1)?.id ?? '')
  const other = names[otherSide(by)]
  const mayNote = keep !== null
  return (
    <>
      <Table
        language={language}
        names={names}
        facing={by}
        title={said.speak}
        onEnd={onEnd}
        actions={
          <>
            <Button kind="primary" wide onClick={() => note.length <= maxSaying && set(spoke(talk, note))}>
              {said.spoke}
            </Button>
            {mayPass(talk) && (
              <Button kind="quiet" wide onClick={() => set(passed(talk))}>
                {words.nothingToSay({ other })}
              </Button>
            )}
            <Close words={words} talk={talk} set={set} />
          </>
        }
      >
        <p>{words.sayHint({ other })}</p>
        <details class="disclosure">
          <summary>{words.startersTitle}</summary>
          <ul class="said-list">
            {words.starters.map(starter => (
              <li key={starter}>{starter}</li>
            ))}
          </ul>
        </details>
        {mayNote && (
          <details class="disclosure">
            <summary>{said.note}</summary>
            <Field label={said.noteLabel} optional>
              <TextArea value={note} onText={setNote} max={maxSaying} rows={3} autocomplete="off" />
            </Field>
          </details>
        )}
        <p class="quiet-text">{words.liveGuide}</p>
      </Table>
      {/* Beside the table and not in it: the table turns, the edge of the screen does not. */}
      {left !== null && <EdgeOfLight left={left} />}
    </>
  )
}

const SayBack = ({ language, words, names, talk, set, onEnd }: AtTable) => {
  const side = otherSide(holderOf(talk))
  return (
    <Table
      language={language}
      names={names}
      facing={side}
      title={words.onePhone.toReflect({ other: names[side] })}
      onEnd={onEnd}
      actions={
        <Button kind="primary" wide onClick={() => set(saidBack(talk))}>
          {words.onePhone.reflected}
        </Button>
      }
    >
      <p>{words.reflectHint}</p>
      <p class="quiet-text">{words.reflectFirst}</p>
    </Table>
  )
}

const Judge = ({ language, words, names, talk, set, onEnd }: AtTable) => {
  const by = holderOf(talk)
  return (
    <Table
      language={language}
      names={names}
      facing={by}
      title={words.onePhone.toJudge({ other: names[by] })}
      onEnd={onEnd}
      actions={
        <>
          <Button kind="primary" wide onClick={() => set(judged(talk, true))}>
            {words.accept}
          </Button>
          <Button wide onClick={() => set(judged(talk, false))}>
            {words.liveNotQuite}
          </Button>
        </>
      }
    />
  )
}

const Heard = ({ language, words, names, talk, set, onEnd }: AtTable) => {
  const by = holderOf(talk)
  const passes = mayPass(talk)
  return (
    <Table
      language={language}
      names={names}
      facing={by}
      title={words.onePhone.toPass({ other: names[by] })}
      onEnd={onEnd}
      actions={
        <>
          {passes && (
            <Button kind="primary" wide onClick={() => set(passed(talk))}>
              {words.onePhone.passOn({ other: names[otherSide(by)] })}
            </Button>
          )}
          <Close words={words} talk={talk} set={set} first={!passes} />
        </>
      }
    >
      <p>{passes ? words.onePhone.pass : words.lastFloor}</p>
    </Table>
  )
}

const Close = ({
  words,
  talk,
  set,
  first = false,
}: Pick<AtTable, 'words' | 'talk' | 'set'> & { first?: boolean }) =>
  mayClose(talk) ? (
    <Button kind={first ? 'primary' : 'plain'} icon="heart" wide onClick={() => set(closes(talk))}>
      {words.onePhone.close}
    </Button>
  ) : null

const Thank = ({ language, words, names, talk, set, onEnd }: AtTable) => {
  const side: Side = thanking(talk)
  return (
    <Table
      language={language}
      names={names}
      facing={side}
      title={words.onePhone.toThank({ other: names[side] })}
      onEnd={onEnd}
      actions={
        <Button kind="primary" wide onClick={() => set(thanked(talk))}>
          {words.onePhone.thanked}
        </Button>
      }
    >
      <p>{words.onePhone.thank}</p>
    </Table>
  )
}

const Over = ({ language, words, names, talk, keep, onEnd }: AtTable) => {
  if (keep && talk.lines.length > 0)
    return <KeepTogether language={language} names={names} lines={talk.lines} keep={keep} onDone={onEnd} />
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={null}
      title={words.onePhone.over}
      actions={
        <Button kind="primary" wide onClick={onEnd}>
          {words.onePhone.done}
        </Button>
      }
    />
  )
}
