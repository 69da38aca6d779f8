/** Entries in pages that a relay takes: of a log that it has nothing of, or of what it has lost. */
import type { Bytes } from '#protocol'

/** A batch of the relay has at most 1 MiB. */
const PAGE = { bytes: 900 * 1024, entries: Number.POSITIVE_INFINITY }

export interface Piece {
  readonly bytes: Uint8Array
  /** It goes on the same page as the next one. */
  readonly tied?: boolean
}

/** A page is fuller than this only when what has to go together is. */
export function* inPages<T extends Piece>(
  pieces: readonly T[],
  most: { readonly bytes: number; readonly entries: number },
): Generator<readonly T[], undefined> {
  let page: T[] = []
  let size = 0
  for (const together of unitsOf(pieces)) {
    const more = together.reduce((sum, { bytes }) => sum + bytes.length + 4, 0)
    if (page.length > 0 && (size + more > most.bytes || page.length + together.length > most.entries)) {
      yield page
      page = []
      size = 0
    }
    page.push(...together)
    size += more
  }
  if (page.length > 0) yield page
}

function* unitsOf<T extends Piece>(pieces: readonly T[]): Generator<readonly T[]> {
  let unit: T[] = []
  for (const piece of pieces) {
    unit.push(piece)
    if (piece.tied) continue
    yield unit
    unit = []
  }
  if (unit.length > 0) yield unit
}

/** Each goes behind the first entry. At least one page, for a log that has no more than that. */
export function* logPages(
  genesis: Bytes,
  rest: readonly { readonly bytes: Bytes; readonly tied?: boolean }[],
): Generator<readonly Bytes[]> {
  if (rest.length === 0) yield []
  for (const page of inPages(rest, { ...PAGE, bytes: PAGE.bytes - genesis.length }))
    yield page.map(({ bytes }) => bytes)
}
