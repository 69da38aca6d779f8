/** Everything that a phone does by itself for its person's devices and keys; of the leading tab only. */
import type { Space } from '../space.ts'
import { type AdmitParts, startAdmitting } from './admit.ts'
import type { Chore } from './chore.ts'
import { type EnrolParts, startEnrolling } from './enrol.ts'
import { type RemovalParts, startSweeping } from './removal.ts'
import { type RenewParts, startRenewing } from './renew.ts'
import { type RotateParts, startRotation } from './rotate.ts'

export interface KeepingParts extends AdmitParts, EnrolParts, RemovalParts, RenewParts, RotateParts {
  readonly spaces: () => Iterable<Space>
}

export function startKeeping(parts: KeepingParts): Chore {
  const rotations = new Map<Space, Chore>()
  const chores = [startRenewing(parts), startEnrolling(parts), startAdmitting(parts), startSweeping(parts)]
  const look = () => {
    const spaces = new Set(parts.spaces())
    for (const space of spaces) if (!rotations.has(space)) rotations.set(space, startRotation(space, parts))
    for (const [space, rotation] of rotations) {
      if (spaces.has(space)) rotation.look()
      else {
        rotation.stop()
        rotations.delete(space)
      }
    }
    for (const chore of chores) chore.look()
  }
  look()
  return {
    look,
    stop: () => {
      for (const chore of [...rotations.values(), ...chores]) chore.stop()
    },
  }
}
