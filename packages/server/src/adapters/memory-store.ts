/** The relay's store in memory: for tests and for devices simulated in one process. It forgets with the process. */
import type { Bytes } from '#protocol'
import type {
  EntryForm,
  EntryPlace,
  RecoveryRecord,
  RelayStore,
  StoredEntry,
  StoreFault,
  Versioned,
} from '../ports/relay-store.ts'
import { done, type Result, refused } from '../ports/result.ts'
import type { GateRecord } from '../relay/gate-rules.ts'
import { type InvitationRecord, tombstone } from '../relay/invitation-rules.ts'
import { memorySnapshots } from './memory-snapshots.ts'

export const memoryStore = (): RelayStore => {
  const logs = new Map<
    string,
    { byIndex: StoredEntry[]; byDevice: Map<string, number>; byHash: Map<string, number> }
  >()
  const gates = new Map<string, Map<string, Versioned<GateRecord>>>()
  const invitations = new Map<string, Versioned<InvitationRecord>>()
  const recoveries = new Map<string, RecoveryRecord>()
  const snapshots = memorySnapshots()
  const forgotten = new Set<string>()
  const secrets = new Map<string, Bytes>()
  let open = true

  const answer = async <T>(ask: () => T): Promise<Result<T, StoreFault>> =>
    open ? done(ask()) : refused({ fault: 'StoreClosed' })

  const logOf = (space: string) => {
    const log = logs.get(space) ?? { byIndex: [], byDevice: new Map(), byHash: new Map() }
    logs.set(space, log)
    return log
  }
  const placeAt = (space: string, index: number | undefined): EntryPlace | null => {
    const entry = index === undefined ? undefined : logs.get(space)?.byIndex[index - 1]
    if (!entry) return null
    return { index: entry.index, device: entry.device, hash: entry.hash, hollow: entry.hollow }
  }
  const change = (space: string, { index, hash, bytes }: EntryForm): void => {
    const log = logOf(space)
    const entry = log.byIndex[index - 1]
    if (entry?.hash === hash) log.byIndex[index - 1] = { ...entry, bytes: bytes.slice(), hollow: false }
  }
  const swap = <T>(map: Map<string, Versioned<T>>, key: string, expected: number, record: T): boolean => {
    if ((map.get(key)?.version ?? 0) !== expected) return false
    map.set(key, { version: expected + 1, record })
    return true
  }

  return {
    append: (space, entries) =>
      answer(() => {
        if (forgotten.has(space)) return 'forgotten'
        const log = logOf(space)
        const taken = entries.some(
          entry => log.byIndex[entry.index - 1] || log.byDevice.has(`${entry.device}/${entry.n}`),
        )
        if (taken) return 'taken'
        for (const entry of entries) {
          const kept = { ...entry, bytes: entry.bytes.slice() }
          log.byIndex[entry.index - 1] = kept
          log.byDevice.set(`${entry.device}/${entry.n}`, entry.index)
          log.byHash.set(entry.hash, entry.index)
        }
        return 'stored'
      }),
    read: (space, after, maxBytes) =>
      answer(() => {
        const entries: StoredEntry[] = []
        let bytes = 0
        for (const entry of (logs.get(space)?.byIndex ?? []).slice(after)) {
          bytes += entry.bytes.length
          if (entries.length > 0 && bytes > maxBytes) break
          entries.push(entry)
        }
        return entries
      }),
    findByDevice: (space, device, n) =>
      answer(() => placeAt(space, logs.get(space)?.byDevice.get(`${device}/${n}`))),
    findByHash: (space, hash) => answer(() => placeAt(space, logs.get(space)?.byHash.get(hash))),
    erase: (space, entries) =>
      answer(() => {
        for (const entry of entries) change(space, entry)
        snapshots.dropFrom(space, Math.min(...entries.map(({ index }) => index)))
      }),
    fill: (space, entry) =>
      answer(() => {
        if (placeAt(space, entry.index)?.hollow) change(space, entry)
      }),
    forget: (space, newest) =>
      answer(() => {
        if (logs.get(space)?.byIndex.length !== newest) return false
        logs.delete(space)
        gates.delete(space)
        for (const [id, { record }] of invitations) if (record.space === space) invitations.delete(id)
        for (const [id, record] of recoveries) if (record.space === space) recoveries.delete(id)
        snapshots.dropFrom(space, 0)
        forgotten.add(space)
        return true
      }),
    isForgotten: space => answer(() => forgotten.has(space)),

    readGate: (space, gate) => answer(() => gates.get(space)?.get(gate) ?? null),
    writeGate: (space, gate, expected, record) =>
      answer(() => {
        if (forgotten.has(space)) return false
        const ofSpace = gates.get(space) ?? new Map<string, Versioned<GateRecord>>()
        gates.set(space, ofSpace)
        return swap(ofSpace, gate, expected, record)
      }),
    countGates: space => answer(() => gates.get(space)?.size ?? 0),

    readInvitation: id => answer(() => invitations.get(id) ?? null),
    writeInvitation: (id, expected, record) =>
      answer(() => !forgotten.has(record.space) && swap(invitations, id, expected, record)),
    countInvitations: space =>
      answer(() => [...invitations.values()].filter(({ record }) => record.space === space).length),
    sweepInvitations: (now, forgetBefore) =>
      answer(() => {
        for (const [id, { version, record }] of invitations) {
          if (record.expiresAt < forgetBefore) invitations.delete(id)
          else if (record.expiresAt < now && Object.keys(record.boxes).length > 0) {
            invitations.set(id, { version: version + 1, record: tombstone(record) })
          }
        }
      }),

    readRecovery: id => answer(() => recoveries.get(id) ?? null),
    writeRecovery: (id, record) =>
      answer(() => {
        const isOwn = (other: RecoveryRecord) =>
          other.space === record.space && other.member === record.member
        const there = recoveries.get(id)
        if (forgotten.has(record.space) || (there && !isOwn(there))) return false
        for (const [former, other] of recoveries) if (isOwn(other)) recoveries.delete(former)
        recoveries.set(id, record)
        return true
      }),
    dropRecovery: (space, member, id) =>
      answer(() => {
        const there = recoveries.get(id)
        if (there?.space === space && there.member === member) recoveries.delete(id)
      }),

    writeSnapshotPart: (key, part, bytes, now, mostBytes) =>
      answer(() =>
        forgotten.has(key.space) ? 'full' : snapshots.writePart(key, part, bytes, now, mostBytes),
      ),
    completeSnapshot: (key, manifest, now) =>
      answer(() => {
        if (!forgotten.has(key.space)) snapshots.complete(key, manifest, now)
      }),
    newestSnapshot: (space, member) => answer(() => snapshots.newest(space, member)),
    readSnapshotPart: (space, member, index, part) =>
      answer(() => snapshots.readPart(space, member, index, part)),
    sweepSnapshots: begunBefore => answer(() => snapshots.sweep(begunBefore)),

    secret: (name, fresh) =>
      answer(() => {
        const kept = secrets.get(name) ?? fresh.slice()
        secrets.set(name, kept)
        return kept
      }),

    async close() {
      open = false
    },
  }
}
