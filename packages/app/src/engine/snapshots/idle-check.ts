/** Checks the snapshot of a space, and what came from an archive, when everything has been quiet for a while, slowly. */
import type { Ledger } from '../ledger.ts'
import type { Clock } from '../ports.ts'
import type { Space } from '../space.ts'

/** Milliseconds. */
const AFTER_START = 60_000
const BETWEEN = 50
const LATER = 300_000

export interface IdleCheckParts {
  readonly ledger: Ledger
  readonly clock: Clock
  /** The log was folded anew; some of it may have to be fetched again. */
  readonly mended: () => void
}

/** Returns the way to stop. */
export function startIdleCheck(space: Space, { ledger, clock, mended }: IdleCheckParts): () => void {
  let over = false
  let cancel = () => {}
  const rest = () =>
    new Promise<boolean>(resolve => {
      cancel = clock.after(BETWEEN, () => resolve(!over))
    })
  const check = async () => {
    if (await ledger.check(space, rest)) mended()
    await prove()
  }
  const prove = async () => {
    const found = await ledger.prove(space, rest)
    if (found === 'cut') mended()
    if (found === 'later' && !over) later(LATER, prove)
  }
  const later = (ms: number, work: () => Promise<void>) => {
    cancel = clock.after(ms, () => {
      work().catch((bug: unknown) => {
        if (!over) throw bug
      })
    })
  }
  later(AFTER_START, check)
  return () => {
    over = true
    cancel()
  }
}
