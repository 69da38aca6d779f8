/** A stone from the shore, drawn by code: its colour, its rings and its word say how much strength there is. */
import type { Energy } from '../index.ts'

const colourOf: Readonly<Record<Energy, string>> = {
  empty: 'var(--rest)',
  low: 'var(--mine)',
  enough: 'var(--warmth)',
  full: 'var(--joy)',
}
const ringsOf: Readonly<Record<Energy, number>> = { empty: 0, low: 1, enough: 2, full: 3 }

/** Decoration beside its word. Round for the one, longer for the other. */
export const Stone = ({ energy, whose }: { energy: Energy; whose: 0 | 1 }) => {
  const rx = whose === 0 ? 42 : 50
  const ry = whose === 0 ? 40 : 34
  const rings = Array.from({ length: ringsOf[energy] }, (_, nth) => 1 - (nth + 1) * 0.24)
  return (
    <svg viewBox="0 0 112 92" width="92" height="76" aria-hidden="true">
      <ellipse cx="56" cy="46" rx={rx} ry={ry} fill={colourOf[energy]} />
      {rings.map(part => (
        <ellipse
          key={part}
          cx="56"
          cy="46"
          rx={rx * part}
          ry={ry * part}
          fill="none"
          stroke="var(--page)"
          stroke-width="2.5"
        />
      ))}
    </svg>
  )
}
