/** Any number of several, each with room for what it means. Native checkboxes inside; `hideLegend` keeps the legend for screen readers only. */
import type { ComponentChildren } from 'preact'
import type { Choice } from './choices.tsx'

export const Ticks = <Value extends string>({
  legend,
  options,
  values,
  onChange,
  hideLegend = false,
}: {
  legend: ComponentChildren
  options: readonly Choice<Value>[]
  values: readonly Value[]
  onChange: (values: readonly Value[]) => void
  hideLegend?: boolean
}) => (
  <fieldset class="choices">
    <legend class={hideLegend ? 'visually-hidden' : undefined}>{legend}</legend>
    {options.map(option => {
      const checked = values.includes(option.value)
      return (
        <label class="choice" key={option.value}>
          <input
            type="checkbox"
            checked={checked}
            onChange={() =>
              onChange(checked ? values.filter(kept => kept !== option.value) : [...values, option.value])
            }
          />
          <span>{option.label}</span>
          {option.hint && <span class="choice-hint">{option.hint}</span>}
        </label>
      )
    })}
  </fieldset>
)
