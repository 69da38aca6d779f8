/** Everything that this person can read, with what it takes to show somebody else who wrote it. Nothing tells the other. */
import { nameOf, people, SEAL_OPENED, type Sealed, sealsIn, slicesIn, stateIn } from '#practices'
import {
  type Bytes,
  base64url,
  decodeEntry,
  decodePayload,
  type Entry,
  fromUtf8,
  hex,
  type Opened,
  openEntry,
  openSeal,
  type Primitives,
  unbase64url,
  unhex,
} from '#protocol'
import { ENTRY_ERASED } from '../erase/erased-word.ts'
import type { Ledger } from '../ledger.ts'
import type { SealKeys } from '../seal-keys.ts'
import type { Space } from '../space.ts'
import type { ExportedEntry, ExportedSeal, ExportedSpace } from './format.ts'

export interface ReadParts {
  readonly p: Primitives
  readonly ledger: Ledger
  readonly keys: SealKeys
}

const HEADER = 146

export async function readRecord(parts: ReadParts, space: Space): Promise<ExportedSpace> {
  const { p, ledger } = parts
  const opened = new Map<string, string>()
  const entries: ExportedEntry[] = []
  const own = { index: null, member: space.row.member, passedOver: false, left: null }
  const all = [...(await ledger.record(space)), ...space.outbox.map(({ bytes }) => ({ ...own, bytes }))]
  for (const { index, member, passedOver, bytes, left } of all) {
    const entry = decodeEntry(p, bytes)
    if (!entry.ok) continue
    const inside = entry.value.kind === 'content' ? await openEntry(space.ring, entry.value) : null
    const content = inside?.ok ? inside.value : null
    noteKey(content, opened)
    entries.push({
      index,
      hash: entry.value.hash,
      member,
      device: entry.value.device,
      passedOver,
      ...outside(p, entry.value),
      ...insideOf(space, entry.value, content, left),
    })
  }
  const state = stateIn(ledger.currentOf(space), people)
  const names = [...space.log.members.keys()].map(member => [member, nameOf(state, member) ?? ''])
  return {
    space: space.id,
    kind: space.row.kind,
    me: space.row.member,
    names: Object.fromEntries(names) as Record<string, string>,
    entries: await withSeals(parts, entries, opened),
  }
}

const outside = (p: Primitives, entry: Entry) => {
  const header = entry.bytes.slice(0, HEADER)
  // In the erased form the kind says so; the hash is made with the kind that it was signed with.
  if (entry.erased) header[1] = 1
  const bodyHash = entry.erased ? entry.bytes.slice(HEADER, HEADER + 32) : p.sha256(entry.body)
  return { header: base64url(header), bodyHash: hex(bodyHash), signature: base64url(entry.signature) }
}

/** Of what the app says to itself (keys of seals, of devices) nothing is given out. */
function insideOf(
  space: Space,
  entry: Entry,
  content: Opened | null,
  left: Bytes | null,
): Partial<ExportedEntry> {
  if (entry.kind === 'control') return { control: fromUtf8(entry.body) ?? '' }
  if (entry.erased) return { erased: { left: (left && fromUtf8(left)) || null } }
  const said = content && decodePayload(content.payload)
  const payload = content && fromUtf8(content.payload)
  if (!content || !said?.ok || payload === null) return { closed: 'unreadable' }
  if (!isOfPeople(space, said.value.t)) return { closed: 'engine' }
  const bind = content.bind === null ? new Uint8Array(16) : unhex(content.bind)
  return { opening: { salt: base64url(content.salt), bind: base64url(bind), payload } }
}

const isOfPeople = (space: Space, type: string): boolean =>
  type === SEAL_OPENED ||
  type === ENTRY_ERASED ||
  slicesIn(space.row.kind).some(({ events }) => Object.hasOwn(events, type))

/** Keys of sealed texts that stand in the log itself. */
function noteKey(content: Opened | null, opened: Map<string, string>): void {
  const said = content && decodePayload(content.payload)
  if (!said?.ok || said.value.t !== SEAL_OPENED) return
  const { seal, key } = said.value.d as { seal?: unknown; key?: unknown }
  if (typeof seal === 'string' && typeof key === 'string') opened.set(seal, key)
}

async function withSeals(
  { p, keys }: ReadParts,
  entries: readonly ExportedEntry[],
  opened: ReadonlyMap<string, string>,
): Promise<readonly ExportedEntry[]> {
  const open = async (sealed: Sealed): Promise<ExportedSeal> => {
    const own = keys.get(sealed.seal)
    const candidates = [own?.key, unbase64url(opened.get(sealed.seal) ?? '')]
    for (const key of candidates) {
      const text = key?.length === 32 ? await openSeal(p, sealed, key) : null
      if (key && text?.ok) return { seal: sealed.seal, key: base64url(key), text: text.value }
    }
    return { seal: sealed.seal, key: null, text: null }
  }
  return Promise.all(
    entries.map(async entry => {
      const said = entry.opening && (JSON.parse(entry.opening.payload) as { d: unknown })
      const sealed = said ? sealsIn(said.d) : []
      return sealed.length === 0 ? entry : { ...entry, seals: await Promise.all(sealed.map(open)) }
    }),
  )
}
