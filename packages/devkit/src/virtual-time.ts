/**
 * Time turned by hand: all timers of all parties of a simulated world stand in one queue.
 *
 * Between two timers everything that can run does run, so a whole day of waiting takes no time at all, and
 * the same seed gives the same order. Timers of the same moment go off in an order drawn from the seed.
 */
import type { Chance } from './chance.ts'

export interface PartyClock {
  /** Milliseconds since 1970 as this party believes it to be. */
  readonly now: () => number
  /** Calls back once after `ms`; returns the way to cancel. */
  readonly after: (ms: number, call: () => void) => () => void
  /** Resolves after `ms`. Never resolves when the party is stopped meanwhile, as when a process is killed. */
  readonly wait: (ms: number) => Promise<void>
  /** Cancels every timer of this party for good. */
  readonly stop: () => void
}

export interface VirtualTime {
  /** The true time of the world, milliseconds since 1970. */
  readonly now: () => number
  /** A clock for one party; `wrongBy` milliseconds are added to what it believes. */
  readonly party: (wrongBy?: number) => PartyClock
  /** Marks work that must end before time may move (a call into another party, in this process). */
  readonly busy: <T>(work: Promise<T>) => Promise<T>
  /** Lets everything run that needs no more time. */
  readonly settle: () => Promise<void>
  /** Lets `ms` pass. */
  readonly pass: (ms: number) => Promise<void>
  /** Lets time pass until `done`, at most `limit` milliseconds; tells whether it was done. */
  readonly until: (done: () => boolean, limit: number) => Promise<boolean>
  /** Lets time pass until this promise has settled, at most `limit` milliseconds. */
  readonly finish: <T>(work: Promise<T>, limit: number) => Promise<T>
}

interface Timer {
  readonly due: number
  readonly tie: number
  call: () => void
  done: boolean
}

const turnOfTheLoop = () => new Promise<void>(resolve => setImmediate(resolve))

export function virtualTime(start: number, chance: Chance): VirtualTime {
  let now = start
  let running = 0
  const queue: Timer[] = []

  const before = (x: Timer, y: Timer) => x.due < y.due || (x.due === y.due && x.tie < y.tie)
  const add = (timer: Timer) => {
    let low = 0
    let high = queue.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (before(queue[middle]!, timer)) low = middle + 1
      else high = middle
    }
    queue.splice(low, 0, timer)
  }

  const party = (wrongBy = 0): PartyClock => {
    let stopped = false
    const mine = new Set<Timer>()
    const after = (ms: number, call: () => void) => {
      const due = now + Math.max(0, Math.ceil(ms))
      const timer: Timer = { due, tie: chance.below(0x1_0000_0000), call: () => call(), done: stopped }
      const forget = () => {
        timer.done = true
        mine.delete(timer)
      }
      if (stopped) return forget
      timer.call = () => {
        mine.delete(timer)
        call()
      }
      mine.add(timer)
      add(timer)
      return forget
    }
    return {
      now: () => now + wrongBy,
      after,
      wait: ms => new Promise(resolve => after(ms, resolve)),
      stop: () => {
        stopped = true
        for (const timer of mine) timer.done = true
        mine.clear()
      },
    }
  }

  const busy = async <T>(work: Promise<T>): Promise<T> => {
    running++
    try {
      return await work
    } finally {
      running--
    }
  }

  const settle = async () => {
    // Two turns in a row with nothing running: promise chains end within one turn, body streams may take another.
    for (let quiet = 0; quiet < 2; ) {
      await turnOfTheLoop()
      quiet = running === 0 ? quiet + 1 : 0
    }
  }

  /** Goes to the next timer that is due by `limit`; false when there is none. */
  const step = async (limit: number): Promise<boolean> => {
    for (;;) {
      const next = queue[0]
      if (!next || next.due > limit) return false
      queue.shift()
      if (next.done) continue
      next.done = true
      now = Math.max(now, next.due)
      next.call()
      await settle()
      return true
    }
  }

  const until = async (done: () => boolean, limit: number) => {
    const end = now + limit
    await settle()
    while (!done()) {
      if (await step(end)) continue
      now = end
      return done()
    }
    return true
  }

  return {
    now: () => now,
    party,
    busy,
    settle,
    pass: async ms => {
      const end = now + ms
      await settle()
      while (await step(end));
      now = end
    },
    until,
    finish: async (work, limit) => {
      let settled = false
      const mark = () => {
        settled = true
      }
      work.then(mark, mark)
      if (!(await until(() => settled, limit)))
        throw new Error(`still waiting after ${limit} ms of virtual time`)
      return work
    },
  }
}
