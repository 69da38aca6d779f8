/** From records to facts: payloads are read, sealed texts are noted, and keys that stand in the log are tried. */
import * as v from 'valibot'
import { blankedSealsIn, type Fact, isErased, type Keep, SEAL_OPENED, type Sealed, sealsIn } from '#practices'
import { decodePayload, openSeal, type Primitives, unbase64url } from '#protocol'
import { ENTRY_ERASED, type Erasing, readErasedWord, readKeep } from './erase/erased-word.ts'
import type { SelfListener } from './own/own-record.ts'

/** A sealed text of a space, and the entry that holds it. */
export interface SealHere {
  readonly sealed: Sealed
  readonly by: string
  /** Hash of the entry: what a deposit names. */
  readonly entry: string
}

/** What a space knows of its sealed texts. The first in the log's order under a name has that name for good. */
export interface SealsHere {
  readonly sealed: Map<string, SealHere>
  /** Seals whose author has written the key into this log. */
  readonly opened: Set<string>
  /** Opened texts; null where the key did not fit. Shared by all that ask. */
  readonly texts: Map<string, string | null>
  /** Gates of one's own seals that the relay says have opened without two answers on the record. */
  readonly openedWithout: Set<string>
  /**
   * `gate/member` for every entry that is bound to a gate, whatever it holds, and `member` for every one that does not
   * open, or was deleted: who opened a gate without an answer has left such an entry, signed.
   */
  readonly bound: Set<string>
  /** `member/hash` of every entry that this member has said to be deleted, and what was to be left of it. */
  readonly said: Map<string, Erasing['left']>
  /** Hashes of entries that came without their words, of which no author has said so: they are withheld. */
  readonly withheld: Set<string>
  /** Entries that are to stay for a while only. */
  readonly keeps: Map<string, Kept>
}

/** How long an entry stays, and what that is reckoned from. */
export interface Kept {
  readonly keep: Keep
  readonly by: string
  /** By the author's clock. */
  readonly at: number
  /** Gate of a sealed text in it, and the day on which that opens. */
  readonly gate: string | null
  readonly day: string | null
}

export const noSeals = (): SealsHere => ({
  sealed: new Map(),
  opened: new Set(),
  texts: new Map(),
  openedWithout: new Set(),
  bound: new Set(),
  said: new Map(),
  withheld: new Set(),
  keeps: new Map(),
})

/** What stands on top of a record that may still turn out otherwise: what is added here leaves the record's own as it is. */
export const sealsOver = (under: SealsHere): SealsHere => ({
  sealed: new MapOver(under.sealed),
  opened: new SetOver(under.opened),
  texts: new MapOver(under.texts),
  openedWithout: under.openedWithout,
  bound: new SetOver(under.bound),
  said: new MapOver(under.said),
  withheld: new SetOver(under.withheld),
  keeps: new MapOver(under.keeps),
})

class MapOver<V> extends Map<string, V> {
  private readonly under: ReadonlyMap<string, V>
  constructor(under: ReadonlyMap<string, V>) {
    super()
    this.under = under
  }
  override has(key: string): boolean {
    return super.has(key) || this.under.has(key)
  }
  override get(key: string): V | undefined {
    return super.has(key) ? super.get(key) : this.under.get(key)
  }
}

class SetOver extends Set<string> {
  private readonly under: ReadonlySet<string>
  constructor(under: ReadonlySet<string>) {
    super()
    this.under = under
  }
  override has(key: string): boolean {
    return super.has(key) || this.under.has(key)
  }
}

/**
 * One entry, ready to be read: `payload` is null where it did not open. `erased`: what its author left of it, or nothing
 * while no author has said that it was deleted.
 */
export interface Readable {
  readonly index: number | null
  readonly hash: string
  readonly member: string
  /** The gate that the entry is bound to; null for none. */
  readonly bind: string | null
  readonly payload: Uint8Array<ArrayBuffer> | null
  readonly erased?: boolean
  /** That signed it; told only where somebody listens. */
  readonly device?: string
}

export interface Read {
  readonly facts: readonly Fact[]
  readonly unread: number
}

