/** A new phone of a person whose record is long: with the log alone, and with what another own phone has put away. */

import { type Bytes, createPrimitives } from '#protocol'
import { openKeys } from '../packages/app/src/engine/device-keys.ts'
import { createVault } from '../packages/app/src/engine/vault.ts'
import { type Device, open, platform, reached, relayAt } from './pair.ts'

const SOON = { least: 1_000, quiet: 500 }
const NEVER = { least: Number.POSITIVE_INFINITY, quiet: 500 }

/** Opens the first phone so that it puts its record away, and waits until the server has all of it. */
export async function putAway(origin: string, first: Device): Promise<Device> {
  const opened = await open(origin, first.disk, true, SOON)
  const space = opened.haven.pairs.value[0]!.id
  const p = createPrimitives(platform)
  const vault = createVault(p, opened.disk.rows.get('keys/local') as never)
  const seeded = await openKeys(p, vault, space, opened.disk.rows.get(`keys/${space}`))
  if (!seeded) throw new Error('the device has no keys for this space')
  const { keys } = seeded
  const who = { space, device: keys.device, sign: (message: Bytes) => p.sign(keys.sign, message) }
  for (;;) {
    const newest = await relayAt(origin).snapshot(who)
    if (newest.ok && newest.value && newest.value.index > 1_000) return opened
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}

/** A phone that has been let into the own space; what is still to come is the space of two. */
export async function nextPhone(origin: string, first: Device, way: 'log' | 'archive'): Promise<Device> {
  const next = await open(origin, undefined, true, way === 'archive' ? SOON : NEVER)
  const inviting = await first.haven.devices.invite()
  const waiting = await reached(inviting, 'waiting')
  const joining = await next.haven.becomeDevice(waiting.stage === 'waiting' ? waiting.link : '', 'sw')
  await Promise.all([reached(inviting, 'compare'), reached(joining, 'compare')])
  await Promise.all([inviting.confirm(), joining.confirm()])
  await Promise.all([reached(inviting, 'paired'), reached(joining, 'paired')])
  inviting.leave()
  joining.leave()
  return next
}
