/** The relay's store in memory: for tests and for devices simulated in one process. It forgets with the process. */
import type { Bytes } from '#protocol'
import type { EntryPlace, RelayStore, StoredEntry, StoreFault, Versioned } from '../ports/relay-store.ts'
import { done, type Result, refused } from '../ports/result.ts'
import type { GateRecord } from '../relay/gate-rules.ts'
import { type InvitationRecord, tombstone } from '../relay/invitation-rules.ts'

export const memoryStore = (): RelayStore => {
  const logs = new Map<
    string,
    { byIndex: StoredEntry[]; byDevice: Map<string, EntryPlace>; byHash: Map<string, EntryPlace> }
  >()
  const gates = new Map<string, Map<string, Versioned<GateRecord>>>()
  const invitations = new Map<string, Versioned<InvitationRecord>>()
  const secrets = new Map<string, Bytes>()
  let open = true

  const answer = async <T>(ask: () => T): Promise<Result<T, StoreFault>> =>
    open ? done(ask()) : refused({ fault: 'StoreClosed' })

  const logOf = (space: string) => {
    const log = logs.get(space) ?? { byIndex: [], byDevice: new Map(), byHash: new Map() }
    logs.set(space, log)
    return log
  }
  const swap = <T>(map: Map<string, Versioned<T>>, key: string, expected: number, record: T): boolean => {
    if ((map.get(key)?.version ?? 0) !== expected) return false
    map.set(key, { version: expected + 1, record })
    return true
  }

  return {
    append: (space, entries) =>
      answer(() => {
        const log = logOf(space)
        const taken = entries.some(
          entry => log.byIndex[entry.index - 1] || log.byDevice.has(`${entry.device}/${entry.n}`),
        )
        if (taken) return 'taken'
        for (const entry of entries) {
          const kept = { ...entry, bytes: entry.bytes.slice() }
          const place = { index: entry.index, device: entry.device, hash: entry.hash }
          log.byIndex[entry.index - 1] = kept
          log.byDevice.set(`${entry.device}/${entry.n}`, place)
          log.byHash.set(entry.hash, place)
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
    findByDevice: (space, device, n) => answer(() => logs.get(space)?.byDevice.get(`${device}/${n}`) ?? null),
    findByHash: (space, hash) => answer(() => logs.get(space)?.byHash.get(hash) ?? null),

    readGate: (space, gate) => answer(() => gates.get(space)?.get(gate) ?? null),
    writeGate: (space, gate, expected, record) =>
      answer(() => {
        const ofSpace = gates.get(space) ?? new Map<string, Versioned<GateRecord>>()
        gates.set(space, ofSpace)
        return swap(ofSpace, gate, expected, record)
      }),
    countGates: space => answer(() => gates.get(space)?.size ?? 0),

    readInvitation: id => answer(() => invitations.get(id) ?? null),
    writeInvitation: (id, expected, record) => answer(() => swap(invitations, id, expected, record)),
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
