/** Five pictures of how heard one can feel, in the line of the house. They are a choice of images and no scale. */
import type { Picture } from '../events.ts'

const lines: Readonly<Record<Picture, string>> = {
  // Three gusts and a leaf that is carried away.
  wind: 'M4 18h22a6 6 0 1 0-6-6M4 26h32a6 6 0 1 1-6 6M4 34h14M38 14q6-1 6-7q-6 0-6 7',
  // A frame, and a leaf that stands a hand wide open.
  door: 'M12 42V6h24v36M6 42h36M36 42L24 38V10l12-4M28 24v1',
  // Both shutters thrown back, and the sill.
  window: 'M16 8h16v28H16zM16 22h16M24 8v28M16 8L6 12v26l10-2M32 8l10 4v26l-10-2M12 42h24',
  // A wide tree, and somebody sitting below.
  shade:
    'M24 42V24M8 20a8 8 0 0 1 6-12a11 11 0 0 1 20 0a8 8 0 0 1 6 12q-3 5-9 4h-14q-6 1-9-4M6 42h36M33 34v5h5M33 31v0',
  // A small oil lamp with its flame and its light.
  lamp: 'M10 32h24q8-1 10-6q-8 0-12 2H12zM14 32q2 8 10 8t8-8M18 40h12v3H18zM41 22q-4-4 0-9q4 5 0 9M41 6v2M33 10l2 2M14 28q-6-6-6 0t6 3',
}

/** Decoration beside its name. */
export const HeardPicture = ({ picture, large = false }: { picture: Picture; large?: boolean }) => (
  <svg
    class={large ? 'heard-picture heard-picture-large' : 'heard-picture'}
    viewBox="0 0 48 48"
    aria-hidden="true"
  >
    <path d={lines[picture]} />
  </svg>
)
