/** What came out of turn is kept for its author, the last few of each: so nobody can push out what another has written. */
import type { MemberId } from '../slice.ts'

/** The list with this at its end; the oldest of the same author goes when there are more than `most` of them. */
export function withLastOf<T extends { readonly by: MemberId }>(
  list: readonly T[],
  one: T,
  most: number,
): readonly T[] {
  const next = [...list, one]
  const own = next.filter(({ by }) => by === one.by)
  return own.length > most ? next.filter(kept => kept !== own[0]) : next
}
