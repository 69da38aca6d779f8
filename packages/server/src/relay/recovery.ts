/** Recovery records: a sealed box for each member of a space, which whoever holds a key made from the words may read. */
import { type Bytes, equalBytes, hex, type Primitives, unhex } from '#protocol'
import type { RelayStore } from '../ports/relay-store.ts'
import { done } from '../ports/result.ts'
import type { Caller } from './access.ts'
import type { Heads } from './heads.ts'
import { refuse, storeProblem, type Told } from './told.ts'

export interface Recovery {
  /** `access` is the hash of the access key. Takes the place of the member's former record, whatever its id was. */
  put(space: string, caller: Caller, id: string, access: Bytes, box: string): Told<void>
  drop(space: string, caller: Caller, id: string): Told<void>
  /** `access` is the key itself. A wrong key and a record that is not there sound the same and take the same steps. */
  read(id: string, access: Bytes): Told<{ readonly box: string }>
}

const NOBODY = '0'.repeat(64)

export const recovery = (store: RelayStore, heads: Heads, primitives: Primitives): Recovery => ({
  async put(space, { member }, id, access, box) {
    const written = await store.writeRecovery(id, { space, member, access: hex(access), box })
    if (!written.ok) return storeProblem(written.error)
    if (written.value) return done(undefined)
    const head = await heads.refresh(space)
    return head.ok ? refuse('recovery-taken') : storeProblem(head.error)
  },

  async drop(space, { member }, id) {
    const dropped = await store.dropRecovery(space, member, id)
    return dropped.ok ? done(undefined) : storeProblem(dropped.error)
  },

  async read(id, access) {
    const stored = await store.readRecovery(id)
    if (!stored.ok) return storeProblem(stored.error)
    const fits = equalBytes(primitives.sha256(access), unhex(stored.value?.access ?? NOBODY))
    return stored.value && fits ? done({ box: stored.value.box }) : refuse('recovery-unknown')
  },
})
