/** One field for one thing to say: kept as a draft, with a place for what is found in it on this device. */
import type { ComponentChildren } from 'preact'
import { Button, Field, TextArea } from '#ui'
import { useActing, useDraft } from '../../shared/acting.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import type { Intent } from '../index.ts'
import type { Findings, Pair } from './pair.ts'

export const Writing = ({
  draftKey,
  label,
  hint,
  max,
  rows = 3,
  give,
  kind = 'primary',
  intent,
  first = '',
  hints,
  children,
  ...props
}: Pair & {
  readonly draftKey: string
  readonly label: string
  readonly hint?: string
  readonly max: number
  readonly rows?: number
  /** What the button says. */
  readonly give: string
  readonly kind?: 'primary' | 'plain'
  readonly intent: (text: string) => Intent
  /** What stands in the field before anybody has written into it. */
  readonly first?: string
  /** What this step itself finds in the words; it stands where the mirror's findings stand. */
  readonly hints?: Findings
  /** Stands between the field and the button. */
  readonly children?: ComponentChildren
}) => {
  const draft = useDraft(props.draft, draftKey)
  const text = draft.text === '' ? first : draft.text
  const giving = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const submit = async () => {
    if (await giving.run(intent(text), keep)) draft.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <Field label={label} hint={hint} error={giving.refusal}>
        <TextArea value={text} onText={draft.write} max={max} rows={rows} />
      </Field>
      <Found read={[hints, props.findings]} text={text} />
      {children}
      <HowLong language={props.language} rule={rule} setRule={setRule} />
      <Button kind={kind} type="submit" wide busy={giving.busy}>
        {give}
      </Button>
    </form>
  )
}

/** In the page before it has anything to say, so that it is heard when it comes. */
export const Found = ({
  read,
  text,
}: {
  readonly read: readonly (Findings | undefined)[]
  readonly text: string
}) => (
  <div class="live" aria-live="polite">
    {read.map(finds => finds?.(text))}
  </div>
)
