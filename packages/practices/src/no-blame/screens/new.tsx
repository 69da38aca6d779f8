/** The gentle opening: four lines, and perhaps something that another talk has left open. */
import { useState } from 'preact/hooks'
import { Button, Choices, Field, Notice, Page, TextArea } from '#ui'
import { useActing, useDraft } from '../../shared/acting.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { type Intent, maxLine, takenUp } from '../index.ts'
import type { Pair } from './pair.ts'
import { Found } from './writing.tsx'

const parts = ['noticed', 'felt', 'need', 'ask'] as const

export const New = (props: Pair) => {
  const { words, other, draft, go, language, state } = props
  const lines = {
    noticed: useDraft(draft, 'new/noticed'),
    felt: useDraft(draft, 'new/felt'),
    need: useDraft(draft, 'new/need'),
    ask: useDraft(draft, 'new/ask'),
  }
  const taken = takenUp(state)
  const open = (props.matters ?? []).filter(({ id }) => !taken.has(id))
  const [matter, setMatter] = useState('none')
  const offering = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const hints = { noticed: words.noticedHint, felt: undefined, need: undefined, ask: words.askHint }
  const offer = async () => {
    const { noticed, felt, need, ask } = lines
    const said = { noticed: noticed.text, felt: felt.text, need: need.text, ask: ask.text }
    if (!(await offering.run({ do: 'offer', ...said, matter: matter === 'none' ? null : matter }, keep)))
      return
    for (const part of parts) lines[part].clear()
    go('')
  }
  return (
    <Page
      title={words.newTitle}
      lead={words.newLead}
      kanga="no-blame"
      back={{ label: words.back, onBack: () => go('') }}
    >
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void offer()
        }}
      >
        {open.length > 0 && (
          <details class="disclosure">
            <summary>{words.takeUp}</summary>
            <Choices
              legend={words.takeUp}
              hideLegend
              value={matter}
              onChange={setMatter}
              options={[
                { value: 'none', label: words.takeNone },
                ...open.map(({ id, text }) => ({ value: id, label: text })),
              ]}
            />
          </details>
        )}
        <p class="quiet-text">{words.fourLines}</p>
        {parts.map(part => (
          <Field key={part} label={words[part]} hint={hints[part]}>
            <TextArea value={lines[part].text} onText={lines[part].write} max={maxLine} rows={2} />
          </Field>
        ))}
        <Found read={[props.findings]} text={parts.map(part => lines[part].text).join('\n')} />
        {offering.refusal && <Notice tone="problem" title={offering.refusal} />}
        <div class="stack stack-1">
          <p class="quiet-text">{words.beforeOffering({ other: other.name })}</p>
          <HowLong language={language} rule={rule} setRule={setRule} />
          <Button kind="primary" type="submit" wide busy={offering.busy}>
            {words.offer}
          </Button>
        </div>
      </form>
    </Page>
  )
}
