/** When an open app locks by itself: out of sight, or untouched, for as long as its owner has chosen. */
import type { ReadonlySignal } from '@preact/signals'
import type { Clock, LockAfter } from '#engine'

export interface Away {
  readonly touched: () => void
  readonly hidden: () => void
  /** Tells whether it locked: then nothing may be shown. */
  readonly shown: () => boolean
  readonly stop: () => void
}

const MINUTE = 60_000
/** Reading takes its time: nobody's page closes while they look at it, but for a phone that was put down. */
const READING = 5

/** `after` is null while there is no lock. Timers of a page out of sight are late or never: coming back looks again. */
export function watchAway({
  clock,
  after,
  lock,
}: {
  clock: Clock
  after: ReadonlySignal<LockAfter | null>
  lock: () => void
}): Away {
  let touchedAt = clock.now()
  let hiddenAt: number | null = null
  let cancel = () => {}
  let locked = false

  /** Milliseconds until it is time; a clock that was set back gives nothing. */
  const left = (): number => {
    const minutes = after.peek()
    if (minutes === null) return Number.POSITIVE_INFINITY
    const now = clock.now()
    const since = (at: number) => (now < at - MINUTE ? Number.POSITIVE_INFINITY : now - at)
    const untouched = Math.max(READING, minutes) * MINUTE - since(touchedAt)
    return hiddenAt === null ? untouched : Math.min(untouched, minutes * MINUTE - since(hiddenAt))
  }
  const look = (): boolean => {
    if (locked) return true
    cancel()
    const ms = left()
    if (ms <= 0) {
      locked = true
      off()
      lock()
    } else if (ms !== Number.POSITIVE_INFINITY) cancel = clock.after(ms, look)
    return locked
  }
  const off = after.subscribe(() => void look())
  return {
    touched: () => {
      touchedAt = clock.now()
    },
    hidden: () => {
      hiddenAt ??= clock.now()
      look()
    },
    shown: () => {
      if (look()) return true
      hiddenAt = null
      touchedAt = clock.now()
      return look()
    },
    stop: () => {
      locked = true
      cancel()
      off()
    },
  }
}
