/**
 * What a device does when a copy of its profile has written under its counter, or when it was itself put back to an earlier
 * day: it takes in what stands in the order, and goes on as another device, in every space that it is in. So no two
 * entries ever stand under one device and counter, two living copies become two devices that their person can see, and
 * whatever had not gone out is said again.
 *
 *   1 the former device lets the next one in, with keys made here; behind that it sends nothing more
 *   2 as soon as that is confirmed, this phone is the next device: it removes the former one, and says again what waits
 *
 * Rows: `keys/renew/<space>` the next device's keys; `renew` in the row of the space says how far it is.
 */
import {
  addDeviceEntry,
  askPsk,
  askTranscript,
  type Bytes,
  type Chain,
  chainStart,
  decodeControl,
  decodeEntry,
  type Primitives,
  possess,
  readU32,
  removeDeviceEntry,
} from '#protocol'
import { type Desk, must, type Pen } from '../desk.ts'
import { openKeys, type SeededKeys, sealKeys } from '../device-keys.ts'
import { type Again, type Change, type Happening, type Ledger, spaceKey } from '../ledger.ts'
import type { Clock } from '../ports.ts'
import { indexKey } from '../records.ts'
import { type Space, type SpaceRow, signsUnderNewest } from '../space.ts'
import { type Chore, startChore } from './chore.ts'
import { isActiveIn } from './known-as.ts'
import { DEVICE_HERE, DEVICE_NAMED, type DeviceHere, type OwnRecord } from './own-record.ts'
import { isActive } from './waiting.ts'

export const renewKey = (space: string) => `renew/${space}`

export interface RenewParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly own: OwnRecord
  readonly clock: Clock
  readonly newKeys: () => Promise<SeededKeys>
  readonly self: () => Space | null
  readonly spaces: () => Iterable<Space>
  /** The space was written anew in the store: what memory holds of it is to be read again. */
  readonly anew: (space: string) => Promise<void>
}

type ToWrite = Happening | Change | Again

export function startRenewing(parts: RenewParts): Chore {
  const { desk, clock } = parts
  const open = () => [...parts.spaces()].filter(space => space.row.stage !== 'left')
  const isDue = (space: Space): boolean => {
    const { renew } = space.row
    if (renew === undefined || renew === 'due') return renew === 'due' && canBegin(space)
    const own = space.log.devices.get(space.keys.device)
    return isActiveIn(space.log, renew.device) || (canBegin(space) && !!own && own.n >= renew.lastN)
  }
  return startChore({
    clock,
    due: () => (open().some(isDue) ? 0 : null),
    work: async () => {
      const done = await desk.change(async pen => {
        const due = open().filter(isDue)
        const ready = due.filter(({ log, row: { renew } }) =>
          typeof renew === 'object' ? isActiveIn(log, renew.device) : false,
        )
        if (ready.length > 0) for (const space of ready) await goOnAs(pen, parts, space)
        else if (due.length > 0) await beginAll(pen, parts, open(), due)
      })
      return done.ok
    },
  })
}

/** Not before the relay has shown what this device had once shown to have seen: else it would show less. */
const canBegin = (space: Space): boolean =>
  isActive(space) &&
  signsUnderNewest(space) &&
  space.seen.index >= (space.log.devices.get(space.keys.device)?.seenIndex ?? 0)

/** Where one space was copied all of them were: each goes on under other keys. */
async function beginAll(pen: Pen, parts: RenewParts, open: readonly Space[], due: readonly Space[]) {
  const { own, self, newKeys } = parts
  const mine = self()
  const isFresh = due.some(({ row }) => row.renew === 'due')
  const all = open.filter(space => due.includes(space) || (isFresh && canBegin(space) && !space.row.renew))
  const made = new Map<Space, SeededKeys>()
  for (const space of all) made.set(space, await newKeys())
  const before = typeof mine?.row.renew === 'object' ? mine.row.renew.device : mine?.keys.device
  const selfAs = (mine && made.get(mine)?.keys.device) ?? before ?? ''
  const here: Happening[] = open.flatMap(space => {
    if (space === mine || !(made.has(space) || (mine && made.has(mine)))) return []
    const data: DeviceHere = {
      device: selfAs,
      space: space.id,
      as: (made.get(space)?.keys ?? space.keys).device,
    }
    return [{ type: DEVICE_HERE, data }]
  })
  const name = mine && own.nameOf(mine.keys.device)
  if (mine && made.has(mine) && name) here.push({ type: DEVICE_NAMED, data: { device: selfAs, name } })
  if (mine && !made.has(mine)) await parts.ledger.append(pen, mine, here, parts.clock.now())
  for (const [space, next] of made) await begin(pen, parts, space, next, space === mine ? here : [])
}

