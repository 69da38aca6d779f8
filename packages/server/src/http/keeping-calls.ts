/** Calls about what a member keeps for the day on which a phone is lost or new: recovery records and snapshots. */
import { MAX_MANIFEST_BYTES, MAX_SNAPSHOT_PART_BYTES, MAX_SNAPSHOT_PARTS } from '../relay/limits.ts'
import type { Relay } from '../relay/relay.ts'
import { bytes32, numberIn, RecoveryForm } from './forms.ts'
import { type Call, type Guards, json, nothing, OCTETS, octets, type Row, told } from './guards.ts'
import { readBytes, readJson } from './request-body.ts'

const indexOf = (c: Call) => numberIn(c.req.param('index'), 1, 0xffffffff)
const partOf = (c: Call) => numberIn(c.req.param('part'), 0, MAX_SNAPSHOT_PARTS - 1)

export const keepingCalls = (relay: Relay, { about, counted, holder, member }: Guards): readonly Row[] => {
  const { rates, recovery, snapshots } = relay
  return [
    [
      'PUT',
      '/spaces/:space/recovery/:id',
      about(async (c, space, id, caller) => {
        const form = await readJson(c.req.raw, RecoveryForm)
        if (!form.ok) return told(form.error)
        const hash = bytes32(form.value.access)
        if (!hash) return told({ problem: 'malformed' })
        return nothing(await recovery.put(space, caller, id, hash, form.value.box))
      }),
    ],
    [
      'DELETE',
      '/spaces/:space/recovery/:id',
      about(async (_, space, id, caller) => nothing(await recovery.drop(space, caller, id))),
    ],
    [
      'GET',
      '/recovery/:id',
      counted(
        rates.recovery,
        holder('Recovery', async (_, id, key) => json(await recovery.read(id, key))),
      ),
    ],
    [
      'PUT',
      '/spaces/:space/snapshots/:index/parts/:part',
      member(async (c, space, caller) => {
        const [index, part] = [indexOf(c), partOf(c)]
        if (index === null || part === null) return told({ problem: 'malformed' })
        const body = await readBytes(c.req.raw, OCTETS, MAX_SNAPSHOT_PART_BYTES)
        if (!body.ok) return told(body.error)
        return nothing(await snapshots.putPart(space, caller, index, part, body.value))
      }),
    ],
    [
      'PUT',
      '/spaces/:space/snapshots/:index',
      member(async (c, space, caller) => {
        const index = indexOf(c)
        if (index === null) return told({ problem: 'malformed' })
        const body = await readBytes(c.req.raw, OCTETS, MAX_MANIFEST_BYTES)
        if (!body.ok) return told(body.error)
        return nothing(await snapshots.complete(space, caller, index, body.value))
      }),
    ],
    [
      'GET',
      '/spaces/:space/snapshot',
      member(async (_, space, caller) => {
        const newest = await snapshots.newest(space, caller)
        if (!newest.ok) return told(newest.error)
        return octets(newest.value.manifest, { 'kimbilio-index': String(newest.value.index) })
      }),
    ],
    [
      'GET',
      '/spaces/:space/snapshots/:index/parts/:part',
      member(async (c, space, caller) => {
        const [index, part] = [indexOf(c), partOf(c)]
        if (index === null || part === null) return told({ problem: 'malformed' })
        const found = await snapshots.part(space, caller, index, part)
        return found.ok ? octets(found.value) : told(found.error)
      }),
    ],
  ]
}
