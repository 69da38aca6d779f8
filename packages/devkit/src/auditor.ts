/**
 * Reads a space's log from its raw bytes, as somebody would who was handed the keys and docs/protocol.md. It shares
 * no code with the program that it checks: its own parsing, its own hashing, its own cryptography (node:crypto).
 */
import { createDecipheriv, createHash, createPublicKey, createSecretKey, hkdfSync, verify } from 'node:crypto'
import { type Body, NotAllowed, Roll } from './auditor-roll.ts'

export interface LogRow {
  readonly index: number
  readonly bytes: Uint8Array
}

/** One thing that was said in the log, in the relay's order. */
export interface Said {
  readonly index: number
  readonly hash: string
  readonly member: string
  readonly type: string
  readonly at: number
  readonly data: unknown
  /** The gate that the entry is bound to; null for none. */
  readonly bind: string | null
  /** Bytes of the whole entry on the wire. */
  readonly size: number
}

export interface Audit {
  readonly said: readonly Said[]
  /** L at the end of the log, hex. */
  readonly logHash: string
  readonly kind: string
  readonly members: readonly string[]
  readonly devices: ReadonlyMap<string, { readonly member: string; readonly entries: number }>
  /** Entries whose words their author has deleted, in the relay's order; by whom. */
  readonly erased: readonly { readonly hash: string; readonly member: string }[]
}

/** What is wrong with a log; thrown, because a log at rest in an honest relay must have nothing wrong with it. */
export class AuditFailed extends Error {}

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const label = (text: string) => Buffer.from(`kimbilio/v1/${text}`)
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** AES-256-GCM with the tag at the end; null when it does not open. */
export function openBox(key: Uint8Array, nonce: Uint8Array, box: Uint8Array, aad: Uint8Array): Buffer | null {
  if (box.length < 16) return null
  try {
    const cipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce).setAAD(aad)
    cipher.setAuthTag(box.subarray(box.length - 16))
    return Buffer.concat([cipher.update(box.subarray(0, box.length - 16)), cipher.final()])
  } catch {
    return null
  }
}

export interface Parsed {
  readonly kind: number
  /** Its author has deleted what it said. */
  readonly erased: boolean
  readonly space: string
  readonly device: string
  readonly n: number
  readonly prev: string
  readonly seenIndex: number
  readonly seenHash: string
  readonly epoch: number
  readonly commit: Buffer
  readonly header: Buffer
  readonly body: Buffer
  readonly signature: Buffer
  readonly hash: Buffer
}

export function parseEntry(raw: Uint8Array): Parsed {
  const bytes = Buffer.from(raw)
  const erased = bytes[1] === 3
  // In place of an erased body stands its hash; all else is as it was.
  const size = erased ? 32 : bytes.readUInt32BE(142)
  if (bytes[0] !== 1 || bytes.length !== 146 + size + 64) throw new AuditFailed('not an entry')
  const header = Buffer.from(bytes.subarray(0, 146))
  if (erased) header[1] = 1
  const held = bytes.subarray(146, 146 + size)
  return {
    kind: header[1]!,
    erased,
    space: bytes.toString('hex', 2, 18),
    device: bytes.toString('hex', 18, 34),
    n: bytes.readUInt32BE(34),
    prev: bytes.toString('hex', 38, 70),
    seenIndex: bytes.readUInt32BE(70),
    seenHash: bytes.toString('hex', 74, 106),
    epoch: bytes.readUInt32BE(106),
    commit: bytes.subarray(110, 142),
    header,
    body: erased ? Buffer.alloc(0) : held,
    signature: bytes.subarray(146 + size),
    hash: sha256(label('entry'), header, erased ? held : sha256(held)),
  }
}

/** The key that one device's content of one epoch is sealed with. */
export const contentKey = (epochKey: Uint8Array, space: string, epoch: number, device: string): Buffer =>
  Buffer.from(
    hkdfSync(
      'sha256',
      epochKey,
      Buffer.alloc(32),
      Buffer.concat([
        label('content-key'),
        Buffer.from(space, 'hex'),
        u32(epoch),
        Buffer.from(device, 'hex'),
      ]),
      32,
    ),
  )

/** What a content entry holds under this content key, and the gate it is bound to; null when the key is another. */
export function openPayload(
  entry: Parsed,
  key: Uint8Array,
): { readonly payload: Buffer; readonly bind: string | null } | null {
  const plain = openBox(key, entry.body.subarray(0, 12), entry.body.subarray(12), entry.header)
  if (!plain) return null
  const [salt, bind, length] = [plain.subarray(0, 32), plain.subarray(32, 48), plain.readUInt32BE(48)]
  const payload = plain.subarray(52, 52 + length)
  if (plain.subarray(52 + length).some(byte => byte !== 0)) throw new AuditFailed('padding is not empty')
  const inner = sha256(label('inner-commit'), salt, payload)
  if (!sha256(label('commit'), bind, inner).equals(entry.commit)) throw new AuditFailed('commitment broken')
  return { payload, bind: bind.some(byte => byte !== 0) ? bind.toString('hex') : null }
}

/** The gates of all sealed texts in what an entry says. */
function gatesIn(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return []
  if ('box' in data && 'gate' in data) return [String(data.gate)]
  return Object.values(data).flatMap(gatesIn)
}

/** A sealed text as it stands in an event. All but `seal` and `gate` are base64url. */
export interface SealRef {
  readonly seal: string
  readonly commit: string
  readonly box: string
  readonly half?: string
  readonly gate: string
  readonly gateKind: string
  readonly day?: string
}