async function begin(
  pen: Pen,
  parts: RenewParts,
  space: Space,
  made: SeededKeys,
  news: readonly Happening[],
): Promise<void> {
  const { p, ledger, clock } = parts
  const own = space.log.devices.get(space.keys.device)
  const epochKey = space.ring.epochKey(space.log.epoch)
  if (!own || !epochKey) throw new Error('a space goes on where this device is in it')
  // Where nothing was copied, what waits may be on its way already, and stays as it is.
  const isCopied = space.row.renew !== undefined
  const again = isCopied ? await takeBack(pen, parts, space) : []
  const chain: Chain = isCopied ? { n: own.n, prev: own.hash } : space.chain
  const { sign, kem } = made.keys
  const transcript = askTranscript(p, space.id, sign.publicKey, kem.publicKey)
  const newcomer = await possess(p, {
    space: space.id,
    member: space.row.member,
    keys: made.keys,
    transcript,
  })
  // Nobody but this device has to open it: it holds the key already.
  const psk = await askPsk(p, { selfEpochKey: p.random(32), space: space.id, device: made.keys.device })
  const letIn: Change = {
    control: standing => addDeviceEntry(p, standing, { newcomer, paper: false, psk, epochKey }),
  }
  const from: Space = { ...space, chain, outbox: [], current: null }
  await ledger.append(pen, from, [letIn, ...again, ...news], clock.now())
  await sealKeys(pen, renewKey(space.id), made)
  const row: SpaceRow = { ...space.row, renew: { device: made.keys.device, lastN: chain.n + 1 } }
  await pen.sealJson('meta', spaceKey(space.id), row)
  pen.afterwards(() => parts.anew(space.id))
}

/** This phone is the next device from now on. */
async function goOnAs(pen: Pen, parts: RenewParts, space: Space): Promise<void> {
  const { p, desk } = parts
  const stored = must(await desk.store.get('keys', renewKey(space.id)))
  const made = await openKeys(p, desk.vault(), renewKey(space.id), stored)
  if (!made) {
    // Its keys are lost with their row: another one is let in.
    await pen.sealJson('meta', spaceKey(space.id), { ...space.row, renew: 'due' })
    pen.afterwards(() => parts.anew(space.id))
    return
  }
  const former = space.keys.device
  const remove: Change = { control: standing => removeDeviceEntry(p, standing, former) }
  await becomeAnother(pen, parts, space, made, isActiveIn(space.log, former) ? [remove] : [])
  pen.delete('keys', renewKey(space.id))
}

/** The keys of this phone in the space are others from now on; what had not gone out is said again under them. */
export async function becomeAnother(
  pen: Pen,
  parts: Pick<RenewParts, 'p' | 'desk' | 'ledger' | 'clock' | 'anew'>,
  space: Space,
  made: SeededKeys,
  first: readonly Change[],
): Promise<void> {
  const again = await takeBack(pen, parts, space)
  const { renew: _, ...before } = space.row
  const row: SpaceRow = { ...before, device: made.keys.device }
  const next: Space = { ...space, keys: made.keys, row, chain: chainStart, outbox: [], current: null }
  const toWrite: readonly ToWrite[] = [...first, ...again]
  await sealKeys(pen, space.id, made)
  await pen.sealJson('meta', spaceKey(space.id), row)
  await parts.ledger.startChain(pen, next)
  await parts.ledger.append(pen, next, toWrite, parts.clock.now())
  pen.afterwards(() => parts.anew(space.id))
}

/** Takes everything out of the outbox; gives what people said and did in it. The rest is done anew by whoever sees it due. */
async function takeBack(
  pen: Pen,
  { p, desk }: Pick<RenewParts, 'p' | 'desk'>,
  space: Space,
): Promise<readonly ToWrite[]> {
  const found: ToWrite[] = []
  for (const { n } of space.outbox) {
    const key = indexKey(space.id, n)
    const plain = await desk.vault().open('outbox', key, must(await desk.store.get('outbox', key)))
    pen.delete('outbox', key)
    if (!plain) continue
    const size = readU32(plain, 0)
    const entry = decodeEntry(p, plain.slice(4, 4 + size))
    const payload = plain.slice(4 + size)
    if (!entry.ok || entry.value.erased) continue
    if (entry.value.kind === 'content') found.push({ payload })
    else found.push(...removalIn(p, entry.value.body))
  }
  return found
}

const removalIn = (p: Primitives, body: Bytes): readonly Change[] => {
  const control = decodeControl(body)
  if (!control.ok || control.value.t !== 'device-removed') return []
  const { device } = control.value
  return [{ control: standing => removeDeviceEntry(p, standing, device) }]
}
