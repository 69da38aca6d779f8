/** Where the practices of two people live in the address: `/with/<start of the space's id>/<practice>/…`. */
import type { SpaceView } from './engine/haven.ts'

const SHOWN = 8
const shown = ({ id }: SpaceView) => id.slice(0, SHOWN)

export const spacePath = (space: SpaceView): string => `/with/${shown(space)}`

export const roomPath = (space: SpaceView, practice: string, rest = ''): string =>
  `${spacePath(space)}/${practice}${rest}`

/** One phone between two: in their space, or where nobody is paired. */
export const betweenPath = (space: SpaceView | null, practice: string): string =>
  space ? roomPath(space, practice, '/between') : `/between/${practice}`

/** A practice of one's own: it lies in Mine. */
export const ownPath = (practice: string, rest = ''): string => `/mine/${practice}${rest}`

export const searchPath = (space: SpaceView): string => roomPath(space, 'search')

export const leavePath = (space: SpaceView): string => roomPath(space, 'leave')

/** A space that was left is read there. */
export const leftPath = (space: SpaceView): string => `/left/${shown(space)}`

export const spaceByPath = (spaces: readonly SpaceView[], address: string): SpaceView | undefined =>
  address.length === SHOWN ? spaces.find(({ id }) => id.startsWith(address)) : undefined

/** One's own month with the other of this space, or with somebody who is not here. */
export const pulsePath = (space: SpaceView | null): string =>
  `/growth/pulse/${space ? shown(space) : 'alone'}`
