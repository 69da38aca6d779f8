/** One question to a person: label, hint and error, tied to whatever input stands inside. */
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useId } from 'preact/hooks'
import { Icon } from './icon.tsx'
import { usePartWords } from './language.tsx'

interface Tie {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly required: boolean
}
const Tied = createContext<Tie | null>(null)

/** What an input inside of a `Field` takes over; outside of one it needs its own `aria-label`. */
export const useTie = () => {
  const tie = useContext(Tied)
  return tie
    ? {
        id: tie.id,
        'aria-describedby': tie.describedBy,
        'aria-invalid': tie.invalid || undefined,
        'aria-required': tie.required || undefined,
      }
    : {}
}

/** `error` is said when it comes, by a screen reader too; `optional` says so beside the label. */
export const Field = ({
  label,
  hint,
  error,
  optional = false,
  children,
}: {
  label: ComponentChildren
  hint?: ComponentChildren
  error?: ComponentChildren
  optional?: boolean
  children?: ComponentChildren
}) => {
  const id = useId()
  const words = usePartWords()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {optional && <span class="field-optional"> ({words.optional})</span>}
      </label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Tied.Provider value={{ id, describedBy, invalid: Boolean(error), required: !optional }}>
        {children}
      </Tied.Provider>
      <div class="live" aria-live="polite">
        {error && (
          <p class="field-error" id={`${id}-error`}>
            <Icon name="triangle-alert" size={18} />
            <span>{error}</span>
          </p>
        )}
      </div>
    </div>
  )
}
