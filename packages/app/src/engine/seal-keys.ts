/**
 * Keys of sealed texts, as this person's self space remembers them: of the own texts from the moment of writing, of the
 * other's from the moment they opened. So an opened text never depends on the relay again, and every own device has it.
 */
import * as v from 'valibot'
import { type Bytes, base64url, unbase64url } from '#protocol'
import type { Said } from './own/own-record.ts'

export const KEY_KEPT = 'key.kept.v1'
export const KEY_DROPPED = 'key.dropped.v1'

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const keptKey = v.object({
  seal: id,
  /** base64url, 32 bytes. */
  key: v.string(),
  /** True for a text of one's own. */
  mine: v.boolean(),
  /** For blind agreements: what was said. */
  yes: v.optional(v.boolean()),
})
const kept = v.object({ keys: v.array(keptKey) })
const dropped = v.object({ seal: id, space: id, gate: id })

export type KeptKey = v.InferOutput<typeof keptKey>
export type DroppedKey = v.InferOutput<typeof dropped>

export interface SealKey {
  readonly key: Bytes
  readonly mine: boolean
  readonly yes: boolean
}

export interface SealKeys {
  /** Takes in what the self space says; false for a type or shape that is not ours. */
  readonly take: (type: string, data: unknown) => boolean
  /** Null when unknown, or dropped. */
  readonly get: (seal: string) => SealKey | null
  readonly isDropped: (seal: string) => boolean
  /** Seals whose deposits in this space are to be destroyed. */
  readonly droppedIn: (space: string) => readonly DroppedKey[]
  /** What another one has to take in to know the same. */
  readonly said: () => readonly Said[]
  /** Grows whenever a key came or went, so that views of other spaces know that they may show more, or less. */
  readonly changes: () => number
}

/** Taking the same twice changes nothing, and what was dropped stays so, in whatever order it is heard. */
export function sealKeys(): SealKeys {
  const keys = new Map<string, SealKey>()
  const gone = new Map<string, DroppedKey>()
  let changes = 0
  return {
    take: (type, data) => {
      if (type === KEY_KEPT) {
        const read = v.safeParse(kept, data)
        for (const one of read.success ? read.output.keys : []) {
          const key = unbase64url(one.key)
          if (key?.length === 32 && !keys.has(one.seal) && !gone.has(one.seal)) {
            keys.set(one.seal, { key, mine: one.mine, yes: one.yes ?? false })
            changes += 1
          }
        }
        return read.success
      }
      if (type === KEY_DROPPED) {
        const read = v.safeParse(dropped, data)
        if (read.success) {
          gone.set(read.output.seal, read.output)
          keys.delete(read.output.seal)
          changes += 1
        }
        return read.success
      }
      return false
    },
    get: seal => keys.get(seal) ?? null,
    isDropped: seal => gone.has(seal),
    changes: () => changes,
    said: () => [
      ...[...keys].map(([seal, { key, ...rest }]) => ({
        type: KEY_KEPT,
        data: { keys: [{ seal, key: base64url(key), ...rest }] },
        at: 0,
      })),
      ...[...gone.values()].map(data => ({ type: KEY_DROPPED, data, at: 0 })),
    ],
    droppedIn: space => [...gone.values()].filter(one => one.space === space),
  }
}
