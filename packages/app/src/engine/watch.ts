/** Looks again and again after something that moves at the relay: often while somebody waits for it, rarely otherwise. */
import type { Chance } from './back-off.ts'
import type { Clock } from './ports.ts'

const ATTENDED = { first: 1_500, most: 30_000, quickFor: 60_000 }
const UNATTENDED = { first: 30_000, most: 120_000, quickFor: 0 }

export interface Watch {
  /** Look now. */
  readonly nudge: () => void
  /** True while a person looks at the screen that shows it. */
  readonly attend: (attended: boolean) => void
  readonly stop: () => void
}

export interface WatchParts {
  readonly clock: Clock
  readonly chance: Chance
  /** One look; `moved` begins the quick looks anew. */
  readonly step: () => Promise<'moved' | 'still' | 'over'>
  /** The longest wait while nobody looks, in milliseconds; for what may never come. */
  readonly rarest?: number
}

export function startWatch({ clock, chance, step, rarest = UNATTENDED.most }: WatchParts): Watch {
  let over = false
  let attended = true
  let since = clock.now()
  let wait = ATTENDED.first
  let nudged = false
  let wake = () => {}

  const run = async () => {
    while (!over) {
      const came = await step()
      if (came === 'over' || over) return
      const pace = attended ? ATTENDED : { ...UNATTENDED, most: rarest }
      if (came === 'moved') since = clock.now()
      const quick = clock.now() - since < pace.quickFor
      wait = came === 'moved' || quick ? pace.first : Math.min(pace.most, Math.max(pace.first, wait * 1.3))
      if (!nudged)
        await new Promise<void>(resolve => {
          const cancel = clock.after(Math.round(wait * (0.8 + 0.4 * chance.fraction())), resolve)
          wake = () => {
            cancel()
            resolve()
          }
        })
      nudged = false
    }
  }
  // Not before whoever starts it holds it: a first look can be the last.
  Promise.resolve()
    .then(run)
    .catch((bug: unknown) => {
      if (!over) throw bug
    })

  const nudge = () => {
    nudged = true
    wake()
  }
  return {
    nudge,
    attend: now => {
      if (now && !attended) {
        since = clock.now()
        nudge()
      }
      attended = now
    },
    stop: () => {
      over = true
      wake()
    },
  }
}
