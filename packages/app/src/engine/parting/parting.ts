/**
 * Leaving: one person, at once, offline too. What it takes is one commit on this device; the relay is told when it can
 * be reached, and the person's other devices follow by what the self space says. The other person's app is told nothing,
 * unless the one who leaves wishes it.
 */
import { people, stateIn } from '#practices'
import { base64url, leaveEntry, type Primitives } from '#protocol'
import { type Desk, must, type Pen } from '../desk.ts'
import { type Change, type Happening, type Ledger, spaceKey } from '../ledger.ts'
import { type OwnRecord, SPACE_BLOCKED, SPACE_ENTERED, SPACE_LEFT } from '../own/own-record.ts'
import type { Clock, Result, StoreFault } from '../ports.ts'
import { indexKey } from '../records.ts'
import { KEY_DROPPED, type SealKeys } from '../seal-keys.ts'
import { otherOf, type Space } from '../space.ts'
import { acquaintanceOf } from './acquaintances.ts'
import { farewellKey, farewellRow } from './farewell.ts'
import { deleteRows } from './rows.ts'
import { takenBack } from './take-back.ts'

export interface PartingParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly keys: SealKeys
  readonly own: OwnRecord
  readonly clock: Clock
  readonly spaces: () => Iterable<Space>
  readonly self: () => Space | null
  readonly find: (space: string) => Space | null
  /** This device holds nothing of the space any more. */
  readonly forgotten: (space: string) => void
}

export interface Leaving {
  /** Nothing of the space stays on this phone. */
  readonly forget?: boolean
  /** The other is told, in one neutral line. */
  readonly notice?: boolean
  /** From now on, invitations that the other makes look as if they had never been. */
  readonly block?: boolean
}

/** Goes out of a space, or forgets one that was left before. Doing it again changes nothing. */
export async function leave(
  parts: PartingParts,
  id: string,
  { forget = false, notice = false, block = false }: Leaving,
): Promise<Result<void, StoreFault>> {
  const { desk, ledger, keys, clock, self, find } = parts
  return desk.change(async pen => {
    const [space, own] = [find(id), self()]
    if (!own || space?.row.kind !== 'pair' || space.row.stage === 'inviting') return
    const isOpen = space.row.stage === 'open'
    const now = clock.now()
    const { dropped } = takenBack(space, ledger, keys, now)
    const known = await acquaintanceOf(parts.p, space)
    const key = known && base64url(known)
    const said: Happening[] = [
      ...(isOpen ? dropped.map(data => ({ type: KEY_DROPPED, data })) : []),
      ...(isOpen || forget
        ? [{ type: SPACE_LEFT, data: { space: id, keep: !forget, ...(key === null ? {} : { key }) } }]
        : []),
      ...(block && key !== null ? [{ type: SPACE_BLOCKED, data: { key } }] : []),
    ]
    // Who was there is a name in what says that the space was entered.
    const named = forget ? await ledger.ownWordsOf(own, SPACE_ENTERED, id) : new Set<string>()
    const unnamed = named.size > 0 ? await ledger.erase(pen, own, named) : []
    await ledger.append(pen, own, [...said, ...unnamed], now)
    await goOut(parts, pen, space, { forget, notice })
  })
}

/** What a space becomes on this device, whatever the self space says of it already. */
async function goOut(
  parts: PartingParts,
  pen: Pen,
  space: Space,
  { forget, notice }: { readonly forget: boolean; readonly notice: boolean },
): Promise<void> {
  const { p, desk, ledger, keys, clock, forgotten } = parts
  const { id } = space
  const now = clock.now()
  if (space.row.stage !== 'left') {
    const { gates } = takenBack(space, ledger, keys, now)
    const steps: (Happening | Change)[] = [
      ...(notice ? goodbyeIn(ledger, space, now) : []),
      { control: standing => leaveEntry(p, standing) },
    ]
    const waiting = space.outbox.map(({ bytes }) => bytes)
    const written = await ledger.append(pen, space, steps, now)
    await pen.sealJson('errands', farewellKey(id), farewellRow(gates, [...waiting, ...written]))
    // What append has only just put down does not stand in the store yet, where `deleteRows` looks.
    if (forget) for (const i of written.keys()) pen.delete('outbox', indexKey(id, space.chain.n + 1 + i))
  }
  const left = { ...space.row, stage: 'left' as const }
  if (forget) {
    await deleteRows(pen, desk, id)
    const untold = space.row.stage !== 'left' || must(await desk.store.get('errands', farewellKey(id)))
    if (!untold) pen.delete('keys', id)
  } else await pen.sealJson('meta', spaceKey(id), left)
  pen.afterwards(() => {
    space.row = left
    if (forget) forgotten(id)
  })
}

const goodbyeIn = (ledger: Ledger, space: Space, now: number): readonly Happening[] => {
  const context = { me: space.row.member, other: otherOf(space), now, freshId: () => '' }
  const decided = people.decide(stateIn(ledger.currentOf(space), people), { do: 'tell-parting' }, context)
  return decided.ok ? decided.value.flatMap(step => ('type' in step ? [step] : [])) : []
}

/** What is to be done here about a space that this person has left elsewhere; null for nothing. */
function behind({ own }: PartingParts, space: Space): { readonly forget: boolean } | null {
  if (space.row.kind !== 'pair' || space.row.stage === 'inviting') return null
  const said = own.left().get(space.id)
  const inTheLog = space.log.members.get(space.row.member)?.left === true
  if (said && !said.keep) return { forget: true }
  return space.row.stage === 'open' && (said || inTheLog) ? { forget: false } : null
}

export const isBehind = (parts: PartingParts): boolean =>
  [...parts.spaces()].some(space => behind(parts, space) !== null)

/**
 * What another own device has left is left here too; each of them says so to the relay, in case the first never could.
 * Where the log alone says that this member has left, what was written stays readable.
 */
export async function follow(parts: PartingParts): Promise<void> {
  if (!isBehind(parts)) return
  await parts.desk.change(async pen => {
    for (const space of [...parts.spaces()]) {
      const how = behind(parts, space)
      if (how) await goOut(parts, pen, space, { ...how, notice: false })
    }
  })
}

/** Out of every space in one commit, the self space too; the relay is to be told of each. */
export async function leaveAll(parts: PartingParts): Promise<Result<void, StoreFault>> {
  const { p, desk, ledger, clock, spaces, self } = parts
  return desk.change(async pen => {
    const own = self()
    if (!own) return
    const pairs = [...spaces()].filter(({ row }) => row.kind === 'pair' && row.stage !== 'left')
    for (const space of pairs) await goOut(parts, pen, space, { forget: false, notice: false })
    const steps: (Happening | Change)[] = [
      ...pairs.map(({ id }) => ({ type: SPACE_LEFT, data: { space: id, keep: true } })),
      { control: standing => leaveEntry(p, standing) },
    ]
    const waiting = own.outbox.map(({ bytes }) => bytes)
    const written = await ledger.append(pen, own, steps, clock.now())
    await pen.sealJson('errands', farewellKey(own.id), farewellRow([], [...waiting, ...written]))
  })
}