/** The text under this key, commitment checked; null when the key is another. */
export function openSealed(seal: SealRef, key: Uint8Array): string | null {
  const [commit, box] = [Buffer.from(seal.commit, 'base64url'), Buffer.from(seal.box, 'base64url')]
  const plain = openBox(
    key,
    box.subarray(0, 12),
    box.subarray(12),
    Buffer.concat([label('seal-box'), commit]),
  )
  if (!plain) return null
  const text = plain.subarray(36, 36 + plain.readUInt32BE(32))
  if (!sha256(label('seal-commit'), plain.subarray(0, 32), text).equals(commit)) return null
  return text.toString()
}

/**
 * The whole log, checked from the first entry on: order, chains, signatures, what each author had seen, and every
 * payload. `keys` are candidates for keys of this space, epoch keys or content keys: all are tried. What fits is
 * remembered in `contentKeys`, by device and epoch, so that the next reading need not search again.
 */
export function auditLog(
  rows: readonly LogRow[],
  keys: readonly Uint8Array[],
  contentKeys = new Map<string, Uint8Array>(),
): Audit {
  const roll = new Roll()
  const chains = new Map<string, { n: number; prev: string; seen: number }>()
  const logHashes: string[] = []
  const said: Said[] = []
  const erased = new Map<string, string>()
  let kind = ''
  let logHash: Buffer = Buffer.alloc(0)

  const keyFor = (entry: Parsed): Uint8Array => {
    const name = `${entry.device}/${entry.epoch}`
    const fits = (key: Uint8Array) => openPayload(entry, key) !== null
    const derived = (key: Uint8Array) => contentKey(key, entry.space, entry.epoch, entry.device)
    const found = contentKeys.get(name) ?? keys.find(fits) ?? keys.map(derived).find(fits)
    if (!found) throw new AuditFailed(`no key opens the entries of ${name}`)
    contentKeys.set(name, found)
    return found
  }

  for (const [place, { index, bytes }] of rows.entries()) {
    const failed = (what: string) => new AuditFailed(`entry ${index}: ${what}`)
    const entry = parseEntry(bytes)
    if (index !== place + 1) throw failed('out of order')
    const control = entry.kind === 2 ? (JSON.parse(entry.body.toString()) as Body) : null
    if (index === 1) {
      if (control?.t !== 'space-made') throw failed('the log does not begin with the making of the space')
      kind = control.kind
      logHash = sha256(label('nothing-yet'), Buffer.from(entry.space, 'hex'))
      logHashes.push(logHash.toString('hex'))
    }
    const counts = takes(roll, index, entry, control)
    const seat = roll.seats.get(entry.device)
    if (!seat) throw failed('by an unknown device')
    const first = { n: 0, prev: '0'.repeat(64), seen: index === 1 ? 0 : seat.came }
    const chain = chains.get(entry.device) ?? first
    if (entry.n !== chain.n + 1 || entry.prev !== chain.prev) throw failed('breaks the chain of its device')
    if (entry.seenIndex >= index || entry.seenIndex < chain.seen)
      throw failed('its author saw what was not there')
    const seen = entry.seenIndex === 0 && index === 1 ? entry.seenHash : logHashes[entry.seenIndex]
    if (entry.seenIndex > 0 && entry.seenHash !== seen) throw failed('its author saw another log')
    const key = createPublicKey({
      key: Buffer.concat([ED25519_SPKI, seat.sign]),
      format: 'der',
      type: 'spki',
    })
    if (!verify(null, entry.hash, key, entry.signature)) throw failed('bad signature')
    const hash = entry.hash.toString('hex')
    chains.set(entry.device, { n: entry.n, prev: hash, seen: entry.seenIndex })
    logHash = sha256(label('log'), logHash, entry.hash)
    logHashes.push(logHash.toString('hex'))
    if (control || !counts) continue
    if (entry.erased) {
      erased.set(hash, seat.member)
      continue
    }
    const opened = openPayload(entry, keyFor(entry))
    if (!opened) throw failed('does not open')
    const { bind } = opened
    const { t: type, at, d: data } = JSON.parse(opened.payload.toString())
    if (gatesIn(data).some(gate => gate !== bind)) throw failed('holds a text for a gate it is not bound to')
    said.push({ index, hash, member: seat.member, type, at, data, bind, size: bytes.length })
  }
  // Nobody but the author's own member says that words are deleted, and without that word none are missing.
  for (const [hash, member] of erased) {
    const saysSo = ({ type, data, ...one }: Said) =>
      one.member === member &&
      type === 'entry.erased.v1' &&
      (data as { entries: { hash: string }[] }).entries.some(gone => gone.hash === hash)
    if (!said.some(saysSo)) throw new AuditFailed('words are missing that no author has deleted')
  }
  const entries = new Map(
    [...roll.seats].map(([id, { member }]) => [id, { member, entries: chains.get(id)?.n ?? 0 }]),
  )
  const gone = [...erased].map(([hash, member]) => ({ hash, member }))
  return {
    said,
    logHash: logHash.toString('hex'),
    kind,
    members: roll.members,
    devices: entries,
    erased: gone,
  }
}

function takes(roll: Roll, index: number, entry: Parsed, body: Body | null): boolean {
  try {
    return roll.takes(index, entry, body)
  } catch (error) {
    if (error instanceof NotAllowed) throw new AuditFailed(`entry ${index}: ${error.message}`)
    throw error
  }
}
