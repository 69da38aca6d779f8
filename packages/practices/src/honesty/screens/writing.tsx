/** One field for one thing to say: kept as a draft, with ways to begin, and a hint where words are hard to hear. */
import type { ComponentChildren } from 'preact'
import { Button, Field, Live, TextArea } from '#ui'
import { useActing, useDraft } from '../../shared/acting.tsx'
import { Heavy } from '../../shared/heavy/heavy.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import type { Intent } from '../index.ts'
import { isHardToHear } from '../softener.ts'
import type { Pair } from './home.tsx'

export const Writing = ({
  draftKey,
  label,
  hint,
  max,
  rows = 3,
  give,
  kind = 'primary',
  intent,
  starters = [],
  children,
  ...props
}: Pair & {
  readonly draftKey: string
  readonly label: string
  readonly hint: string
  readonly max: number
  readonly rows?: number
  /** What the button says. */
  readonly give: string
  readonly kind?: 'primary' | 'plain'
  readonly intent: (text: string) => Intent
  readonly starters?: readonly string[]
  /** Stands between the field and the button. */
  readonly children?: ComponentChildren
}) => {
  const { words, language } = props
  const text = useDraft(props.draft, draftKey)
  const giving = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const submit = async () => {
    if (await giving.run(intent(text.text), keep)) text.clear()
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
        <TextArea value={text.text} onText={text.write} max={max} rows={rows} />
      </Field>
      <Live>{isHardToHear(text.text) && <p class="quiet-text">{words.softener}</p>}</Live>
      <Heavy language={language} text={text.text} />
      {starters.length > 0 && text.text.trim() === '' && (
        <details class="disclosure">
          <summary>{words.startersTitle}</summary>
          <div class="stack stack-1">
            {starters.map(starter => (
              <Button key={starter} kind="quiet" onClick={() => text.write(starter)}>
                {starter}
              </Button>
            ))}
          </div>
        </details>
      )}
      {children}
      <HowLong language={language} rule={rule} setRule={setRule} />
      <Button kind={kind} type="submit" wide busy={giving.busy}>
        {give}
      </Button>
    </form>
  )
}
