/** What people wrote, told apart by place, name and shape as well as by colour. */
import type { ComponentChildren } from 'preact'

/** `children` stand exactly as they were written, line breaks kept. Text only: nothing in it is ever read as markup. */
export const Voice = ({
  who,
  name,
  children,
}: {
  who: 'me' | 'other'
  name: string
  children?: ComponentChildren
}) => (
  <figure class={`voice voice-${who}`}>
    <figcaption class="voice-name">{name}</figcaption>
    <blockquote class="voice-said" dir="auto">
      {children}
    </blockquote>
  </figure>
)

/** A question that the practice asks, large and quiet. */
export const Question = ({ children }: { children?: ComponentChildren }) => <p class="question">{children}</p>
