/** A code to scan, drawn on this device as one path. */
import { encode } from 'uqr'

/** @param text what the code says, at most about 1,200 characters; @param label what it is, for those who can't see it. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 3 })
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect class="paper" width={size} height={size} />
      <path class="print" d={runs(data)} />
    </svg>
  )
}

/** Dark cells that touch in a row become one rectangle, which keeps the path to about a third. */
const runs = (cells: readonly (readonly boolean[])[]): string =>
  cells
    .map((row, y) => {
      let path = ''
      for (let x = 0; x < row.length; x++) {
        if (!row[x]) continue
        const start = x
        while (row[x + 1]) x++
        path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
      }
      return path
    })
    .join('')
