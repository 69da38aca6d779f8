/**
 * Fills a space at the relay with years of record in little time: entries authored in one go by a device that is closed
 * from then on, and handed in by hundreds. What is timed afterwards is timed on what the engine makes of them.
 */
import {
  authorContent,
  type Bytes,
  type Chain,
  chainAfter,
  createPrimitives,
  emptyLog,
  encodePayload,
  newRing,
  unbase64url,
  verifyRun,
} from '#protocol'
import { openKeys } from '../packages/app/src/engine/device-keys.ts'
import type { SpaceRow } from '../packages/app/src/engine/space.ts'
import { createVault } from '../packages/app/src/engine/vault.ts'
import { type Device, platform, relayAt, thanksOf } from './pair.ts'

const RUN = 256

export async function fill(origin: string, { haven, disk }: Device, count: number): Promise<void> {
  const space = haven.pairs.value[0]!.id
  haven.close()
  const p = createPrimitives(platform)
  const vault = createVault(p, disk.rows.get('keys/local') as never)
  const seeded = await openKeys(p, vault, space, disk.rows.get(`keys/${space}`))
  const row = (await vault.openJson(
    'meta',
    `space/${space}`,
    disk.rows.get(`meta/space/${space}`),
  )) as SpaceRow | null
  if (!seeded || !row) throw new Error('the device has no keys for this space')
  const { keys } = seeded
  const ring = newRing(p)
  for (const [epoch, key] of row.epochs) ring.addEpochKey(epoch, unbase64url(key)!)
  const relay = relayAt(origin)
  const who = { space, device: keys.device, sign: (message: Bytes) => p.sign(keys.sign, message) }
  const page = await relay.read(who, 0)
  if (!page.ok) throw new Error(page.error.fault)
  const { state } = await verifyRun(p, emptyLog(space), page.value.entries)
  const own = state.devices.get(keys.device)!
  let chain: Chain = { n: own.n, prev: own.hash }
  for (let i = 0; i < count; ) {
    const run: Bytes[] = []
    for (; run.length < RUN && i < count; i++) {
      const d = { note: i.toString(16).padStart(32, '0'), thanks: thanksOf(i) }
      const payload = encodePayload({ t: 'gratitude.note-given.v1', at: 1_790_000_000_000 + i, d })
      const entry = await authorContent(p, {
        space,
        keys,
        chain,
        seen: { index: state.index, hash: state.hash },
        epoch: state.epoch,
        ring,
        payload,
      })
      chain = chainAfter(entry)
      run.push(entry.bytes)
    }
    const posted = await relay.post(who, run)
    if (!posted.ok) throw new Error(JSON.stringify(posted.error))
  }
}
