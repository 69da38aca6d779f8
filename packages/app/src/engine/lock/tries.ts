/**
 * Wrong tries slow down and never wipe. It holds up a hand at the screen; whoever has the rows on a machine of their own
 * waits for nothing but Argon2id.
 */

/** Row `keys/tries`, in the clear. */
export interface Tries {
  /** Since the last right one. */
  readonly wrong: number
  /** When the last wrong one began, in milliseconds since 1970. */
  readonly at: number
}

const WAITS = [0, 0, 0, 8, 15, 30, 60, 120] as const
/** No longer: whoever mistypes on purpose must not keep the owner out for long. */
const LONGEST = 300

export const waitAfter = (wrong: number): number => (WAITS[wrong] ?? LONGEST) * 1000

/**
 * Milliseconds until the next try, and what becomes of the row. A clock that was set back wins nothing: the wait begins
 * again. One that was set forward does; a page has no other clock that outlives it.
 */
export function waitLeft(tries: Tries | null, now: number): { readonly ms: number; readonly tries: Tries } {
  if (!tries) return { ms: 0, tries: { wrong: 0, at: now } }
  const held = now < tries.at ? { ...tries, at: now } : tries
  return { ms: Math.max(0, waitAfter(held.wrong) - (now - held.at)), tries: held }
}
