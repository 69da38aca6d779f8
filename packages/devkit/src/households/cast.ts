/** The people of a household with their phones: the devices as they run, and what is told of them. */
import type { Backup } from '../relay-in-process.ts'
import type { Device, World } from '../world.ts'
import { type Expectation, expect, type PersonTold, type PhoneTold } from './expectation.ts'
import type { Orders } from './forks.ts'

export interface Phone {
  readonly device: Device
  readonly told: PhoneTold
  /** A copy of its disk, when it was made, and whether the phone was put back to it before. */
  saved: { readonly rows: ReadonlyMap<string, unknown>; readonly at: number; readonly used: boolean } | null
}

export interface Household {
  readonly world: World
  /** The space of the two. */
  readonly space: string
  readonly phones: readonly Phone[]
  readonly told: Expectation
  readonly wrong: string[]
  /** The device dies, if it runs. */
  readonly died: (device: Device) => void
  /** Copies that both lived, or a relay that was put back: a log may then be told otherwise for a while. */
  mayDiffer: boolean
  /** Of the last quiet moment. */
  backup: Backup | null
  /** What the relay had each time before it was put back. */
  readonly shown: Orders[]
  /** Somebody wrote on a relay that had lost what others had seen: nothing can be expected any more but that it is found. */
  isForked: boolean
  crashes: number
  opened: number
  readonly files: { readonly to: Phone; readonly bytes: Uint8Array<ArrayBuffer> }[]
}

export function castOf(world: World, space: string): Household {
  const person = (name: string): PersonTold => ({ name, left: 'no', leftAt: 0, paper: null })
  const people = [person('amara'), person('juma')]
  const named = (name: string) => {
    const found = world.devices.find(device => device.name === name)
    if (!found) throw new Error(`there is no phone ${name}`)
    return found
  }
  const phones = people.flatMap(one =>
    ['', ' 2', ' 3'].map((suffix): Phone => {
      const name = `${one.name}${suffix}`
      const told: PhoneTold = {
        name,
        person: one,
        standing: suffix === '' ? 'in' : 'blank',
        bare: false,
        twin: false,
        since: 0,
      }
      return { device: named(name), told, saved: null }
    }),
  )
  const home: Household = {
    world,
    space,
    phones,
    told: expect(
      people,
      phones.map(({ told }) => told),
    ),
    wrong: [],
    died: device => {
      if (!device.isOn()) return
      device.kill()
      home.crashes++
    },
    mayDiffer: false,
    backup: null,
    shown: [],
    isForked: false,
    crashes: 0,
    opened: 0,
    files: [],
  }
  return home
}
