/**
 * Recovery words: twelve words on paper, with which everything comes back when all phones are lost. They are shown once,
 * asked for once, and never stored: until they are confirmed they stand in memory alone.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import { journal, stateIn } from '#practices'
import { type Bytes, base64url, newWords, type Primitives, recoveryOf, sealRecovery } from '#protocol'
import type { ArchiveSettings } from '../archive/settings.ts'
import type { Chance } from '../back-off.ts'
import type { Desk } from '../desk.ts'
import type { Change, Happening, Ledger } from '../ledger.ts'
import { type OwnRecord, WORDS_DROPPED, WORDS_MADE, type WordsMade } from '../own/own-record.ts'
import type { Clock, Relay, Result, StoreFault } from '../ports.ts'
import { otherOf, type Space } from '../space.ts'
import { startLettingIn } from './let-in.ts'
import { admission, keepRow, paperOf, startPaper } from './paper.ts'
import { broughtRecord, startRecord } from './record.ts'
import { createSpares } from './spares.ts'

/** Notes of one's own from which on there is something to lose, also for somebody who is alone here. */
const WORTH = 3

export type ConfirmFault =
  /** `at`: place from 0 of the first word that is another. */
  | { readonly fault: 'OtherWord'; readonly at: number }
  /** The words that were shown are gone from memory: there have to be new ones. */
  | { readonly fault: 'WordsGone' }

export interface Recovery {
  /** `worth-it`: there is something to lose, and no words yet. */
  readonly state: ReadonlySignal<'none' | 'worth-it' | 'made'>
  /** Since when there are words, in milliseconds since 1970; null while there are none. */
  readonly madeAt: ReadonlySignal<number | null>
  /** They are made, and bring nothing back yet: the server has not taken all that belongs to them. */
  readonly waits: ReadonlySignal<boolean>
  /** Twelve new words, to be written on paper. They open nothing before they are confirmed. */
  readonly make: () => Promise<readonly string[]>
  /** Takes at least two of the words by their places, from 0. Words that were made before end with it. */
  readonly confirm: (
    typed: readonly { readonly at: number; readonly word: string }[],
  ) => Promise<Result<void, ConfirmFault | StoreFault>>
  /** The words end: whoever finds the paper finds nothing. */
  readonly drop: () => Promise<Result<void, StoreFault>>
}

export interface RecoveryParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly own: OwnRecord
  readonly relay: Relay
  readonly clock: Clock
  readonly chance: Chance
  readonly self: () => Space | null
  readonly archives: ArchiveSettings
  readonly find: (space: string) => Space | null
  /** Open spaces that this person shares with others. */
  readonly pairs: () => readonly Space[]
}

export interface RecoverySide extends Recovery {
  /** Ids of the spare devices of a space. */
  readonly sparesIn: (space: Space) => Promise<readonly string[]>
  /** Something changed. */
  readonly look: () => void
  /** The relay was put back to an earlier day. */
  readonly doubt: () => void
  /** This tab leads: what is to be done is done here. */
  readonly start: () => void
  readonly stop: () => void
}

export function createRecovery(parts: RecoveryParts): RecoverySide {
  const { p, desk, ledger, own, clock, self, pairs } = parts
  const state = signal<'none' | 'worth-it' | 'made'>('none')
  const madeAt = signal<number | null>(null)
  const waits = signal(false)
  /** As it was last read from the store. */
  let brought: string | null = null
  let asking = false
  const spares = createSpares(parts)
  let shown: { readonly words: readonly string[]; readonly entropy: Bytes } | null = null
  let keeping: { readonly look: () => void; readonly doubt: () => void; readonly stop: () => void } | null =
    null

  const show = () => {
    const mine = self()
    const notes = mine ? stateIn(ledger.currentOf(mine), journal).notes.size : 0
    const isWorth = notes >= WORTH || pairs().some(space => otherOf(space) !== null)
    const newest = own.words().at(-1)
    state.value = newest ? 'made' : isWorth ? 'worth-it' : 'none'
    madeAt.value = newest?.at ?? null
    if (newest && newest.record.id !== brought && !asking) void ask()
    waits.value =
      !!newest &&
      (newest.record.id !== brought ||
        !mine?.log.devices.has(newest.device) ||
        // What is not sent, the words can't bring back; and they open only those spaces in which a spare stands.
        mine.outbox.length > 0 ||
        !pairs().every(stands))
  }
  const stands = (space: Space): boolean => {
    const known = spares.stands(space)
    if (known === null) void spares.in(space).then(show)
    return known ?? false
  }
  const ask = async () => {
    asking = true
    const now = await broughtRecord(desk)
    asking = false
    if (now === brought) return
    brought = now
    show()
  }

  const dropped = (): readonly Happening[] =>
    own.words().map(({ device }) => ({ type: WORDS_DROPPED, data: { device } }))

  const confirm: Recovery['confirm'] = async typed => {
    if (!shown) return { ok: false, error: { fault: 'WordsGone' } }
    const { words, entropy } = shown
    if (new Set(typed.map(({ at }) => at)).size < 2) throw new Error('two of the words are asked for')
    const wrong = typed.find(({ at, word }) => !isSame(words[at], word))
    if (wrong) return { ok: false, error: { fault: 'OtherWord', at: wrong.at } }
    const done = await desk.change(async pen => {
      const mine = self()
      if (!mine) throw new Error('begin before making words')
      const row = await paperOf(p, mine, entropy)
      const recovery = await recoveryOf(p, entropy)
      const box = await sealRecovery(p, recovery, { space: mine.id })
      const made: WordsMade = {
        device: row.device,
        record: { id: recovery.id, access: base64url(p.sha256(recovery.access)), box: base64url(box) },
      }
      // Whoever sees the paper device in the log has read before that it is one.
      const steps: (Happening | Change)[] = [
        { type: WORDS_MADE, data: made },
        ...dropped(),
        admission(p, mine, row),
      ]
      // With the former words somebody may have read the seeds of the spares: others take their place.
      if (own.words().length > 0)
        for (const space of pairs())
          await ledger.append(pen, space, await spares.removals(space), clock.now())
      await ledger.append(pen, mine, steps, clock.now())
      await keepRow(pen, row)
    })
    if (done.ok) shown = null
    return done
  }

  return {
    state,
    madeAt,
    waits,
    make: async () => {
      const fresh = await newWords(p)
      shown = fresh
      return fresh.words
    },
    confirm,
    drop: () =>
      desk.change(async pen => {
        const mine = self()
        if (mine) await ledger.append(pen, mine, dropped(), clock.now())
      }),
    sparesIn: spares.in,
    look: () => {
      show()
      keeping?.look()
    },
    doubt: () => keeping?.doubt(),
    start: () => {
      const record = startRecord(parts)
      const chores = [spares.start(), startPaper(parts), startLettingIn(parts), record]
      keeping = {
        look: () => {
          for (const chore of chores) chore.look()
        },
        doubt: record.doubt,
        stop: () => {
          for (const chore of chores) chore.stop()
        },
      }
      keeping.look()
    },
    stop: () => {
      shown = null
      keeping?.stop()
      keeping = null
    },
  }
}

/** As people type it; the first four letters tell a word from all others of the list. */
const isSame = (word: string | undefined, typed: string): boolean => {
  const tidy = typed.trim().toLowerCase()
  return word !== undefined && (tidy === word || (tidy.length >= 4 && word.startsWith(tidy)))
}
