/** Where a PIN or a sentence is typed: hidden or shown, with the keyboard of digits unless letters are wanted. */
import { useState } from 'preact/hooks'
import type { StoreFault, TryFault } from '#engine'
import { Button, Field, TextInput } from '#ui'
import type { Words } from '#ui/words'

/** What is said of a try that did not open; null for what the store refused, which is said elsewhere. */
export const triedInVain = (words: Words['lock'], fault: TryFault | StoreFault): string | null => {
  if (fault.fault === 'WrongPasskey') return words.wrongPasskey
  if (fault.fault === 'TooSoon') return words.wait(fault.waitMs)
  if (fault.fault === 'WrongPin') return fault.waitMs > 0 ? words.wrongWait(fault.waitMs) : words.wrong
  return null
}

/**
 * No field of type password: browsers offer to keep those, in a list that whoever shares the phone can open.
 * The style sheet hides what is typed.
 */
export const PinField = ({
  words,
  label,
  hint,
  error,
  value,
  onText,
  startsWithLetters = false,
  inFocus = false,
}: {
  words: Words['lock']
  label: string
  hint?: string | undefined
  error?: string | undefined
  value: string
  onText: (text: string) => void
  startsWithLetters?: boolean
  inFocus?: boolean
}) => {
  const [shown, setShown] = useState(false)
  const [letters, setLetters] = useState(startsWithLetters)
  return (
    <div class={shown ? 'pin' : 'pin pin-hidden'}>
      <Field label={label} hint={hint} error={error}>
        <TextInput
          value={value}
          onText={onText}
          inputMode={letters ? 'text' : 'numeric'}
          autocomplete="off"
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          enterkeyhint="go"
          // The one thing that a locked screen is for.
          autofocus={inFocus}
        />
      </Field>
      <div class="row">
        <Button kind="quiet" icon={shown ? 'eye-off' : undefined} onClick={() => setShown(!shown)}>
          {shown ? words.hide : words.show}
        </Button>
        <Button kind="quiet" onClick={() => setLetters(!letters)}>
          {letters ? words.digits : words.letters}
        </Button>
      </div>
    </div>
  )
}
