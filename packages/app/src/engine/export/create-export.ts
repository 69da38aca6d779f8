/** Taking everything along that one can read, and bringing one's own journal back. Nobody else is told of either. */
import { isKnownNote, journal, stateIn } from '#practices'
import type { Primitives } from '#protocol'
import type { Desk } from '../desk.ts'
import type { Ledger } from '../ledger.ts'
import type { Clock, Result, StoreFault } from '../ports.ts'
import type { SealKeys } from '../seal-keys.ts'
import type { Space } from '../space.ts'
import { EXPORT_FORMAT, EXPORT_VERSION, type Exported, type ExportedSpace } from './format.ts'
import { journalIn } from './read-export.ts'
import { readRecord } from './read-record.ts'

export interface ExportParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly keys: SealKeys
  readonly clock: Clock
  readonly spaces: () => Iterable<Space>
  readonly self: () => Space | null
}

export interface Takeaway {
  /** All that this person can read, in every space, those that were left and kept too. */
  readonly export: () => Promise<Result<Exported, StoreFault>>
  /** One space of it, to be looked through on this screen; null where there is no such space. Nothing is written. */
  readonly read: (space: string) => Promise<Result<ExportedSpace | null, StoreFault>>
  /**
   * Brings the journal of an export back: notes that this profile has never had. Other spaces are not made again by it.
   * `NotAnExport`: it is something else, or of a newer form.
   */
  readonly import: (
    text: string,
  ) => Promise<Result<{ readonly notes: number }, StoreFault | { readonly fault: 'NotAnExport' }>>
}

export function createExport(parts: ExportParts): Takeaway {
  const { desk, ledger, clock, spaces, self } = parts
  return {
    export: () =>
      desk.change(async () => {
        const order = [...spaces()].filter(({ row }) => row.stage !== 'inviting')
        const read = []
        for (const space of order) read.push(await readRecord(parts, space))
        return { format: EXPORT_FORMAT, v: EXPORT_VERSION, made: clock.now(), spaces: read }
      }),
    read: id =>
      desk.change(async () => {
        const space = [...spaces()].find(one => one.id === id)
        return space ? readRecord(parts, space) : null
      }),
    import: async text => {
      const notes = journalIn(text)
      if (!notes) return { ok: false, error: { fault: 'NotAnExport' } }
      let brought = 0
      for (const { id, text: words, writtenAt, editedAt } of notes) {
        const done = await desk.change(async pen => {
          const own = self()
          if (!own || isKnownNote(stateIn(ledger.currentOf(own), journal), id)) return
          const data = { note: id, text: words }
          // By the clock of then: a note keeps the day on which it was written, or last changed.
          await ledger.append(pen, own, [{ type: 'journal.note-written.v1', data }], editedAt ?? writtenAt)
          brought += 1
        })
        if (!done.ok) return done
      }
      return { ok: true, value: { notes: brought } }
    },
  }
}
