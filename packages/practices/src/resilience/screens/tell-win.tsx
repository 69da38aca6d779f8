/** Sharing good news. */
import { Button, Field, Page, TextArea } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { type Intent, maxWin } from '../index.ts'
import { BothTrue, type Pair } from './parts.tsx'

export const TellWin = (props: Pair & { onDone: (sentence: string) => void }) => {
  const { words, other, draft, language, go, onDone } = props
  const fill = { other: other.name }
  const text = useDraft(draft, 'resilience/win')
  const giving = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const give = async () => {
    if (!(await giving.run({ do: 'tell-win', text: text.text }, keep))) return
    text.clear()
    onDone(words.gaveWin(fill))
  }
  return (
    <Page title={words.winTitle} back={{ label: words.back, onBack: () => go('') }}>
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void give()
        }}
      >
        <Field label={words.winLabel} hint={words.winHint}>
          <TextArea value={text.text} onText={text.write} max={maxWin} rows={4} />
        </Field>
        <BothTrue words={words} />
        <HowLong language={language} rule={rule} setRule={setRule} />
        <p>{words.beforeWin(fill)}</p>
        <Refused>{giving.refusal}</Refused>
        <Button kind="primary" type="submit" wide busy={giving.busy}>
          {words.giveWin}
        </Button>
      </form>
    </Page>
  )
}
