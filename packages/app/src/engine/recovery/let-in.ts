/**
 * A phone that came back with the words asks for its person's spaces like any new phone. Where no other phone is left to
 * answer, the spare device of each space answers: its keys stand in the self space, so the asking phone itself acts as it.
 */
import {
  addDeviceEntry,
  askPsk,
  askTranscript,
  checkNewcomer,
  type Primitives,
  spareKeys,
  sparePsk,
  unbase64url,
} from '#protocol'
import { type ArchiveSettings, archiveOf } from '../archive/settings.ts'
import { type Chore, startChore } from '../own/chore.ts'
import { askedAs } from '../own/known-as.ts'
import { readFirst } from '../own/newcomer.ts'
import type { DeviceAsks, OwnRecord } from '../own/own-record.ts'
import { isActive } from '../own/waiting.ts'
import type { Clock, Credentials, Relay } from '../ports.ts'
import type { Space } from '../space.ts'

/** Another own phone that is there would have answered by then. */
const PATIENCE = 3_000

export interface LetInParts {
  readonly p: Primitives
  readonly own: OwnRecord
  readonly relay: Relay
  readonly clock: Clock
  readonly self: () => Space | null
  readonly archives: ArchiveSettings
  readonly find: (space: string) => Space | null
}

export function startLettingIn(parts: LetInParts): Chore {
  const { own, clock, self, find } = parts
  /** Asks that were answered, here or elsewhere: entering is another's work. */
  const answered = new Set<DeviceAsks>()

  const open = (): readonly DeviceAsks[] => {
    const mine = self()
    if (!mine || !isActive(mine)) return []
    return own
      .asks()
      .filter(
        ask =>
          ask.device === mine.keys.device &&
          !answered.has(ask) &&
          !find(ask.space) &&
          !own.left().has(ask.space) &&
          own.sparesIn(ask.space).length > 0,
      )
  }
  const work = async (): Promise<boolean> => {
    let all = true
    for (const ask of open()) {
      if (await answer(parts, ask)) answered.add(ask)
      else all = false
    }
    return all
  }
  return startChore({ clock, due: () => (open().length > 0 ? PATIENCE : null), work })
}

/** False while the asking phone is not seen to be in. */
async function answer(parts: LetInParts, ask: DeviceAsks): Promise<boolean> {
  // Once to let it in, once more to see that it is in: another phone of this person may have been quicker.
  for (const seed of parts.own.sparesIn(ask.space))
    for (const again of [false, true]) {
      const found = await answerWith(parts, ask, unbase64url(seed))
      if (found === 'in') return true
      if (found === 'no' || again) break
    }
  return false
}

async function answerWith(
  { p, own, relay, self, archives }: LetInParts,
  ask: DeviceAsks,
  seed: Uint8Array<ArrayBuffer> | null,
): Promise<'in' | 'posted' | 'no'> {
  const { space } = ask
  const mine = self()
  const member = own.entered().get(space)?.member
  const selfEpochKey = mine?.ring.epochKey(ask.epoch)
  const [sign, kem] = [unbase64url(ask.sign), unbase64url(ask.kem)]
  if (!seed || !member || !selfEpochKey || !sign || !kem) return 'no'
  const keys = await spareKeys(p, seed)
  const read = await readFirst(
    { p, relay },
    { space, made: { keys, seed }, psk: await sparePsk(p, seed, space) },
    { archive: mine && archiveOf(archives, own, mine, space) },
  )
  if (read === 'tampered' || 'fault' in read) return 'no'
  if (read.log.devices.has(askedAs(ask))) return 'in'
  const spare = read.log.devices.get(keys.device)
  const epochKey = read.ring.epochKey(read.log.epoch)
  if (spare?.member !== member || !epochKey) return 'no'
  const newcomer = {
    sign: ask.sign,
    kem: ask.kem,
    possession: ask.possession,
    transcript: askTranscript(p, space, sign, kem),
  }
  const device = await checkNewcomer(p, space, member, newcomer)
  if (!device) return 'no'
  const psk = await askPsk(p, { selfEpochKey, space, device })
  const chain = { n: spare.n, prev: spare.hash }
  const standing = { space, keys, chain, seen: read.log, epoch: read.log.epoch }
  const { entry } = await addDeviceEntry(p, standing, { newcomer, paper: false, psk, epochKey })
  const who: Credentials = { space, device: keys.device, sign: message => p.sign(keys.sign, message) }
  // It may be refused, where another phone of this person does the same at once, or come too late: a second look tells.
  return (await relay.post(who, [entry])).ok ? 'posted' : 'no'
}
