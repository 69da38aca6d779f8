/**
 * The relay is asked to erase what its author has deleted, until it says that it has. It keeps the hash and the signature,
 * so that the log stays whole. Only the author's own member may ask.
 */
import { type Bytes, decodePayload } from '#protocol'
import { type BackOff, backOff, type Chance } from '../back-off.ts'
import { type Desk, must } from '../desk.ts'
import { errandKey } from '../ledger/erase.ts'
import { waitingPayloads } from '../ledger/outbox.ts'
import type { Clock, Credentials, Relay } from '../ports.ts'
import type { Space } from '../space.ts'
import type { Meeting } from '../sync.ts'
import { ENTRY_ERASED, readErasedWord } from './erased-word.ts'

const AT_ONCE = 256
const FIRST_AGAIN = 1_000
const LONGEST_WAIT = 300_000
/** This device has no say any more, or there is nothing left to erase. */
const ENDS = ['forbidden', 'space-forgotten', 'unknown-space']

export interface AskParts {
  readonly desk: Desk
  readonly relay: Relay
  readonly clock: Clock
  readonly chance: Chance
}

export interface Asking {
  readonly look: (met: Meeting) => void
  readonly stop: () => void
}

export function askRelay(space: Space, who: Credentials, { desk, relay, clock, chance }: AskParts): Asking {
  const waits: BackOff = backOff(chance, FIRST_AGAIN, LONGEST_WAIT)
  let over = false
  let running = false
  let again = false
  let attempt = 0
  /** Nothing is left to ask, as long as nothing more is deleted. */
  let settledAt: number | null = null
  /** What the relay and the record said when it was last asked again for all. */
  let askedAt = ''
  let cancel = () => {}

  /**
   * What stands at the relay by now, as deleted: what is unsent goes there without its words anyway, and what is not yet
   * said to be deleted would be withheld from everybody, if this phone were taken out before it says so.
   */
  const open = async (): Promise<readonly string[] | null> => {
    const rows = await desk.store.range('errands', errandKey(space.id))
    if (!rows.ok) return null
    if (rows.value.length === 0) settledAt = space.erasures
    const waiting = new Set(space.outbox.map(({ hash }) => hash))
    if (rows.value.length > 0)
      for (const payload of await waitingPayloads(desk, space))
        for (const hash of erasedBy(payload)) waiting.add(hash)
    return rows.value.map(([key]) => key.slice(errandKey(space.id).length)).filter(hash => !waiting.has(hash))
  }
  const done = async (hashes: readonly string[]): Promise<boolean> => {
    const noted = await desk.change(async pen => {
      for (const hash of hashes) pen.delete('errands', errandKey(space.id, hash))
    })
    return noted.ok
  }

  /** True when nothing is left to ask just now. */
  const round = async (): Promise<boolean> => {
    for (;;) {
      const hashes = (await open())?.slice(0, AT_ONCE)
      if (!hashes || over) return false
      if (hashes.length === 0) return true
      const answer = await relay.erase(who, hashes)
      if (over) return true
      const isOver = answer.ok || (answer.error.fault === 'Problem' && ENDS.includes(answer.error.type))
      if (!isOver || !(await done(hashes))) return false
    }
  }
  const look = () => {
    if (over || settledAt === space.erasures) return
    if (running) {
      again = true
      return
    }
    running = true
    again = false
    cancel()
    round()
      .then(settled => {
        attempt = settled ? 0 : attempt + 1
        if (!settled && !over) cancel = clock.after(waits.delay(attempt - 1), look)
      })
      .finally(() => {
        running = false
        if (again) look()
      })
      .catch((bug: unknown) => {
        if (!over) throw bug
      })
  }
  /** What this member has said to be deleted, by the record, and what of that is not asked for yet. */
  const saidAndOpen = async () => {
    const rows = must(await desk.store.range('errands', errandKey(space.id)))
    const known = new Set(rows.map(([key]) => key))
    const said = [...space.seals.said.keys()].flatMap(name => {
      const [member, hash = ''] = name.split('/')
      return member === space.row.member ? [errandKey(space.id, hash)] : []
    })
    return { said, unasked: said.filter(key => !known.has(key)) }
  }
  /** Put back to an earlier day, the relay has everything again that it had erased since. */
  const askAgain = async () => {
    await desk.change(async pen => {
      for (const key of (await saidAndOpen()).unasked) await pen.sealJson('errands', key, true)
    })
    settledAt = null
    look()
  }
  /** It has words of more entries than it should: perhaps another phone has brought it back what it lost. Asked once. */
  const compare = async () => {
    const { emptied } = space
    if (over || emptied === null) return
    const counted = await desk.change(saidAndOpen)
    if (!counted.ok || counted.value.unasked.length <= emptied) return look()
    const state = `${emptied} ${counted.value.said.length}`
    if (state === askedAt) return look()
    askedAt = state
    await askAgain()
  }

  return {
    look: met => {
      if (met !== 'entries') attempt = 0
      if (met === 'behind') void askAgain()
      else if (met === 'reached') void compare()
      else look()
    },
    stop: () => {
      over = true
      cancel()
    },
  }
}

/** Hashes of what a payload says to be deleted. */
function erasedBy(payload: Bytes): readonly string[] {
  const said = decodePayload(payload)
  const word = said.ok && said.value.t === ENTRY_ERASED ? readErasedWord(said.value.d) : null
  return word?.entries.map(({ hash }) => hash) ?? []
}