const openedData = v.object({ seal: v.string(), key: v.string() })

/** Reads entries in order. Notes seals in `seals`; in the self space, `own` hears what is meant for the engine. */
export async function readFacts(
  p: Primitives,
  entries: readonly Readable[],
  seals: SealsHere,
  own: SelfListener | null,
): Promise<Read> {
  let unread = 0
  const facts: Fact[] = []
  const openings: Promise<void>[] = []
  for (const { index, hash, member, bind, payload, erased = false, device } of entries) {
    if (erased && payload?.length === 0) {
      // What it was bound to can't be told any more.
      seals.bound.add(member)
      seals.withheld.add(hash)
      continue
    }
    if (bind !== null) seals.bound.add(`${bind}/${member}`)
    else if (payload === null) seals.bound.add(member)
    const read = payload ? decodePayload(payload) : null
    if (!read?.ok) {
      unread += 1
      continue
    }
    const { t: type, at, d: data } = read.value
    const held = erased ? blankedSealsIn(data) : sealsIn(data)
    // What is left of it is its author's word: it may have been bound to any gate, and have opened it before it went.
    if (erased) seals.bound.add(member)
    else if (!isBoundTo(bind, held)) {
      unread += 1
      continue
    }
    if (type === ENTRY_ERASED) {
      for (const { hash: gone, left } of readErasedWord(data)?.entries ?? [])
        if (!seals.said.has(`${member}/${gone}`)) seals.said.set(`${member}/${gone}`, left)
      continue
    }
    if (own?.take(type, data, at, device)) continue
    const keep = erased ? null : readKeep(read.value.keep)
    if (keep) {
      const [first] = held
      seals.keeps.set(hash, { keep, by: member, at, gate: first?.gate ?? null, day: first?.day ?? null })
    }
    const fact: Fact = { type, data, by: member, at, id: hash, index, ...(erased ? { erased } : {}) }
    if (type !== SEAL_OPENED) {
      for (const sealed of held)
        if (!seals.sealed.has(sealed.seal)) seals.sealed.set(sealed.seal, { sealed, by: member, entry: hash })
      facts.push(fact)
      continue
    }
    const opening = v.safeParse(openedData, data)
    const here = opening.success ? seals.sealed.get(opening.output.seal) : undefined
    if (!opening.success) unread += 1
    // Nobody opens, or spoils, what another has sealed: such an entry means nothing, on every device alike.
    if (!opening.success || !here || here.by !== member) continue
    seals.opened.add(opening.output.seal)
    const place = facts.length
    facts.push(fact)
    openings.push(
      openedText(p, here, erased ? null : opening.output.key).then(text => {
        if (text !== null || !seals.texts.has(here.sealed.seal)) seals.texts.set(here.sealed.seal, text)
        facts[place] = { ...fact, data: { seal: here.sealed.seal, text } }
      }),
    )
  }
  await Promise.all(openings)
  return { facts, unread }
}

/**
 * What holds a sealed text is bound to its gate and to no other, and what is bound holds one: else somebody could make a
 * deposit by an entry that says something else.
 */
const isBoundTo = (bind: string | null, held: readonly Sealed[]): boolean =>
  held.every(({ gate }) => gate === bind) && (bind === null || held.length > 0)

/** The gate that an entry with this data is written for; null for none. Throws for two: one entry has one gate. */
export function gateIn(data: unknown): string | null {
  const [first, ...others] = new Set(sealsIn(data).map(({ gate }) => gate))
  if (others.length > 0) throw new Error('an entry holds texts for two gates')
  return first ?? null
}

/** Of a text that its author has deleted nothing is left but that it was opened. */
const openedText = (p: Primitives, here: SealHere, key: string | null): Promise<string | null> =>
  key === null || isErased(here.sealed) ? Promise.resolve('') : textOf(p, here, key)

async function textOf(p: Primitives, here: SealHere, key: string): Promise<string | null> {
  const raw = unbase64url(key)
  if (raw?.length !== 32) return null
  const opened = await openSeal(p, here.sealed, raw)
  return opened.ok ? opened.value : null
}
