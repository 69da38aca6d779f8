/** Where the practices of two people live in the address: `/with/<start of the space's id>/<practice>/…`. */
import type { SpaceView } from './engine/haven.ts'

const SHOWN = 8

export const roomPath = (space: SpaceView, practice: string, rest = ''): string =>
  `/with/${space.id.slice(0, SHOWN)}/${practice}${rest}`

export const spaceByPath = (pairs: readonly SpaceView[], shown: string): SpaceView | undefined =>
  shown.length === SHOWN ? pairs.find(pair => pair.id.startsWith(shown)) : undefined
