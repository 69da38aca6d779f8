/** A question that takes the place of its button takes the focus too: without this, a keyboard would stand nowhere. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export const Question = ({ children }: { children: ComponentChildren }) => {
  const question = useRef<HTMLDivElement>(null)
  useEffect(() => question.current?.focus(), [])
  return (
    <div class="asked-here" ref={question} tabIndex={-1}>
      {children}
    </div>
  )
}
