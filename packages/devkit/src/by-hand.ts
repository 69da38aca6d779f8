/** Files that people carry between their phones: made, lost, doubled, given in any order. */
import type { Device, World } from './world.ts'

type File = Uint8Array<ArrayBuffer>
const PATIENCE_MS = 20 * 60_000

export interface ByHand {
  readonly make: (from: Device, whole?: boolean) => Promise<File>
  readonly take: (to: Device, file: File) => ReturnType<ReturnType<Device['haven']>['carry']['take']>
  readonly carry: (from: Device, to: Device) => ReturnType<ReturnType<Device['haven']>['carry']['take']>
  /** To and fro until neither has anything new for the other. */
  readonly meet: (one: Device, other: Device) => Promise<void>
}

export function byHand(world: World, space: string): ByHand {
  const make: ByHand['make'] = async (from, whole = false) => {
    const made = await world.time.finish(from.haven().carry.bundle(space, { whole }), PATIENCE_MS)
    if (!made.ok) throw new Error(`${from.name} could make no file: ${made.error.fault}`)
    return made.value.bytes
  }
  const take: ByHand['take'] = (to, file) => world.time.finish(to.haven().carry.take(file), PATIENCE_MS)
  const carry: ByHand['carry'] = async (from, to) => take(to, await make(from))
  return {
    make,
    take,
    carry,
    meet: async (one, other) => {
      for (let news = 1; news > 0; ) {
        news = 0
        for (const [from, to] of [
          [one, other],
          [other, one],
        ] as const) {
          const taken = await carry(from, to)
          if (!taken.ok) throw new Error(`${to.name} could not take a file: ${taken.error.fault}`)
          news += taken.value.news
        }
      }
    },
  }
}
