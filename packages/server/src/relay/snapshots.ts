/** Snapshots at work: what a member's devices put away for their own next one, sealed, in parts. */
import type { Bytes } from '#protocol'
import type { Clock } from '../ports/clock.ts'
import type { RelayStore } from '../ports/relay-store.ts'
import { done } from '../ports/result.ts'
import type { Caller } from './access.ts'
import type { Heads } from './heads.ts'
import { type Limits, UPLOAD_MILLISECONDS } from './limits.ts'
import { refuse, storeProblem, type Told } from './told.ts'

export interface Snapshots {
  /** A part or manifest at an index that is complete already is taken and changes nothing. */
  putPart(space: string, caller: Caller, index: number, part: number, bytes: Bytes): Told<void>
  complete(space: string, caller: Caller, index: number, manifest: Bytes): Told<void>
  /** The newest complete one of the caller's own member. */
  newest(space: string, caller: Caller): Told<{ readonly index: number; readonly manifest: Bytes }>
  part(space: string, caller: Caller, index: number, part: number): Told<Bytes>
  /** Forgets what was begun and not completed within a day. */
  sweep(): Promise<void>
}

export const snapshots = (store: RelayStore, heads: Heads, clock: Clock, limits: Limits): Snapshots => {
  /** Of what is ordered only: else one from far ahead would be the newest for ever. */
  const reached = async (space: string, index: number): Told<void> => {
    const head = await heads.get(space)
    if (!head.ok) return storeProblem(head.error)
    return index >= 1 && index <= head.value.log.index ? done(undefined) : refuse('malformed')
  }
  const keyOf = (space: string, { member, device }: Caller, index: number) => ({
    space,
    member,
    index,
    device,
  })

  return {
    async putPart(space, caller, index, part, bytes) {
      const possible = await reached(space, index)
      if (!possible.ok) return possible
      const key = keyOf(space, caller, index)
      const kept = await store.writeSnapshotPart(key, part, bytes, clock.now(), limits.snapshotBytes)
      if (!kept.ok) return storeProblem(kept.error)
      return kept.value === 'full' ? refuse('space-full') : done(undefined)
    },

    async complete(space, caller, index, manifest) {
      const possible = await reached(space, index)
      if (!possible.ok) return possible
      const kept = await store.completeSnapshot(keyOf(space, caller, index), manifest, clock.now())
      return kept.ok ? done(undefined) : storeProblem(kept.error)
    },

    async newest(space, { member }) {
      const found = await store.newestSnapshot(space, member)
      if (!found.ok) return storeProblem(found.error)
      return found.value ? done(found.value) : refuse('no-snapshot')
    },

    async part(space, { member }, index, part) {
      const found = await store.readSnapshotPart(space, member, index, part)
      if (!found.ok) return storeProblem(found.error)
      return found.value ? done(found.value) : refuse('no-snapshot')
    },

    async sweep() {
      await store.sweepSnapshots(clock.now() - UPLOAD_MILLISECONDS)
    },
  }
}
