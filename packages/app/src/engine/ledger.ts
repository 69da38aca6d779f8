/** The ledger: how spaces come out of the store, and how entries, one's own and the relay's, go into it. */

import { type Folded, foldAll, slicesIn } from '#practices'
import {
  type Authored,
  authorContent,
  type Bytes,
  type Chain,
  chainAfter,
  chainStart,
  type DeviceKeys,
  decodeEntry,
  decodePayload,
  emptyLog,
  encodePayload,
  type IndexedBytes,
  keptInner,
  type LogState,
  newRing,
  type Opened,
  openEntry,
  type Primitives,
  restoreKept,
  restoreLog,
  serialiseLog,
  unbase64url,
  unhex,
  type VerifiedEntry,
  verifyRun,
} from '#protocol'
import { type Desk, must, type Pen } from './desk.ts'
import { gateIn, type Read, type Readable, readFacts } from './facts.ts'
import type { RecordFault } from './ports.ts'
import { decodeChunk, encodeChunk, indexKey, type LocalRecord, recordOf, SEGMENT_ENTRIES } from './records.ts'
import type { SealKeys } from './seal-keys.ts'
import { type ChainRow, freshSpace, type Outgoing, type Space, type SpaceRow } from './space.ts'

export interface Happening {
  readonly type: string
  readonly data: unknown
}

export interface Ledger {
  /** Null when the row or the keys of the space can't be read. */
  readonly load: (id: string) => Promise<Space | null>
  /** Brings a loaded space up to the store. */
  readonly update: (space: Space) => Promise<void>
  /** Lays down the rows of a space that is new on this device. */
  readonly begin: (pen: Pen, space: Space, genesis: Authored | null) => Promise<void>
  /** Authors entries at the end of the own chain, into the outbox. At most one call for a space in one change. */
  readonly append: (pen: Pen, space: Space, happenings: readonly Happening[], at: number) => Promise<void>
  /** Puts an entry that is already authored into the outbox. */
  readonly enqueue: (pen: Pen, space: Space, control: Authored) => Promise<void>
  /** Verifies what the relay gave, and keeps all that holds; the fault is that of the first entry that does not. */
  readonly absorb: (pen: Pen, space: Space, entries: readonly IndexedBytes[]) => Promise<RecordFault | null>
  /** Packs the tail into segments. */
  readonly pack: (pen: Pen, space: Space) => Promise<void>
  /** Confirmed entries after `index`, byte by byte as the relay once gave them. */
  readonly entriesAfter: (space: Space, index: number) => Promise<readonly IndexedBytes[]>
  /** What a deposit shows of a confirmed entry, by the entry's hash; null when it is not on this device, or not content. */
  readonly innerOf: (space: Space, hash: string) => Promise<string | null>
  readonly currentOf: (space: Space) => Folded
}

/** An own entry on its way into the outbox; the payload is empty for control entries. */
type Written = Omit<Outgoing, 'read'> & { readonly payload: Bytes }

const noRead: Read = { facts: [], unread: 0 }
export const logKey = (space: string) => `log/${space}`
export const chainKey = (space: string) => `chain/${space}`
export const spaceKey = (space: string) => `space/${space}`

const foldOn = (space: Space, before: Folded, read: Read): Folded => {
  const folded = read.facts.length > 0 ? foldAll(slicesIn(space.row.kind), before, read.facts) : before
  return read.unread > 0 ? { ...folded, unread: folded.unread + read.unread } : folded
}

export interface LedgerParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly keys: SealKeys
}

