/** Asking to be heard: a few sentences. */
import { Button, Field, Page, TextArea } from '#ui'
import { useActing, useDraft } from '../../shared/acting.tsx'
import { Heavy } from '../../shared/heavy/heavy.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { type Intent, maxShare } from '../index.ts'
import type { Pair } from './parts.tsx'

export const AskToBeHeard = (props: Pair) => {
  const { words, other, draft, language, go } = props
  const text = useDraft(draft, 'validation/share')
  const sharing = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const share = async () => {
    if (!(await sharing.run({ do: 'share', text: text.text }, keep))) return
    text.clear()
    go('')
  }
  return (
    <Page title={words.shareTitle} back={{ label: words.back, onBack: () => go('') }}>
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void share()
        }}
      >
        <Field label={words.shareLabel} hint={words.shareHint} error={sharing.refusal}>
          <TextArea value={text.text} onText={text.write} max={maxShare} rows={5} />
        </Field>
        <Heavy language={language} text={text.text} />
        <HowLong language={language} rule={rule} setRule={setRule} />
        <p>{words.beforeSharing({ other: other.name })}</p>
        <Button kind="primary" type="submit" wide busy={sharing.busy}>
          {words.share}
        </Button>
      </form>
    </Page>
  )
}
