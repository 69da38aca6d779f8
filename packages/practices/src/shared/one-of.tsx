/** One of a few words, small and side by side: native radios that look like chips. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from '#ui'

export const OneOf = <Value extends string>({
  legend,
  options,
  value,
  onChange,
}: {
  legend: ComponentChildren
  options: readonly { readonly value: Value; readonly label: ComponentChildren }[]
  value: Value | null
  onChange: (value: Value) => void
}) => {
  const name = useId()
  return (
    <fieldset class="chips">
      <legend>{legend}</legend>
      <div class="chips-list">
        {options.map(option => (
          <label class="chip" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <Icon name="check" size={18} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
