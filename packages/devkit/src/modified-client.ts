/**
 * A client that is not ours: it holds a device's real keys, taken from its store, and asks the relay for whatever it
 * likes, whenever it likes. What it hears, the device's adversary hears.
 */
import { type Credentials, httpRelay, type Relay } from '#engine'
import { createPrimitives, type DeviceKeys } from '#protocol'
import { chanceFrom } from './chance.ts'
import { seededPlatform } from './seeded-platform.ts'
import { type Device, ORIGIN, type World } from './world.ts'

export interface ModifiedClient {
  readonly who: Credentials
  readonly relay: Relay
}

export function modifiedClient(world: World, device: Device, space: string): ModifiedClient {
  // From the disk: whoever holds the phone need not wait until the app runs.
  const keys = device.store().disk.rows.get(`keys/${space}`) as DeviceKeys | undefined
  if (!keys) throw new Error(`${device.name}'s store has no keys for this space`)
  const p = createPrimitives(seededPlatform(chanceFrom('somebody else’s client')))
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const serving = world.relay.serving()
    if (!serving) throw new TypeError('fetch failed')
    const { method = 'GET', headers = {}, body = null } = init
    const answer = await serving.request(new Request(url, { method, headers, body }))
    device.knows.hear(new Uint8Array(await answer.clone().arrayBuffer()))
    return answer
  }
  return {
    who: { space, device: keys.device, sign: message => p.sign(keys.sign, message) },
    relay: httpRelay(ORIGIN, {
      fetch: (url, init) => ask(String(url), init),
      WebSocket: device.link().WebSocket,
      now: world.time.now,
    }),
  }
}
