/** Devices and entries that a relay makes up: with keys of its own, since it has nobody else's. */
import {
  addDeviceEntry,
  askTranscript,
  authorContent,
  type Bytes,
  createPrimitives,
  decodeEntry,
  deviceKeysFromSeed,
  type Entry,
  emptyLog,
  encodePayload,
  newRing,
  possess,
} from '#protocol'
import { type Chance, chanceFrom } from './chance.ts'
import { seededPlatform } from './seeded-platform.ts'

const made = (chance: Chance) => createPrimitives(seededPlatform(chance))

/** Content by a device that nobody let in. */
export async function entryOfNobody(space: string): Promise<Bytes> {
  const p = made(chanceFrom('nobody'))
  const ring = newRing(p)
  ring.addEpochKey(1, p.random(32))
  const keys = await deviceKeysFromSeed(p, p.random(32))
  const { bytes } = await authorContent(p, {
    space,
    keys,
    chain: { n: 0, prev: '0'.repeat(64) },
    seen: emptyLog(space),
    epoch: 1,
    ring,
    payload: encodePayload({ t: 'gratitude.given.v1', at: 0, d: {} }),
  })
  return bytes
}

/** Lets a device of the relay's own in, as if one of the device's had written it: all is right but the signature. */
export async function deviceLetInBy(space: string, rows: readonly Bytes[], device: string): Promise<Bytes> {
  const p = made(chanceFrom('invented device'))
  const last = rows.map(bytes => entryOf(p, bytes)).findLast(entry => entry.device === device)
  if (!last) throw new Error('the device has written nothing')
  const [own, newcomerKeys] = [
    await deviceKeysFromSeed(p, p.random(32)),
    await deviceKeysFromSeed(p, p.random(32)),
  ]
  const transcript = askTranscript(p, space, newcomerKeys.sign.publicKey, newcomerKeys.kem.publicKey)
  const member = memberOf(rows, p, device)
  const { entry } = await addDeviceEntry(
    p,
    {
      space,
      keys: { ...own, device },
      chain: { n: last.n, prev: last.hash },
      seen: { index: last.seenIndex, hash: last.seenHash },
      epoch: 1,
    },
    {
      newcomer: await possess(p, { space, member, keys: newcomerKeys, transcript }),
      paper: false,
      psk: p.random(32),
      epochKey: p.random(32),
    },
  )
  return entry
}

function entryOf(p: ReturnType<typeof made>, bytes: Bytes): Entry {
  const entry = decodeEntry(p, bytes)
  if (!entry.ok) throw new Error(entry.error.fault)
  return entry.value
}

/** Control entries are readable for a relay: the founder's member stands in the first one. */
function memberOf(rows: readonly Bytes[], p: ReturnType<typeof made>, device: string): string {
  for (const bytes of rows) {
    const entry = entryOf(p, bytes)
    if (entry.kind !== 'control' || entry.device !== device) continue
    const { member } = JSON.parse(new TextDecoder().decode(entry.body)) as { member?: string }
    if (member) return member
  }
  throw new Error('the device has founded nothing')
}
