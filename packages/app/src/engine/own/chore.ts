/** A duty that comes due by what the record says: done at once or after a while, and looked for again whenever something changed. */
import type { Clock } from '../ports.ts'

/** After a try that came to nothing (a full store, a lost key), so that nothing turns in circles: each wait is twice the last. */
const AGAIN = 30_000
const LONGEST_AGAIN = 3_600_000

export interface Chore {
  /** Something changed: it may be due now, or not any more. */
  readonly look: () => void
  readonly stop: () => void
}

export interface ChoreParts {
  readonly clock: Clock
  /** Milliseconds to wait before it is done; null when there is nothing to do. */
  readonly due: () => number | null
  /** False when it could not be done. Looks for itself whether it is still due: others write meanwhile. */
  readonly work: () => Promise<boolean>
}

export function startChore({ clock, due, work }: ChoreParts): Chore {
  let over = false
  let working = false
  let inVain = 0
  let waiting: { readonly until: number; readonly cancel: () => void } | null = null

  const rest = () => {
    waiting?.cancel()
    waiting = null
  }
  const wait = (ms: number) => {
    rest()
    const cancel = clock.after(ms, () => {
      waiting = null
      if (!over && due() !== null) void run()
    })
    waiting = { until: clock.now() + ms, cancel }
  }
  const run = async () => {
    working = true
    let done = false
    try {
      done = await work()
    } finally {
      working = false
    }
    if (over) return
    inVain = done ? 0 : inVain + 1
    if (done) look()
    else wait(Math.min(LONGEST_AGAIN, AGAIN * 2 ** (inVain - 1)))
  }
  const look = () => {
    if (over || working) return
    const ms = due()
    if (ms === null) rest()
    else if (!waiting || waiting.until > clock.now() + ms) wait(ms)
  }
  return {
    look,
    stop: () => {
      over = true
      rest()
    },
  }
}

/** A moment that differs from device to device, so that they do not all do the same at once. */
export const between = (least: number, most: number, fraction: number): number =>
  Math.round(least + (most - least) * fraction)
