/** Where a passphrase is typed: hidden or shown. No field of type password, as with a PIN: browsers would offer to keep it. */
import { useState } from 'preact/hooks'
import { Button, Field, TextInput } from '#ui'
import { useWords } from '../app-context.tsx'

export const PassField = ({
  label,
  hint,
  error,
  value,
  onText,
}: {
  label: string
  hint?: string | undefined
  error?: string | undefined
  value: string
  onText: (text: string) => void
}) => {
  const { lock } = useWords()
  const [shown, setShown] = useState(false)
  return (
    <div class={shown ? 'pin pass' : 'pin pass pin-hidden'}>
      <Field label={label} hint={hint} error={error}>
        <TextInput
          value={value}
          onText={onText}
          autocomplete="off"
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
        />
      </Field>
      <div class="row">
        <Button kind="quiet" icon={shown ? 'eye-off' : undefined} onClick={() => setShown(!shown)}>
          {shown ? lock.hide : lock.show}
        </Button>
      </div>
    </div>
  )
}
