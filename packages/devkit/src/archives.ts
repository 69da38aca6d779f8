/** Stories of archives: a record long enough to be put away, and a next phone that asks for it. */

// A hand-turned clock doesn't wait for code to come from a disk.
import '../../app/src/engine/archive/prove.ts'
import '../../app/src/engine/archive/read-archive.ts'
import '../../app/src/engine/archive/upload.ts'
import { decodeChunk, encodeChunk, type LocalRecord } from '#app/engine/records.ts'
import type { SpaceRow } from '#app/engine/space.ts'
import { createVault } from '#app/engine/vault.ts'
import { gratitude } from '#practices'
import {
  type AesKey,
  type Bytes,
  createPrimitives,
  type Manifest,
  openPart,
  readManifest,
  sealPart,
  signManifest,
  unbase64url,
} from '#protocol'
import { all } from '../../practices/src/shared/shelf.ts'
import { chanceFrom } from './chance.ts'
import type { Serving } from './hostile-network.ts'
import { pairUp } from './pairing.ts'
import { seededPlatform } from './seeded-platform.ts'
import { stolenKeys } from './stolen-keys.ts'
import type { Device, World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Entries from which on a record is put away in these stories. */
export const LEAST = 24

/** Amara and Juma, and a record between them that Amara's phone has put away. */
export async function putAwayWorld(world: World, count = 30): Promise<string> {
  const pair = await pairUp(world)
  for (const device of world.devices) await archiving(device)
  await giveThanks(world, world.amara, count)
  await world.time.pass(30 * MINUTE)
  return pair
}

/** From now on this phone puts away short records too, and takes them. */
export async function archiving(device: Device): Promise<void> {
  device.archives = { least: LEAST, quiet: MINUTE }
  device.kill()
  await device.start()
}

export async function giveThanks(
  world: World,
  device: Device,
  count: number,
  said = 'asante',
): Promise<void> {
  const space = device.haven().pairs.value[0]!.id
  for (let i = 1; i <= count; i++) {
    const thanks = { kind: 'words' as const, did: `${said} ${i}`, gave: '', says: '' as const }
    const done = await world.time.finish(device.haven().act(space, gratitude, { do: 'give', thanks }), HOUR)
    if (!done.ok) throw new Error(JSON.stringify(done.error))
  }
  await world.time.pass(MINUTE)
}

export const thanksIn = (device: Device): number => {
  const [view] = device.isOn() ? device.haven().pairs.value : []
  return view ? all(view.stateOf<typeof gratitude.initial>(gratitude).notes).filter(Boolean).length : 0
}

/** The device holds a record that came from an archive and is not proven yet. */
export const isUnproven = (device: Device, space: string): boolean =>
  device.store().disk.rows.has(`meta/archive/${space}`)

// What a relay can show instead.

export interface Archive {
  readonly index: number
  readonly manifest: Bytes
  readonly parts: readonly Bytes[]
}

const p = createPrimitives(seededPlatform(chanceFrom('an archivist')))

/** The newest that the relay has for this member; null for none. */
export async function archiveAt(world: World, space: string, member: string): Promise<Archive | null> {
  const { store } = world.relay
  const found = await store.newestSnapshot(space, member)
  if (!found.ok || !found.value) return null
  const { index, manifest } = found.value
  const parts: Bytes[] = []
  for (;;) {
    const part = await store.readSnapshotPart(space, member, index, parts.length)
    if (!part.ok || !part.value) return { index, manifest, parts }
    parts.push(part.value)
  }
}

async function newestKey(device: Device): Promise<{ readonly epoch: number; readonly key: Bytes }> {
  const { rows } = device.store().disk
  const vault = createVault(p, rows.get('keys/local') as AesKey)
  const self = device.haven().self.value!.id
  const row = (await vault.openJson('meta', `space/${self}`, rows.get(`meta/space/${self}`))) as SpaceRow
  const [epoch, key] = row.epochs.at(-1)!
  return { epoch, key: unbase64url(key)! }
}

/** Made again by one of its member's own devices that is not honest, with whatever was changed. */
export async function rewritten(
  archive: Archive,
  device: Device,
  space: string,
  change: {
    readonly records?: (records: readonly LocalRecord[]) => readonly LocalRecord[]
    readonly manifest?: (manifest: Manifest) => Manifest
  },
): Promise<Archive> {
  const keys = await stolenKeys(p, device, space)
  const read = await readManifest(p, archive.manifest, { space, devices: new Set([keys.device]) })
  if (!read.ok) throw new Error('not an archive of this device')
  const { epoch, key } = await newestKey(device)
  const records: LocalRecord[] = []
  for (const [part, bytes] of archive.parts.entries()) {
    const given = { bytes, sha256: read.value.parts[part]! }
    const opened = await openPart(p, key, { space, index: archive.index, part }, given)
    if (!opened.ok) throw new Error('not an archive of this person')
    records.push(...decodeChunk(p, opened.value)!)
  }
  const changed = { ...read.value, epoch, ...change.manifest?.({ ...read.value, epoch }) }
  const place = { space: changed.space, index: changed.index, part: 0 }
  const part = await sealPart(p, key, place, encodeChunk(change.records?.(records) ?? records))
  const parts = [Buffer.from(p.sha256(part)).toString('hex')]
  return {
    index: changed.index,
    manifest: await signManifest(p, keys, { ...changed, parts }),
    parts: [part],
  }
}

/** A relay that shows this archive of a space, whatever it has. Null: it says that it has none. */
export const showing =
  (space: string, archive: Archive | null) =>
  (honest: Serving): Serving => ({
    live: honest.live,
    request: async request => {
      const { pathname } = new URL(request.url)
      const asked = new RegExp(`/spaces/${space}/snapshots?(?:$|/[0-9]+/parts/([0-9]+)$)`).exec(pathname)
      if (!asked || request.method !== 'GET') return honest.request(request)
      const body = asked[1] === undefined ? archive?.manifest : archive?.parts[Number(asked[1])]
      if (!archive || !body) return Response.json({ type: '/problems/no-snapshot' }, { status: 404 })
      return new Response(body, { headers: { 'kimbilio-index': String(archive.index) } })
    },
  })
