/**
 * Where the ways of two servers part. From the place on where somebody says that they go on elsewhere, the devices that
 * were there before sign no later place as seen. So whatever they still write here fits into the record there too, in
 * whatever order it comes: the ones who follow lose no word of it.
 */
import { movedTo, people, stateIn } from '#practices'
import type { Seen } from '#protocol'
import { otherOf, type Space } from '../space.ts'

export function seenToSign({ confirmed, log, keys, seen }: Space): Seen {
  const index = stateIn(confirmed, people).moved[0]?.index ?? null
  const own = log.devices.get(keys.device)
  if (index === null || !own || own.admittedAt > index || own.seenIndex > index || seen.index <= index)
    return seen
  const hash = log.hashAt(index)
  return hash === null ? seen : { index, hash }
}

/** Somebody has said that they go on elsewhere, and this device was here before: its way ends here. */
export const isLeftBehind = ({ confirmed, log, keys }: Space): boolean => {
  const index = stateIn(confirmed, people).moved[0]?.index ?? null
  const own = log.devices.get(keys.device)
  return index !== null && own !== undefined && own.admittedAt <= index
}

/** Nobody is still to follow: the other has said so too, or has left. */
export const isFollowed = (space: Space): boolean => {
  const other = otherOf(space)
  if (other === null || space.log.members.get(other)?.left) return true
  return movedTo(stateIn(space.confirmed, people), other) !== null
}
