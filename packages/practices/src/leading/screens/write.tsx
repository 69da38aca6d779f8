/** Writing a share: the words, how they may be received, how long they stay; and giving them. */

import { useState } from 'preact/hooks'
import { Button, Choices, Field, Notice, Page, TextArea } from '#ui'
import { useActing, useDraft } from '../../shared/acting.tsx'
import { Heavy } from '../../shared/heavy/heavy.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { followsOf, type Intent, lastGiven, maxShare, type Way, ways } from '../index.ts'
import type { Pair } from './parts.tsx'

export const WriteShare = (props: Pair & { onGiven: () => void }) => {
  const { words, other, draft, language, state, me, now, sight, putOff, go, onGiven } = props
  const fill = { other: other.name }
  const look = { me: me.id, other: other.id, now, sight, putOff }
  const text = useDraft(draft, 'leading/new')
  const [way, setWay] = useState<Way | null>(null)
  const { rule, setRule, keep } = useKeep()
  const giving = useActing<Intent>(props)
  const waits = lastGiven(state, look)
  const give = async () => {
    if (way === null) return
    const after = followsOf(state, me.id)
    if (!(await giving.run({ do: 'give', way, text: text.text, after }, keep))) return
    text.clear()
    onGiven()
  }
  return (
    <Page title={words.writeTitle} back={{ label: words.back, onBack: () => go('') }}>
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void give()
        }}
      >
        {waits && <Notice tone="calm" title={words.goAgainMore} />}
        <Field label={words.writeLabel} hint={words.writeHint} error={giving.refusal}>
          <TextArea value={text.text} onText={text.write} max={maxShare} rows={8} />
        </Field>
        <details class="disclosure">
          <summary>{words.prompts}</summary>
          <ul class="plain-list">
            {[words.prompt1, words.prompt2, words.prompt3, words.prompt4].map(prompt => (
              <li class="serif" key={prompt}>
                {prompt}
              </li>
            ))}
          </ul>
        </details>
        <Heavy language={language} text={text.text} />
        <Choices
          legend={words.wayTitle}
          value={way}
          onChange={setWay}
          options={ways.map(value => ({ value, label: words.way[value], hint: words.wayHint[value] }))}
        />
        <HowLong language={language} rule={rule} setRule={setRule} />
        {way !== null && (
          <>
            <p>{words.beforeGiving(fill)}</p>
            <details class="disclosure">
              <summary>{words.moreHow}</summary>
              <p class="quiet-text">{words.aboutTheServer}</p>
            </details>
            <Button kind="primary" icon="feather" type="submit" wide busy={giving.busy}>
              {words.give}
            </Button>
          </>
        )}
      </form>
    </Page>
  )
}
