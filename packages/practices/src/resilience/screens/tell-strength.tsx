/** Naming a strength: one out of the list or a word of one's own, and the moment in which it was seen. */
import { useState } from 'preact/hooks'
import { Button, Field, Live, Notice, Page, TextArea, TextInput } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { OneOf } from '../../shared/one-of.tsx'
import { type Intent, isBearing, maxMoment, maxName, type Named, strengthNames } from '../index.ts'
import { Besides, type Pair } from './parts.tsx'

const momentDraft = 'resilience/moment'

type Props = Pair & { onDone: (sentence: string) => void }

export const TellStrength = (props: Props) => {
  const { words, other, go } = props
  const fill = { other: other.name }
  const [used, setUsed] = useState(0)
  return (
    <Page
      title={words.toStrength(fill)}
      lead={words.strengthLead(fill)}
      back={{ label: words.back, onBack: () => go('') }}
    >
      <Form key={used} {...props} />
      <Besides {...props} what="strength" into={momentDraft} onUsed={() => setUsed(used + 1)} />
    </Page>
  )
}

const Form = (props: Props) => {
  const { words, other, draft, language, onDone } = props
  const fill = { other: other.name }
  const [which, setWhich] = useState<(typeof strengthNames)[number] | 'own' | null>(null)
  const own = useDraft(draft, 'resilience/own-name')
  const moment = useDraft(draft, momentDraft)
  const giving = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const named: Named =
    which === 'own' || which === null ? { kind: 'own', text: own.text } : { kind: 'listed', name: which }
  const bearing = (which === 'own' && isBearing(own.text)) || isBearing(moment.text)
  const give = async () => {
    if (!(await giving.run({ do: 'tell-strength', named, moment: moment.text }, keep))) return
    own.clear()
    moment.clear()
    onDone(words.gaveStrength(fill))
  }
  return (
    <form
      class="stack stack-3"
      onSubmit={event => {
        event.preventDefault()
        void give()
      }}
    >
      <OneOf
        legend={words.which}
        value={which}
        onChange={setWhich}
        options={[
          ...strengthNames.map(value => ({ value, label: words.strengthName[value] })),
          { value: 'own' as const, label: words.ownWord },
        ]}
      />
      {which === 'own' && (
        <Field label={words.ownLabel}>
          <TextInput value={own.text} onText={own.write} maxLength={maxName} />
        </Field>
      )}
      <Field label={words.moment} hint={words.momentHint}>
        <TextArea
          value={moment.text}
          onText={moment.write}
          max={maxMoment}
          rows={4}
          placeholder={words.momentPrompt}
        />
      </Field>
      <Live>
        {bearing && (
          <Notice tone="calm" title={words.bearingTitle}>
            <p>{words.bearingMore(fill)}</p>
            <p class="quiet-text">{words.bearingPrivate}</p>
          </Notice>
        )}
      </Live>
      <HowLong language={language} rule={rule} setRule={setRule} />
      <p>{words.beforeStrength(fill)}</p>
      <Refused>{giving.refusal}</Refused>
      <Button kind="primary" type="submit" wide busy={giving.busy}>
        {words.giveStrength}
      </Button>
    </form>
  )
}
