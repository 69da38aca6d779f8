/** Deleting one's own: the body of an entry goes, its place, its hash and its signature stay. */
import { decodeEntry, eraseEntry, type Primitives } from '#protocol'
import type { EntryForm, RelayStore } from '../ports/relay-store.ts'
import { done } from '../ports/result.ts'
import type { Caller } from './access.ts'
import { emptiedWith, type Head, type Heads } from './heads.ts'
import { refuse, storeProblem, type Told } from './told.ts'
import type { Turns } from './turns.ts'

export interface Erasing {
  /** Empties content entries of the caller's own member, for good: all of them, or none. Again is fine. */
  erase(space: string, hashes: readonly string[], caller: Caller): Told<void>
}

export const erasing = (store: RelayStore, heads: Heads, turns: Turns, primitives: Primitives): Erasing => {
  /** The entries that have a body yet, each in its erased form. */
  const formsOf = async (
    head: Head,
    hashes: readonly string[],
    caller: Caller,
  ): Told<{ forms: (EntryForm & { device: string; hollow: false })[]; freed: number }> => {
    const { space, devices } = head.log
    const forms: (EntryForm & { device: string; hollow: false })[] = []
    let freed = 0
    for (const [at, hash] of hashes.entries()) {
      const found = await store.findByHash(space, hash)
      if (!found.ok) return storeProblem(found.error)
      if (!found.value) return refuse('entry-unknown', { at })
      const { index, device, hollow } = found.value
      if (devices.get(device)?.member !== caller.member) return refuse('forbidden', { at })
      const page = await store.read(space, index - 1, 1)
      if (!page.ok) return storeProblem(page.error)
      const entry = page.value[0] && decodeEntry(primitives, page.value[0].bytes)
      if (!entry?.ok || entry.value.kind !== 'content') return refuse('forbidden', { at })
      if (entry.value.erased && !hollow) continue
      const bytes = eraseEntry(primitives, entry.value)
      forms.push({ index, hash, bytes, device, hollow: false })
      freed += entry.value.bytes.length - bytes.length
    }
    return done({ forms, freed })
  }

  const eraseInTurn = async (space: string, hashes: readonly string[], caller: Caller): Told<void> => {
    const head = await heads.refresh(space)
    if (!head.ok) return storeProblem(head.error)
    const found = await formsOf(head.value, hashes, caller)
    if (!found.ok) return found
    const { forms, freed } = found.value
    if (forms.length === 0) return done(undefined)
    const erased = await store.erase(
      space,
      forms.map(({ index, hash, bytes }) => ({ index, hash, bytes })),
    )
    if (!erased.ok) return storeProblem(erased.error)
    const { log, bytes, emptied } = head.value
    heads.keep(space, { log, bytes: bytes - freed, emptied: emptiedWith(emptied, forms) })
    return done(undefined)
  }

  return { erase: (space, hashes, caller) => turns.take(space, () => eraseInTurn(space, hashes, caller)) }
}
