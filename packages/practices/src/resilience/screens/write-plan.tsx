/** Wording the plan, or a change of it. Six short parts; any may stay empty. */
import { useState } from 'preact/hooks'
import { Button, Field, LinkButton, Live, Notice, Page, TextArea } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { touchesControl } from '../../shared/control-words.ts'
import { formOf, type Intent, maxPart, type PlanForm, planFor, type Words } from '../index.ts'
import { lookOf, type Pair } from './parts.tsx'
import { Fear } from './plan.tsx'

export const planParts = ['signs', 'helped', 'mine', 'theirs', 'people', 'leave'] as const
export type PlanPart = (typeof planParts)[number]

const empty: PlanForm = { signs: '', helped: '', mine: '', theirs: '', people: '', leave: '' }
const draftKey = 'resilience/plan'

export const partLabel = (part: PlanPart, words: Words, other: { readonly name: string }): string =>
  part === 'theirs' ? words.part.theirs({ other: other.name }) : words.part[part]

const hintOf = (part: PlanPart, words: Words, other: { readonly name: string }): string =>
  part === 'theirs' ? words.partHint.theirs({ other: other.name }) : words.partHint[part]

/** The parts in one draft, so that a reload keeps all of them. */
export const keepPlan = (draft: Pair['draft'], form: PlanForm | null): void =>
  draft(draftKey).keep(form ? JSON.stringify(form) : '')

function draftOf(draft: Pair['draft']): Partial<PlanForm> {
  try {
    const read: unknown = JSON.parse(draft(draftKey).text)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}

export const WritePlan = (props: Pair) => {
  const { state, words, me, other, draft, go } = props
  const fill = { other: other.name }
  const plan = planFor(state, lookOf(props))
  const latest = plan.proposed ?? plan.standing
  const [form, setForm] = useState<PlanForm>(() => ({
    ...empty,
    ...(latest ? formOf(latest.parts, me.id) : {}),
    ...draftOf(draft),
  }))
  const [after] = useState(latest?.fact ?? null)
  const offering = useActing<Intent>(props)
  const set = (part: PlanPart, text: string) => {
    const next = { ...form, [part]: text }
    setForm(next)
    keepPlan(draft, next)
  }
  const offer = async () => {
    if (!(await offering.run({ do: 'word-plan', form, after }))) return
    keepPlan(draft, null)
    go('/plan')
  }
  return (
    <Page
      title={latest ? words.change : words.planStart}
      lead={words.planLead}
      back={{ label: words.toPlan, onBack: () => go('/plan') }}
    >
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void offer()
        }}
      >
        {planParts.map(part => (
          <Field key={part} label={partLabel(part, words, other)} hint={hintOf(part, words, other)} optional>
            <TextArea value={form[part]} onText={text => set(part, text)} max={maxPart} rows={2} />
          </Field>
        ))}
        <ControlNote words={words} form={form} />
        <p>{plan.standing ? words.beforeChange(fill) : words.beforePlan(fill)}</p>
        <Refused>{offering.refusal}</Refused>
        <Button kind="primary" type="submit" wide busy={offering.busy}>
          {words.offerPlan(fill)}
        </Button>
      </form>
      <Fear {...props} />
    </Page>
  )
}

/** What one does and needs in a hard season, not whom one calls: below words that touch control stands a quiet question. */
const ControlNote = ({ words, form }: { words: Words; form: PlanForm }) => (
  <Live>
    {[form.mine, form.theirs, form.leave].some(touchesControl) && (
      <Notice
        tone="calm"
        title={words.controlTitle}
        actions={
          <LinkButton kind="plain" icon="life-buoy" href="/app/help">
            {words.help}
          </LinkButton>
        }
      >
        <p>{words.controlSays}</p>
        <p>{words.controlFear}</p>
        <p class="quiet-text">{words.controlPrivate}</p>
      </Notice>
    )}
  </Live>
)
