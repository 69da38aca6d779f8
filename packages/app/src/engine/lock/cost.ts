/** How slow a guess at the PIN is made: as slow as this phone bears within a second, and never quicker than the least. */
import { type StretchCost, stretch, utf8 } from '#protocol'
import type { Clock } from '../ports.ts'

/** What is asked of any phone, however slow it is. */
export const LEAST_COST: StretchCost = { memory: 19_456, passes: 2 }

/** From the least up. Memory before passes: it is memory that a guesser's machines are short of. */
const LADDER: readonly StretchCost[] = [
  LEAST_COST,
  { memory: 32_768, passes: 2 },
  { memory: 47_104, passes: 2 },
  { memory: 65_536, passes: 2 },
  { memory: 65_536, passes: 3 },
  { memory: 65_536, passes: 4 },
]
/** Below a second, so that a phone that is busy stays near it. */
const BUDGET_MS = 800

const work = ({ memory, passes }: StretchCost) => memory * passes

/** The most that fits, on a phone that took `ms` for one pass over the least memory. */
export const costFor = (ms: number): StretchCost =>
  ms > 0
    ? (LADDER.findLast(one => (work(one) / LEAST_COST.memory) * ms <= BUDGET_MS) ?? LEAST_COST)
    : LEAST_COST

export async function tunedCost(clock: Clock): Promise<StretchCost> {
  const [secret, salt] = [utf8('a trial'), new Uint8Array(16)]
  // Once in small, so that fetching and warming up the code is not measured with it.
  await stretch(secret, salt, { memory: 1024, passes: 1 })
  const before = clock.now()
  await stretch(secret, salt, { memory: LEAST_COST.memory, passes: 1 })
  return costFor(clock.now() - before)
}
