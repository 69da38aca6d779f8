/**
 * How much time is left in a turn, as one device counts it. Two phones rarely agree on what time it is. So each counts from
 * the moment when it first saw the entry, by its own clock; only a phone that comes later, or has lost that moment, falls back
 * on the start that stands in the entry. A phone may ring late by what the entry took to come; it never rings early for that.
 */
import type { FactId } from '../slice.ts'
import type { Stretch } from './session.ts'

const MINUTE = 60_000
/** Quiet after the bell, before anybody says anything. */
export const QUIET = 30_000

/** When this device first saw each entry of the clock, by its own time. */
export type Seen = Readonly<Record<FactId, number>>

export interface Rest {
  /** Milliseconds; 0 when the time is over. */
  readonly left: number
  /** Of the time that runs now, 1 to 0. */
  readonly part: number
  /** When the time is, or was, over. */
  readonly end: number
}

/**
 * What is known once these entries have been met. `live`: they came while this screen stood open, so now is when they came.
 * A start that lies ahead of this phone's clock is taken as now, so that no wrong clock makes a turn endless.
 */
export function withSeen(
  seen: Seen,
  entries: readonly { readonly fact: FactId; readonly startedAt: number }[],
  now: number,
  live: boolean,
): Seen {
  const fresh = entries.filter(({ fact }) => seen[fact] === undefined)
  if (fresh.length === 0) return seen
  const begun = fresh.map(({ fact, startedAt }) => [fact, live ? now : Math.min(startedAt, now)])
  return { ...seen, ...(Object.fromEntries(begun) as Seen) }
}

/** More time that is agreed while time still runs is added to it; agreed after the bell, it begins anew. */
export function restOf(stretches: readonly Stretch[], seen: Seen, now: number): Rest {
  let from = now
  let end = now
  for (const [at, { fact, startedAt, minutes }] of stretches.entries()) {
    const began = seen[fact] ?? Math.min(startedAt, now)
    if (at === 0 || began >= end) from = began
    end = Math.max(at === 0 ? began : end, began) + minutes * MINUTE
  }
  const left = Math.min(Math.max(0, end - now), end - from)
  return { left, part: end > from ? left / (end - from) : 0, end }
}

/** What was remembered on this device; nothing, when it is something else. */
export function readSeen(text: string): Seen {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return {}
    return Object.fromEntries(Object.entries(read).filter(([, at]) => typeof at === 'number')) as Seen
  } catch {
    return {}
  }
}
