/** What people write into: one line, or a text that grows with its words. */
import type { PartialInputHTMLAttributes, TextareaHTMLAttributes } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useTie } from './field.tsx'
import { usePartWords } from './language.tsx'

/** `onText` gets what stands in the input after every change. `short` is for dates and times. */
export const TextInput = ({
  value,
  onText,
  short = false,
  type = 'text',
  ...rest
}: {
  value: string
  onText: (text: string) => void
  short?: boolean
  type?: 'text' | 'date' | 'time' | 'password'
} & Omit<
  PartialInputHTMLAttributes<HTMLInputElement>,
  'type' | 'role' | 'list' | 'value' | 'onInput' | 'class' | 'className' | 'style'
>) => (
  <input
    {...useTie()}
    {...rest}
    // The types tie each kind of input to its own roles; we set none, so any kind will do.
    type={type as 'text'}
    class={short ? 'input input-short' : 'input'}
    value={value}
    onInput={event => onText(event.currentTarget.value)}
  />
)

/** True when `text` has more than `max` UTF-16 units, the measure that the practices' schemas use. */
export const isTooLong = (text: string, max: number): boolean => text.length > max

/**
 * A text that grows with its words. More than `max` can be typed or pasted, because cutting would lose words:
 * the count shows near the limit and says how much is too much; the one who uses it keeps from sending (`isTooLong`).
 */
export const TextArea = ({
  value,
  onText,
  max,
  rows = 3,
  ...rest
}: { value: string; onText: (text: string) => void; max: number; rows?: number } & Omit<
  TextareaHTMLAttributes,
  'value' | 'onInput' | 'rows' | 'maxLength' | 'maxlength' | 'class' | 'className' | 'style'
>) => {
  const words = usePartWords()
  const area = useRef<HTMLTextAreaElement>(null)
  // Browsers without `field-sizing` grow by rows: an inline height is not allowed by the content security policy.
  useLayoutEffect(() => {
    const element = area.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.rows = rows
    while (element.scrollHeight > element.clientHeight + 1 && element.rows < 24) element.rows += 1
  }, [value, rows])

  const left = max - value.length
  const near = left <= Math.max(20, Math.round(max * 0.1))
  return (
    <>
      <textarea
        {...useTie()}
        {...rest}
        ref={area}
        rows={rows}
        class="input"
        value={value}
        onInput={event => onText(event.currentTarget.value)}
      />
      {/* Said at steps only: a count that speaks at each letter would talk over the writer. */}
      {near && (
        <p class={left < 0 ? 'left-over left-over-beyond' : 'left-over'}>
          <span aria-hidden="true">{left < 0 ? words.beyond(-left) : words.left(left)}</span>
        </p>
      )}
      <span class="visually-hidden" aria-live="polite">
        {left < 0
          ? words.beyond(Math.ceil(-left / 20) * 20)
          : near
            ? words.left(Math.ceil(left / 20) * 20)
            : ''}
      </span>
    </>
  )
}
