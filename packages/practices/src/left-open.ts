/** What talks of other practices have left open in this space, for *Solve it together* to take up. */
import { type Honesty, honesty, mattersOf as mattersOfHonesty } from './honesty/index.ts'
import { mattersOf as mattersOfSittings, type SafeSpace, safeSpace } from './safe-space/index.ts'
import type { Matter } from './shared/matter.ts'
import type { AnySlice } from './slice.ts'

export const mattersLeftOpen = (stateOf: (slice: AnySlice) => unknown): readonly Matter[] => [
  ...mattersOfHonesty(stateOf(honesty) as Honesty),
  ...mattersOfSittings(stateOf(safeSpace) as SafeSpace),
]