export function createLedger({ p, desk, keys }: LedgerParts): Ledger {
  const { store } = desk
  const keysOf = (space: Space) => (space.row.kind === 'self' ? keys : null)

  const readable = (records: readonly LocalRecord[]): readonly Readable[] => {
    const found: Readable[] = []
    for (const { kept, index, member, passedOver } of records)
      if (!passedOver && kept?.kind !== 'control')
        found.push({
          index,
          member,
          hash: kept?.hash ?? '',
          bind: kept?.bind ?? null,
          payload: kept?.payload ?? null,
        })
    return found
  }
  const foldIn = async (space: Space, records: readonly LocalRecord[]) => {
    const read = await readFacts(p, readable(records), space.seals, keysOf(space))
    space.confirmed = foldOn(space, space.confirmed, read)
    space.current = null
  }

  // Outbox rows: [u32 size][entry][payload], so that what was just written is read without any key ring. What it is bound
  // to need not be kept beside it: it was bound, here, to the gate of what it holds.
  const outboxRow = (bytes: Bytes, payload: Bytes): Bytes => {
    const row = new Uint8Array(4 + bytes.length + payload.length)
    new DataView(row.buffer).setUint32(0, bytes.length)
    row.set(bytes, 4)
    row.set(payload, 4 + bytes.length)
    return row
  }
  const readOwn = (space: Space, hash: string, payload: Bytes): Promise<Read> => {
    if (payload.length === 0) return Promise.resolve(noRead)
    const said = decodePayload(payload)
    const bind = said.ok ? gateIn(said.value.d) : null
    return readFacts(
      p,
      [{ index: null, hash, member: space.row.member, bind, payload }],
      space.seals,
      keysOf(space),
    )
  }

  const outboxOf = async (space: Space): Promise<readonly Outgoing[]> => {
    const known = new Map(space.outbox.map(one => [one.n, one]))
    const rows = must(await store.range('outbox', `${space.id}/`))
    const found: Outgoing[] = []
    for (const [key, value] of rows) {
      const n = Number(key.slice(space.id.length + 1))
      const before = known.get(n)
      if (before) {
        found.push(before)
        continue
      }
      const plain = await desk.vault().open('outbox', key, value)
      if (!plain || plain.length < 4) {
        space.damagedUpTo ??= space.log.index
        continue
      }
      const size = new DataView(plain.buffer, plain.byteOffset).getUint32(0)
      const bytes = plain.slice(4, 4 + size)
      const entry = decodeEntry(p, bytes)
      if (!entry.ok) {
        space.damagedUpTo ??= space.log.index
        continue
      }
      const { hash } = entry.value
      found.push({ n, hash, bytes, read: await readOwn(space, hash, plain.slice(4 + size)) })
    }
    return found
  }

  const chunksOf = async (space: string, table: 'segments' | 'tail') => {
    const rows = must(await store.range(table, `${space}/`))
    const chunks = await Promise.all(
      rows.map(async ([key, value]) => {
        const plain = await desk.vault().open(table, key, value)
        return { table, key, value, records: plain ? decodeChunk(p, plain) : null }
      }),
    )
    return chunks
  }
  /** In order; a crash can't leave the same entry in both tables, since packing is one commit. */
  const allChunks = async (space: string) => [
    ...(await chunksOf(space, 'segments')),
    ...(await chunksOf(space, 'tail')),
  ]

  const logFrom = (plain: Bytes | null, records: readonly LocalRecord[]): LogState | null => {
    if (!plain) return null
    const hashes = new Uint8Array(records.length * 32)
    records.forEach((record, i) => {
      hashes.set(record.logHash, i * 32)
    })
    const restored = restoreLog(plain, hashes)
    return restored.ok ? restored.value : null
  }

  /**
   * After damage: the longest whole beginning is verified again from its signatures on. What stands behind the damage
   * is set aside, not deleted, and fetched again from the relay.
   */
  const salvage = async (
    space: Space,
    chunks: Awaited<ReturnType<typeof allChunks>>,
  ): Promise<LocalRecord[]> => {
    const whole: LocalRecord[] = []
    for (const { records } of chunks) {
      if (!records || records[0]?.index !== whole.length + 1) break
      whole.push(...records)
    }
    const run: IndexedBytes[] = []
    for (const record of whole) {
      const bytes = await bytesOf(space, record)
      if (!bytes) break
      run.push({ index: record.index, bytes })
    }
    const verdict = await verifyRun(p, emptyLog(space.id), run)
    space.log = verdict.state
    return whole.slice(0, verdict.state.index)
  }

  const load: Ledger['load'] = async id => {
    const vault = desk.vault()
    const row = (await desk.json('meta', spaceKey(id))) as SpaceRow | null | undefined
    const deviceKeys = must(await store.get('keys', id)) as DeviceKeys | undefined
    const chainRow = (await desk.json('meta', chainKey(id))) as ChainRow | null | undefined
    if (!row || !deviceKeys) return null
    const ring = newRing(p)
    for (const [epoch, key] of row.epochs) {
      const raw = unbase64url(key)
      if (raw) ring.addEpochKey(epoch, raw)
    }
    const log = emptyLog(id)
    const space = freshSpace({
      id,
      keys: deviceKeys,
      ring,
      row,
      log,
      chain: chainRow?.chain ?? chainStart,
      seen: chainRow?.seen ?? log,
    })
    const chunks = await allChunks(id)
    let records = chunks.flatMap(chunk => chunk.records ?? [])
    const unbroken =
      records.every((record, i) => record.index === i + 1) && chunks.every(chunk => chunk.records)
    const logRow = must(await store.get('meta', logKey(id)))
    const restored = unbroken ? logFrom(await vault.open('meta', logKey(id), logRow), records) : null
    const tail = chunks.filter(chunk => chunk.table === 'tail')
    space.tail = {
      rows: tail.length,
      entries: tail.reduce((sum, one) => sum + (one.records?.length ?? 0), 0),
    }
    if (restored) space.log = restored
    else {
      records = await salvage(space, chunks)
      const reach = Math.max(space.seen.index, ...chunks.map(chunk => chunk.records?.at(-1)?.index ?? 0))
      space.damagedUpTo = Math.max(reach, space.log.index)
      must(await store.commit(await replaced(space, chunks, records)))
    }
    await foldIn(space, records)
    space.outbox = await outboxOf(space)
    mendChain(space)
    return space
  }

  /** What the damaged rows become: the whole beginning as one chunk, everything else aside. */
  const replaced = async (
    space: Space,
    chunks: Awaited<ReturnType<typeof allChunks>>,
    records: LocalRecord[],
  ) => {
    const vault = desk.vault()
    const first = indexKey(space.id, 1)
    space.tail = { rows: records.length > 0 ? 1 : 0, entries: records.length }
    return [
      ...chunks.flatMap(({ table, key, value }) => [
        { table: 'segments' as const, key: `aside/${table}/${key}`, value },
        { table, key, delete: true as const },
      ]),
      ...(records.length > 0
        ? [
            {
              table: 'tail' as const,
              key: first,
              value: await vault.seal('tail', first, encodeChunk(records)),
            },
          ]
        : []),
      {
        table: 'meta' as const,
        key: logKey(space.id),
        value: await vault.seal('meta', logKey(space.id), serialiseLog(space.log, 'apart')),
      },
    ]
  }

  /** The chain's row is written with every own entry; where it was lost, log and outbox tell where the chain stands. */
  const mendChain = (space: Space) => {
    const own = space.log.devices.get(space.keys.device)
    const last = space.outbox.at(-1)
    const known: Chain[] = [space.chain]
    if (own) known.push({ n: own.n, prev: own.hash })
    if (last) known.push(chainAfter(last))
    space.chain = known.reduce((a, b) => (b.n > a.n ? b : a))
    if (space.log.index >= space.seen.index) space.seen = { index: space.log.index, hash: space.log.hash }
  }

  const update: Ledger['update'] = async space => {
    const row = (await desk.json('meta', spaceKey(space.id))) as SpaceRow | null
    if (row) space.row = row
    const chunks = await chunksOf(space.id, 'tail')
    const records = chunks.flatMap(chunk => chunk.records ?? []).filter(one => one.index > space.log.index)
    const logRow = must(await store.get('meta', logKey(space.id)))
    const plain = await desk.vault().open('meta', logKey(space.id), logRow)
    const follows = records.every((record, i) => record.index === space.log.index + 1 + i)
    const next = plain && follows ? logAfter(space.log, plain, records) : null
    if (next) {
      space.log = next
      await foldIn(space, records)
    } else {
      // Another tab has packed or replaced rows meanwhile: read everything again.
      const again = await load(space.id)
      if (again) {
        space.log = again.log
        space.confirmed = again.confirmed
        space.damagedUpTo = again.damagedUpTo
        for (const [seal, here] of again.seals.sealed) space.seals.sealed.set(seal, here)
        for (const seal of again.seals.opened) space.seals.opened.add(seal)
        for (const [seal, text] of again.seals.texts) space.seals.texts.set(seal, text)
        for (const bound of again.seals.bound) space.seals.bound.add(bound)
      }
    }
    space.tail = {
      rows: chunks.length,
      entries: chunks.reduce((sum, one) => sum + (one.records?.length ?? 0), 0),
    }
    space.outbox = await outboxOf(space)
    const chainRow = (await desk.json('meta', chainKey(space.id))) as ChainRow | null | undefined
    if (chainRow) space.chain = chainRow.chain
    space.current = null
    mendChain(space)
  }

  const logAfter = (log: LogState, plain: Bytes, records: readonly LocalRecord[]): LogState | null => {
    const hashes = new Uint8Array((log.index + records.length) * 32)
    for (let i = 1; i <= log.index; i++) hashes.set(unhex(log.hashAt(i) ?? ''), (i - 1) * 32)
    records.forEach((record, i) => {
      hashes.set(record.logHash, (log.index + i) * 32)
    })
    const restored = restoreLog(plain, hashes)
    return restored.ok ? restored.value : null
  }

  const sealChain = (pen: Pen, space: Space, chain: Chain, seen = space.seen) => {
    const row: ChainRow = { chain, seen: { index: seen.index, hash: seen.hash } }
    return pen.sealJson('meta', chainKey(space.id), row)
  }
  const sealLog = (pen: Pen, log: LogState) => pen.seal('meta', logKey(log.space), serialiseLog(log, 'apart'))

  const begin: Ledger['begin'] = async (pen, space, genesis) => {
    pen.put('keys', space.id, space.keys)
    await pen.sealJson('meta', spaceKey(space.id), space.row)
    await sealLog(pen, space.log)
    if (genesis) await enqueue(pen, space, genesis)
    else await sealChain(pen, space, space.chain)
  }

  const enqueueWith = async (pen: Pen, space: Space, entries: readonly Written[]) => {
    for (const { n, bytes, payload } of entries)
      await pen.seal('outbox', indexKey(space.id, n), outboxRow(bytes, payload))
    const last = entries.at(-1)
    if (!last) return
    const chain = chainAfter(last)
    await sealChain(pen, space, chain)
    pen.afterwards(async () => {
      const added: Outgoing[] = []
      for (const { n, hash, bytes, payload } of entries)
        added.push({ n, hash, bytes, read: await readOwn(space, hash, payload) })
      space.chain = chain
      space.outbox = [...space.outbox, ...added]
      const on = space.current
      if (on) space.current = added.reduce((folded, { read }) => foldOn(space, folded, read), on)
    })
  }
  const enqueue: Ledger['enqueue'] = (pen, space, { entry, n, hash }) =>
    enqueueWith(pen, space, [{ n, hash, bytes: entry, payload: new Uint8Array(0) }])

  const append: Ledger['append'] = async (pen, space, happenings, at) => {
    let chain = space.chain
    const entries: Written[] = []
    const epoch = Math.max(...space.row.epochs.map(([number]) => number))
    for (const { type, data } of happenings) {
      const payload = encodePayload({ t: type, at, d: data })
      const bind = gateIn(data)
      const entry = await authorContent(p, {
        space: space.id,
        keys: space.keys,
        chain,
        seen: space.seen,
        epoch,
        ring: space.ring,
        payload,
        ...(bind === null ? {} : { bind }),
      })
      chain = chainAfter(entry)
      entries.push({ n: entry.n, hash: entry.hash, bytes: entry.bytes, payload })
    }
    await enqueueWith(pen, space, entries)
  }

  const openAll = (space: Space, verified: readonly VerifiedEntry[]): Promise<(Opened | null)[]> =>
    Promise.all(
      verified.map(async ({ entry }) => {
        if (entry.kind === 'control') return null
        const opened = await openEntry(space.ring, entry)
        return opened.ok ? opened.value : null
      }),
    )

  const absorb: Ledger['absorb'] = async (pen, space, entries) => {
    const fresh = entries.filter(entry => entry.index > space.log.index)
    if (fresh.length === 0) return null
    let {
      state,
      verified,
      fault,
    }: { state: LogState; verified: readonly VerifiedEntry[]; fault: RecordFault | null } = await verifyRun(
      p,
      space.log,
      fresh,
    )
    const foreign = verified.findIndex(one => one.entry.device === space.keys.device && !isOurs(space, one))
    if (foreign >= 0) {
      // A copy of this profile wrote under our counter. What came before it still holds.
      const held = await verifyRun(p, space.log, fresh.slice(0, foreign))
      state = held.state
      verified = held.verified
      fault = { fault: 'ProfileCloned' }
    }
    if (verified.length === 0) return fault
    const opened = await openAll(space, verified)
    const records = verified.map((one, i) => recordOf(one, opened[i] ?? null))
    const own = verified.filter(one => one.entry.device === space.keys.device).map(one => one.entry.n)
    const seen = state.index >= space.seen.index ? { index: state.index, hash: state.hash } : space.seen
    await pen.seal('tail', indexKey(space.id, space.log.index + 1), encodeChunk(records))
    await sealLog(pen, state)
    await sealChain(pen, space, space.chain, seen)
    for (const n of own) pen.delete('outbox', indexKey(space.id, n))
    pen.afterwards(async () => {
      space.log = state
      space.seen = seen
      space.tail = { rows: space.tail.rows + 1, entries: space.tail.entries + records.length }
      if (own.length > 0) {
        const gone = new Set(own)
        space.outbox = space.outbox.filter(one => !gone.has(one.n))
      }
      if (space.damagedUpTo !== null && state.index >= space.damagedUpTo) space.damagedUpTo = null
      await foldIn(space, records)
    })
    return fault
  }

  /** Ours: in the outbox byte by byte, or (after damage) one that the chain had already passed. */
  const isOurs = (space: Space, { entry }: VerifiedEntry): boolean => {
    const waiting = space.outbox.find(one => one.n === entry.n)
    return waiting ? waiting.hash === entry.hash : entry.n <= space.chain.n
  }

  const pack: Ledger['pack'] = async (pen, space) => {
    const chunks = await chunksOf(space.id, 'tail')
    const records = chunks.flatMap(chunk => chunk.records ?? [])
    if (chunks.some(chunk => !chunk.records) || records.length < SEGMENT_ENTRIES) return
    for (const { key } of chunks) pen.delete('tail', key)
    let at = 0
    for (; at + SEGMENT_ENTRIES <= records.length; at += SEGMENT_ENTRIES) {
      const part = records.slice(at, at + SEGMENT_ENTRIES)
      await pen.seal('segments', indexKey(space.id, part[0]?.index ?? 0), encodeChunk(part))
    }
    const left = records.slice(at)
    // Put after the deletes: the rest may begin at a key that has just been deleted.
    if (left.length > 0) await pen.seal('tail', indexKey(space.id, left[0]?.index ?? 0), encodeChunk(left))
    pen.afterwards(() => {
      space.tail = { rows: left.length > 0 ? 1 : 0, entries: left.length }
    })
  }

  const bytesOf = async (space: Space, record: LocalRecord): Promise<Bytes | null> => {
    if (!record.kept) return record.bytes
    const restored = await restoreKept(p, space.ring, record.bytes)
    return restored.ok ? restored.value.bytes : null
  }

  return {
    load,
    update,
    begin,
    append,
    enqueue,
    absorb,
    pack,
    entriesAfter: async (space, index) => {
      const records = (await allChunks(space.id)).flatMap(chunk => chunk.records ?? [])
      const found: IndexedBytes[] = []
      for (const record of records) {
        if (record.index <= index) continue
        const bytes = await bytesOf(space, record)
        if (!bytes) break
        found.push({ index: record.index, bytes })
      }
      return found
    },
    innerOf: async (space, hash) => {
      // Newest first, the tail before the segments: a deposit is mostly of what was just said, and packing goes that way.
      for (const table of ['tail', 'segments'] as const) {
        const rows = must(await store.range(table, `${space.id}/`))
        for (const [key, value] of [...rows].reverse()) {
          const plain = await desk.vault().open(table, key, value)
          const records = plain ? decodeChunk(p, plain) : null
          const found = records?.find(({ kept }) => kept?.hash === hash)
          if (found) return keptInner(p, found.bytes)
        }
      }
      return null
    },
    currentOf: space => {
      space.current ??= space.outbox.reduce(
        (folded, { read }) => foldOn(space, folded, read),
        space.confirmed,
      )
      return space.current
    },
  }
}
