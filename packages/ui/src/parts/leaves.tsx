/** The door of the house: two carved leaves that open once on what both have written. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/**
 * While `open` is false, `children` are not in the document at all. `still` shows what is behind with no door and
 * no motion: for coming back to what was opened before. Where motion is unwelcome, the door is simply gone.
 */
export const Leaves = ({
  open,
  still = false,
  closedLabel,
  children,
}: {
  open: boolean
  still?: boolean
  closedLabel: ComponentChildren
  children?: ComponentChildren
}) => (
  <div class={open && !still ? 'leaves leaves-opening' : 'leaves'}>
    {open && <div class="leaves-behind">{children}</div>}
    {!(open && still) && (
      <div class="leaves-door" aria-hidden="true">
        <Lintel />
        <Leaf side="left" />
        <Leaf side="right" />
      </div>
    )}
    {!open && <p class="leaves-label">{closedLabel}</p>}
  </div>
)

/** The beam above the leaves, carved with a row of shells. */
const Lintel = () => {
  const id = useId()
  return (
    <svg class="lintel" height="34" aria-hidden="true">
      <pattern id={id} width="36" height="34" patternUnits="userSpaceOnUse">
        <path class="carving" d="M0 29a18 18 0 0 1 36 0M7 29a11 11 0 0 1 22 0M0 5h36M0 29.5h36" />
        <circle class="stud" cx="18" cy="25" r="2.5" />
        <circle class="stud" cx="0" cy="11" r="2" />
        <circle class="stud" cx="36" cy="11" r="2" />
      </pattern>
      <svg x="50%" overflow="visible" aria-hidden="true">
        <rect x="-2394" width="4788" height="34" fill={`url(#${id})`} />
      </svg>
    </svg>
  )
}

/** One leaf: a carved frame, six panels with a rosette in each and a brass stud. */
const Leaf = ({ side }: { side: 'left' | 'right' }) => (
  <svg class={`leaf leaf-${side}`} viewBox="0 0 160 240" preserveAspectRatio="none" aria-hidden="true">
    <rect class="wood" width="160" height="240" />
    <path class="groove" d={side === 'left' ? 'M159 0V240' : 'M1 0V240'} />
    <path class="carving" d="M10 10H150V230H10Z" />
    {[0, 1].flatMap(column =>
      [0, 1, 2].map(row => {
        const x = 20 + column * 62
        const y = 20 + row * 68
        return (
          <g key={`${column}${row}`}>
            <path class="groove" d={`M${x} ${y}h58v64h-58z`} />
            <path
              class="carving"
              d={`M${x + 29} ${y + 10}q14 22 0 44q-14-22 0-44M${x + 7} ${y + 32}q22-14 44 0q-22 14-44 0`}
            />
            <circle class="stud" cx={x + 29} cy={y + 32} r="3.5" />
          </g>
        )
      }),
    )}
  </svg>
)
