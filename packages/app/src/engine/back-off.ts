/** How long to wait before the next try: full jitter, so that a server that comes back is not met by everybody at once. */
export interface Chance {
  /** From 0 to below 1. */
  readonly fraction: () => number
}

export const chanceOf = (random: (size: number) => Uint8Array): Chance => ({
  fraction: () => {
    const bytes = random(4)
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) / 0x1_0000_0000
  },
})

export interface BackOff {
  /** Milliseconds before try number `attempt`, which begins at 0. */
  readonly delay: (attempt: number) => number
}

/** Between 0 and the bound, which doubles from `least` to `most` milliseconds; never under a tenth of the bound. */
export const backOff = (chance: Chance, least: number, most: number): BackOff => ({
  delay: attempt => {
    const bound = Math.min(most, least * 2 ** Math.min(attempt, 30))
    return Math.round(bound * (0.1 + 0.9 * chance.fraction()))
  },
})
