/** A device's keys as whoever holds its unlocked phone has them: from the rows of its disk, whether the app runs or not. */
import { openKeys } from '#app/engine/device-keys.ts'
import { createVault } from '#app/engine/vault.ts'
import type { AesKey, DeviceKeys, Primitives } from '#protocol'
import type { Device } from './world.ts'

export async function stolenKeys(p: Primitives, device: Device, space: string): Promise<DeviceKeys> {
  const { rows } = device.store().disk
  const vault = createVault(p, rows.get('keys/local') as AesKey)
  const found = await openKeys(p, vault, space, rows.get(`keys/${space}`))
  if (!found) throw new Error(`${device.name}'s store has no keys for this space`)
  return found.keys
}
