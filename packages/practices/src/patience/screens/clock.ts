/** The clock of one phone that lies between two: what stands on it, step by step. Nothing of it is kept. */

const MINUTE = 60_000

export type Clock =
  | { readonly step: 'choose' }
  | { readonly step: 'running'; readonly until: number; readonly longer: boolean }
  | { readonly step: 'return' }
  | { readonly step: 'stopped' }

export const clockMinutes = [10, 20, 40, 60] as const
export type ClockMinutes = (typeof clockMinutes)[number]

/** To the full minute, so that the time of return can be said. */
export const startClock = (minutes: number, now: number, longer = false): Clock => ({
  step: 'running',
  until: Math.floor((now + minutes * MINUTE) / MINUTE) * MINUTE,
  longer,
})

/** Whole minutes until the return, at least one while it runs; 0 when the time has come. */
export const minutesLeft = (until: number, now: number): number =>
  Math.max(0, Math.ceil((until - now) / MINUTE))
