/** What stands on a phone's screens. */
import type { SpaceView } from '#engine'
import { gratitude, journal, vulnerability } from '#practices'
import type { Device } from '../world.ts'

export const pairViewOf = (device: Device): SpaceView | null => device.haven().pairs.value[0] ?? null

/** Open or left: whatever can be read here. */
export const viewsOf = (device: Device): readonly SpaceView[] => {
  const { self, pairs, parting } = device.haven()
  return [...(self.value ? [self.value] : []), ...pairs.value, ...parting.left.value]
}

const stateOf = (view: SpaceView): string =>
  JSON.stringify(
    (view.kind === 'self' ? [journal] : [gratitude, vulnerability]).map(slice => view.stateOf(slice)),
  )

/** All that the practices hold, as text. */
export const shownOn = (device: Device): string => viewsOf(device).map(stateOf).join('\n')

export const statesOn = (device: Device, kind: SpaceView['kind']): string | null => {
  const view = viewsOf(device).find(one => one.kind === kind)
  return view ? stateOf(view) : null
}
