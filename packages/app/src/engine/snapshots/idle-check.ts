/** Checks the snapshot of a space when everything has been quiet for a while, slowly. */
import type { Ledger } from '../ledger.ts'
import type { Clock } from '../ports.ts'
import type { Space } from '../space.ts'

/** Milliseconds. */
const AFTER_START = 60_000
const BETWEEN = 50

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
  }
  cancel = clock.after(AFTER_START, () => {
    check().catch((bug: unknown) => {
      if (!over) throw bug
    })
  })
  return () => {
    over = true
    cancel()
  }
}
