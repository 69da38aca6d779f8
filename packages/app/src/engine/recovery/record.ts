/** What the relay keeps for whoever comes back with the words: brought there, brought again after a loss, taken away. */
import { type Primitives, unbase64url } from '#protocol'
import { type Desk, must } from '../desk.ts'
import { type Chore, startChore } from '../own/chore.ts'
import type { OwnRecord } from '../own/own-record.ts'
import { isActive } from '../own/waiting.ts'
import type { Clock, Relay } from '../ports.ts'
import type { Space } from '../space.ts'
import { credentialsOf } from '../sync.ts'

/** Row `errands/recovery-ended`: records that the relay has been told to forget. */
const ENDED = 'recovery-ended'
/** Row `errands/recovery-brought`: the record that the relay has last taken, so that every tab knows. */
const BROUGHT = 'recovery-brought'

/** Name of the record that the relay has; null when it has none of ours. */
export async function broughtRecord(desk: Desk): Promise<string | null> {
  const read = await desk.change(() => desk.json('errands', BROUGHT))
  return read.ok && typeof read.value === 'string' ? read.value : null
}

export interface RecordParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly own: OwnRecord
  readonly relay: Relay
  readonly self: () => Space | null
  readonly clock: Clock
}

export interface RecordKeeping extends Chore {
  /** The relay was put back to an earlier day: it may have lost what it was given. */
  readonly doubt: () => void
}

/** Brought once after every start: a relay that has lost it says nothing of that by itself. */
export function startRecord({ p, desk, own, relay, self, clock }: RecordParts): RecordKeeping {
  let brought: string | null = null
  let ended: ReadonlySet<string> | null = null

  /** The newest words count; the relay keeps one record for each person. */
  const wanted = () => own.words().at(-1)?.record ?? null
  const toEnd = () => (wanted() ? [] : own.endedRecords().filter(id => !ended?.has(id)))
  const reached = (mine: Space) =>
    isActive(mine) && (mine.sync.state === 'synced' || mine.sync.state === 'sending')

  const due = (): number | null => {
    const mine = self()
    if (!mine || !reached(mine)) return null
    const record = wanted()
    if (record) return record.id === brought ? null : 0
    return own.endedRecords().length > 0 && (ended === null || toEnd().length > 0) ? 0 : null
  }
  const work = async (): Promise<boolean> => {
    const mine = self()
    if (!mine) return true
    const who = credentialsOf(p, mine)
    const record = wanted()
    if (record) {
      const [access, box] = [unbase64url(record.access), unbase64url(record.box)]
      if (!access || !box) return false
      const put = await relay.putRecovery(who, record.id, { access, box })
      if (!put.ok) return false
      const kept = await desk.change(async pen => {
        if ((await desk.json('errands', BROUGHT)) === record.id) return
        await pen.sealJson('errands', BROUGHT, record.id)
        pen.afterwards(() => {})
      })
      if (kept.ok) brought = record.id
      return kept.ok
    }
    const told = await desk.change(
      async () => must(await desk.store.get('errands', ENDED)) !== undefined && desk.json('errands', ENDED),
    )
    if (!told.ok) return false
    ended = new Set(Array.isArray(told.value) ? (told.value as readonly string[]) : [])
    const ids = toEnd()
    for (const id of ids) {
      const dropped = await relay.dropRecovery(who, id)
      if (!dropped.ok && (dropped.error.fault === 'Unreachable' || dropped.error.type !== 'recovery-unknown'))
        return false
    }
    if (ids.length === 0) return true
    const all = [...ended, ...ids]
    const kept = await desk.change(pen => pen.sealJson('errands', ENDED, all))
    if (kept.ok) ended = new Set(all)
    return kept.ok
  }
  const chore = startChore({ clock, due, work })
  return {
    ...chore,
    doubt: () => {
      brought = null
      chore.look()
    },
  }
}
