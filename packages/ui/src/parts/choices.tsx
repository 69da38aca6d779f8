/** Choosing: one of several as cards, or any number as chips. Native radios and checkboxes inside. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from './icon.tsx'

export interface Choice<Value extends string = string> {
  readonly value: Value
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
}

/** One of several. `value` is null while nothing is chosen. `hideLegend` keeps the legend for screen readers only. */
export const Choices = <Value extends string>({
  legend,
  options,
  value,
  onChange,
  hideLegend = false,
}: {
  legend: ComponentChildren
  options: readonly Choice<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  hideLegend?: boolean
}) => {
  const name = useId()
  return (
    <fieldset class="choices">
      <legend class={hideLegend ? 'visually-hidden' : undefined}>{legend}</legend>
      {options.map(option => (
        <label class="choice" key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
          {option.hint && <span class="choice-hint">{option.hint}</span>}
        </label>
      ))}
    </fieldset>
  )
}

/** Any number of several. */
export const Chips = <Value extends string>({
  legend,
  options,
  values,
  onChange,
}: {
  legend: ComponentChildren
  options: readonly Choice<Value>[]
  values: readonly Value[]
  onChange: (values: readonly Value[]) => void
}) => (
  <fieldset class="chips">
    <legend>{legend}</legend>
    <div class="chips-list">
      {options.map(option => {
        const checked = values.includes(option.value)
        return (
          <label class="chip" key={option.value}>
            <input
              type="checkbox"
              value={option.value}
              checked={checked}
              onChange={() =>
                onChange(checked ? values.filter(kept => kept !== option.value) : [...values, option.value])
              }
            />
            <Icon name="check" size={18} />
            <span>{option.label}</span>
          </label>
        )
      })}
    </div>
  </fieldset>
)
