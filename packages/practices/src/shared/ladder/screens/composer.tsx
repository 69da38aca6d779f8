/** Answering by the ladder: what was heard first, then at least one rung more; each opens when it is wanted. */

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Chips, Field, Notice, TextArea } from '#ui'
import type { ScreenProps } from '../../../screens.ts'
import { Refused, useActing, useDraft } from '../../acting.tsx'
import { Heavy } from '../../heavy/heavy.tsx'
import { type LadderAnswer, maxRung, noRungs, type Rung, rungs } from '../events.ts'
import { inserted, type Openers, openersLeft, saysBut } from '../openers.ts'
import type { LadderWords } from '../words/en.ts'

const more = ['guess', 'lived', 'many', 'equal'] as const satisfies readonly Rung[]

/**
 * @param draftKey where what is written is kept on this device; unique for this answer.
 * @param own answers that this person gave before in this practice: openers that were used often are left out.
 * @param give the practice's own intent with the answer.
 */
export function Ladder<Intent>({
  draftKey,
  own = [],
  give,
  children,
  ...props
}: Pick<ScreenProps<unknown, Intent, LadderWords>, 'act' | 'words' | 'draft' | 'language'> & {
  readonly other: { readonly id: string; readonly name: string }
  readonly draftKey: string
  readonly own?: readonly LadderAnswer[]
  readonly give: (answer: LadderAnswer) => Intent
  /** Stands above the button: for instance how long it stays. */
  readonly children?: ComponentChildren
}) {
  const { words, draft, other } = props
  const fill = { other: other.name }
  const kept = useDraft(draft, draftKey)
  const answer = readDraft(kept.text)
  const write = (change: Partial<LadderAnswer>) => kept.write(JSON.stringify({ ...answer, ...change }))
  const [wanted, setWanted] = useState<readonly Rung[]>(() => more.filter(rung => answer[rung] !== ''))
  const giving = useActing<Intent>(props)
  const left = openersLeft(words.ladderOpeners as Openers, own)
  const titles: Readonly<Record<Rung, string>> = {
    heard: words.ladderHeard,
    guess: words.ladderGuess,
    lived: words.ladderLived,
    many: words.ladderMany,
    equal: words.ladderEqual,
  }
  const send = async () => {
    const said = Object.fromEntries(
      rungs.map(rung => [rung, rung === 'heard' || wanted.includes(rung) ? answer[rung] : '']),
    ) as unknown as LadderAnswer
    if (await giving.run(give(said))) kept.clear()
  }
  const rung = (name: Rung) => (
    <OneRung
      key={name}
      words={words}
      title={titles[name]}
      hint={name === 'heard' ? words.ladderHeardHint(fill) : undefined}
      openers={left[name]}
      text={answer[name]}
      onText={text => write({ [name]: text })}
    />
  )
  return (
    <form
      class="stack stack-3"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <p class="quiet-text">
        {words.ladderBesideHint(fill)} {words.ladderNotEveryAct}
      </p>
      {rung('heard')}
      <Chips
        legend={words.ladderAdd}
        options={more.map(value => ({ value, label: titles[value] }))}
        values={wanted as readonly (typeof more)[number][]}
        onChange={setWanted}
      />
      {more.filter(name => wanted.includes(name)).map(rung)}
      {saysBut(answer, words.ladderOpeners as Openers) && <Notice tone="calm" title={words.ladderHintBut} />}
      <Heavy language={props.language} text={rungs.map(name => answer[name]).join(' . ')} />
      {children}
      <Refused>{giving.refusal}</Refused>
      <Button kind="primary" type="submit" wide busy={giving.busy}>
        {words.ladderGive}
      </Button>
    </form>
  )
}

const OneRung = ({
  words,
  title,
  hint,
  openers,
  text,
  onText,
}: {
  words: LadderWords
  title: string
  hint: string | undefined
  openers: readonly string[]
  text: string
  onText: (text: string) => void
}) => (
  <div class="stack stack-1">
    <Field label={title} hint={hint ?? (openers.length === 0 ? words.ladderOwnWords : undefined)}>
      <TextArea value={text} onText={onText} max={maxRung} rows={2} />
    </Field>
    {text === '' && openers.length > 0 && (
      <details class="disclosure">
        <summary>{words.ladderBeginWith}</summary>
        <div class="stack stack-1">
          {openers.map(opener => (
            <Button key={opener} kind="quiet" onClick={() => onText(inserted(opener))}>
              {opener}
            </Button>
          ))}
        </div>
      </details>
    )}
  </div>
)

/** Whatever stands in the draft: it may be of an older app. */
function readDraft(text: string): LadderAnswer {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return noRungs
    const part = (rung: Rung) => {
      const said = (read as Record<string, unknown>)[rung]
      return typeof said === 'string' ? said : ''
    }
    return Object.fromEntries(rungs.map(rung => [rung, part(rung)])) as unknown as LadderAnswer
  } catch {
    return noRungs
  }
}
