/** One phone between two: good news told aloud, or the plan written together, which both may keep as an offer. */
import { useState } from 'preact/hooks'
import { Button, Field, TextArea } from '#ui'
import type { BetweenProps, KeptLine } from '../../screens.ts'
import { KeepTogether } from '../../shared/between/keep-together.tsx'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { Table } from '../../shared/between/table.tsx'
import { type Intent, maxPart, type PlanForm, type Words } from '../index.ts'
import { type PlanPart, planParts } from './write-plan.tsx'

type Props = BetweenProps<Words>
type Named = Omit<Props, 'names'> & { readonly names: readonly [string, string] }

export const Between = (props: Props) => (
  <AtTheTable language={props.language} names={props.names} onEnd={props.onEnd}>
    {names => <AtTable {...props} names={names} />}
  </AtTheTable>
)

/** Each part of the plan is one line of what is kept: its heading, and below it what was written. */
export const keepTogether = (lines: readonly KeptLine[]): Intent => {
  const said = lines.map(({ text }) => text.split('\n').slice(1).join('\n'))
  const part = (name: PlanPart) => said[planParts.indexOf(name)] ?? ''
  const form: PlanForm = {
    signs: part('signs'),
    helped: part('helped'),
    mine: part('mine'),
    theirs: part('theirs'),
    people: part('people'),
    leave: part('leave'),
  }
  return { do: 'word-plan', form }
}

const AtTable = (props: Named) => {
  const { words, language, names, onEnd } = props
  const [what, setWhat] = useState<'win' | 'plan' | null>(null)
  if (what === 'win') return <WinAloud {...props} />
  if (what === 'plan') return <PlanTogether {...props} />
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={null}
      title={words.betweenWhat}
      onEnd={onEnd}
      actions={
        <div class="stack stack-1">
          <Button wide icon="sun" onClick={() => setWhat('win')}>
            {words.betweenWin}
          </Button>
          <Button wide icon="heart-handshake" onClick={() => setWhat('plan')}>
            {words.betweenPlan}
          </Button>
        </div>
      }
    >
      <p>{words.line}</p>
    </Table>
  )
}

/** One tells, the phone turns to the other with what joy may ask. Nothing is written. */
const WinAloud = ({ words, language, names, onEnd }: Named) => {
  const [teller, setTeller] = useState<0 | 1 | null>(null)
  const [step, setStep] = useState<'tell' | 'ask' | 'end'>('tell')
  const table = { language, names, onEnd }
  if (teller === null)
    return (
      <Table
        {...table}
        facing={null}
        title={words.betweenWho}
        actions={
          <div class="row">
            {([0, 1] as const).map(who => (
              <Button key={who} onClick={() => setTeller(who)}>
                {names[who]}
              </Button>
            ))}
          </div>
        }
      />
    )
  const hears = teller === 0 ? 1 : 0
  if (step === 'tell')
    return (
      <Table
        {...table}
        facing={teller}
        title={words.betweenTell({ other: names[hears] })}
        actions={
          <Button kind="primary" wide onClick={() => setStep('ask')}>
            {words.betweenNext}
          </Button>
        }
      >
        <p class="question">{words.winLabel}</p>
        <p>{words.both}</p>
      </Table>
    )
  if (step === 'ask')
    return (
      <Table
        {...table}
        facing={hears}
        title={words.betweenAsk({ other: names[teller] })}
        actions={
          <Button kind="primary" wide onClick={() => setStep('end')}>
            {words.betweenNext}
          </Button>
        }
      >
        <ul class="plain-list">
          <li class="question">{words.replyMore['tell-more']}</li>
          <li class="question">{words.reply['what-took']}</li>
        </ul>
        <p class="quiet-text">{words.replyHint}</p>
      </Table>
    )
  return (
    <Table
      {...table}
      facing={null}
      title={words.betweenEnd}
      actions={
        <div class="stack stack-1">
          <Button
            wide
            onClick={() => {
              setTeller(hears)
              setStep('tell')
            }}
          >
            {words.betweenSwap}
          </Button>
          <Button kind="primary" wide onClick={onEnd}>
            {words.betweenDone}
          </Button>
        </div>
      }
    >
      <p class="question">{words.replyMore['mark-it']}</p>
    </Table>
  )
}

const nothing: PlanForm = { signs: '', helped: '', mine: '', theirs: '', people: '', leave: '' }

/** Part by part; what each needs is written by that one. */
const PlanTogether = ({ words, language, names, onEnd, keep }: Named) => {
  const [at, setAt] = useState(0)
  const [form, setForm] = useState(nothing)
  const [keeping, setKeeping] = useState(false)
  const part = planParts[at]
  const titleOf = (one: PlanPart): string =>
    one === 'mine' || one === 'theirs'
      ? words.betweenNeeds({ other: names[one === 'mine' ? 0 : 1] })
      : words.part[one]
  const lines: readonly KeptLine[] = planParts.map(one => ({
    mine: one !== 'theirs',
    text: `${titleOf(one)}\n${form[one].trim()}`.trim(),
  }))
  const isEmpty = planParts.every(one => form[one].trim() === '')
  if (keeping && keep)
    return <KeepTogether language={language} names={names} lines={lines} keep={keep} onDone={onEnd} />
  if (part === undefined)
    return (
      <Table
        plain
        language={language}
        names={names}
        facing={null}
        title={words.betweenRead}
        onEnd={onEnd}
        actions={
          keep && !isEmpty ? (
            <Button kind="primary" wide onClick={() => setKeeping(true)}>
              {words.betweenKeep}
            </Button>
          ) : (
            <Button kind="primary" wide onClick={onEnd}>
              {words.betweenDone}
            </Button>
          )
        }
      >
        {planParts
          .filter(one => form[one].trim() !== '')
          .map(one => (
            <p class="written" key={one}>
              <span class="voice-kind">{titleOf(one)}</span>
              {form[one]}
            </p>
          ))}
        {keep && <p class="quiet-text">{words.betweenKept}</p>}
      </Table>
    )
  const facing = part === 'mine' ? 0 : part === 'theirs' ? 1 : null
  const hint = part === 'theirs' ? words.partHint.mine : words.partHint[part]
  return (
    <Table
      key={part}
      plain={facing === null}
      language={language}
      names={names}
      facing={facing}
      title={titleOf(part)}
      onEnd={onEnd}
      actions={
        <Button kind="primary" wide onClick={() => setAt(at + 1)}>
          {words.betweenNext}
        </Button>
      }
    >
      <Field label={titleOf(part)} hint={hint} optional>
        <TextArea
          value={form[part]}
          onText={text => setForm({ ...form, [part]: text })}
          max={maxPart}
          rows={3}
        />
      </Field>
      <p class="quiet-text">{words.betweenNothing}</p>
    </Table>
  )
}
