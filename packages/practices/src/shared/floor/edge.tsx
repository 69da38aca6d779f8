/** Time as a slow edge of light around the screen: it draws back, and nothing ticks. */

/** Screen readers are told the time in words elsewhere, when it matters; the light is for eyes only. */
export const EdgeOfLight = ({ left }: { readonly left: number }) => (
  <svg class="edge-of-light" aria-hidden="true">
    <rect class="edge-of-light-whole" x="3" y="3" rx="22" pathLength={1} />
    <rect class="edge-of-light-left" x="3" y="3" rx="22" pathLength={1} stroke-dasharray={dashes(left)} />
  </svg>
)

/** A line of this part of the whole, then nothing. The gap is longer than the whole, so that no second dash begins. */
const dashes = (left: number): string => `${Math.min(1, Math.max(0, left)).toFixed(4)} 2`
