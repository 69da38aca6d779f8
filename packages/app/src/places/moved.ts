/** Whether the other goes on with the record at another server. */
import { movedTo, people } from '#practices'
import type { SpaceView } from '../engine/haven.ts'

/** Where the other has moved to, if they said so. */
export const movedOf = (pair: SpaceView): string | null =>
  pair.other && movedTo(pair.stateOf<typeof people.initial>(people), pair.other.id)
