/**
 * Whose turn it is, filling the screen so that it can be read from across a room. The two are told apart by colour,
 * by name and by the shape of the panel. It is a page of its own: the main landmark and the heading are in it.
 */
import type { ComponentChildren } from 'preact'
import { EdgeOfLight } from './edge.tsx'
import { useHeading } from './heading.ts'

/**
 * @param who whose floor it is, for the one who looks at this phone.
 * @param title what the screen is; the heading. `name` stands below it, very large.
 * @param dark the quiet form: nearly black, no colour but the line; for listening.
 * @param left how much of the time is left, 1 to 0, as a slow edge of light; null or absent: no time runs.
 * @param foot the few buttons at the thumb.
 */
export const Floor = ({
  who,
  name,
  title,
  dark = false,
  left = null,
  foot,
  children,
}: {
  readonly who: 'me' | 'other'
  readonly name: string
  readonly title: ComponentChildren
  readonly dark?: boolean
  readonly left?: number | null
  readonly foot?: ComponentChildren
  readonly children?: ComponentChildren
}) => {
  useHeading('floor')
  return (
    <main class={`floor floor-${who}${dark ? ' floor-dark' : ''}`} id="main">
      {left !== null && <EdgeOfLight left={left} />}
      <header class="floor-head">
        <h1 id="page-title" tabIndex={-1} class="floor-title">
          {title}
        </h1>
        <FloorShape who={who} />
        <p class="floor-name" dir="auto">
          {name}
        </p>
      </header>
      {children && <div class="floor-body">{children}</div>}
      {foot && <div class="floor-foot">{foot}</div>}
    </main>
  )
}

/** The sign of each: an arch like a door for oneself, a round like a lamp for the other. */
const FloorShape = ({ who }: { readonly who: 'me' | 'other' }) => (
  <svg class="floor-shape" viewBox="0 0 64 64" aria-hidden="true">
    {who === 'me' ? (
      <path d="M12 60V32a20 20 0 0 1 40 0v28zM22 60V33a10 10 0 0 1 20 0v27" />
    ) : (
      <>
        <circle cx="32" cy="32" r="26" />
        <circle cx="32" cy="32" r="13" />
      </>
    )}
  </svg>
)
