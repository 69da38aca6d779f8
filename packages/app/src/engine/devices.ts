/** One's own devices as their person sees them: which there are, what they are called, and how one comes in or goes out. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { DeviceState, Primitives } from '#protocol'
import type { Desk } from './desk.ts'
import type { Devices, OwnDevice, Pairing } from './haven.ts'
import type { Ledger } from './ledger.ts'
import { isActiveIn } from './own/known-as.ts'
import { broughtBy, knownLineage, lineageOf } from './own/lineage.ts'
import { DEVICE_NAMED, type OwnRecord } from './own/own-record.ts'
import { type RemovalParts, removeEverywhere } from './own/removal.ts'
import { renewKeys } from './own/rotate.ts'
import { waitingControls } from './own/waiting.ts'
import type { Clock } from './ports.ts'
import type { Space } from './space.ts'

const NEW_FOR = 7 * 86_400_000
const LONGEST_NAME = 60
/** Row `meta/devices`: when this device first knew of each of the others. */
type Known = Readonly<Record<string, number>>
const KNOWN = 'devices'

export interface DevicesParts extends RemovalParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly clock: Clock
  readonly own: OwnRecord
  readonly self: () => Space | null
  readonly spaces: () => Iterable<Space>
  readonly invite: () => Promise<Pairing>
}

export interface DevicesHere extends Devices {
  /** Something changed. */
  readonly look: () => void
}

export function createDevices(parts: DevicesParts): DevicesHere {
  const { p, desk, ledger, clock, own, self, spaces } = parts
  const list = signal<readonly OwnDevice[]>([])
  const standing = signal<'active' | 'removed'>('active')
  let known: Known | null = null
  let noting = false

  const shown = (space: Space): readonly OwnDevice[] => {
    const leaving = new Set(
      waitingControls(p, space).flatMap(one => (one.t === 'device-removed' ? [one.device] : [])),
    )
    const lineage = knownLineage(space)
    const one = (id: string, state: Pick<DeviceState, 'paper'>): OwnDevice => {
      const here = id === space.keys.device
      const addedAt = known?.[id] ?? 0
      const isNew = !here && addedAt > 0 && clock.now() - addedAt < NEW_FOR
      const name = own.nameOf(id) ?? ''
      const brought = (lineage ? broughtBy(lineage, space, id) : []).filter(
        each => each !== space.keys.device,
      )
      return { id, name, here, paper: state.paper, addedAt, isNew, leaving: leaving.has(id), brought }
    }
    const active = [...space.log.devices].filter(([, { removedAt }]) => removedAt === null)
    // Before the server has the first entry, this device is the only one there is.
    if (space.log.index === 0) return [one(space.keys.device, { paper: false })]
    return active.map(([id, state]) => one(id, state))
  }

  const look = () => {
    const space = self()
    if (!space) {
      list.value = []
      return
    }
    const isOut = space.log.index > 0 && !isActiveIn(space.log, space.keys.device)
    standing.value = isOut || space.sync.state === 'removed' ? 'removed' : 'active'
    const next = shown(space)
    if (JSON.stringify(next) !== JSON.stringify(list.peek())) list.value = next
    const isUnread = known === null || knownLineage(space) === null
    if (!noting && (isUnread || next.some(({ id }) => known?.[id] === undefined))) void note(space)
  }

  /** Those that were here when this device first looked are not new to it. */
  const note = async (space: Space) => {
    noting = true
    const done = await desk.change(async pen => {
      const stored = (await desk.json('meta', KNOWN)) as Known | null | undefined
      const since = stored ? clock.now() : 0
      const fresh = shown(space).filter(({ id }) => stored?.[id] === undefined)
      const next = { ...stored, ...Object.fromEntries(fresh.map(({ id }) => [id, since])) }
      if (fresh.length > 0) await pen.sealJson('meta', KNOWN, next)
      known = next
      await lineageOf(ledger, space)
    })
    noting = false
    if (done.ok) look()
  }

  return {
    list: list as ReadonlySignal<readonly OwnDevice[]>,
    standing: standing as ReadonlySignal<'active' | 'removed'>,
    look,
    invite: parts.invite,
    name: (id, name) =>
      desk.change(async pen => {
        const space = self()
        if (!space) throw new Error('begin before naming a device')
        const tidy = name.trim().slice(0, LONGEST_NAME).toWellFormed()
        if (tidy === (own.nameOf(id) ?? '')) return
        const named = { type: DEVICE_NAMED, data: { device: id, name: tidy } }
        await ledger.append(pen, space, [named], clock.now())
      }),
    remove: (id, { also = [] } = {}) =>
      desk.change(pen =>
        removeEverywhere(pen, parts, [id, ...also.filter(one => one !== self()?.keys.device)]),
      ),
    renewKeys: () => desk.change(pen => renewKeys(pen, parts, [...spaces()])),
  }
}
