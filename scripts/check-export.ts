/**
 * Checks an export of the app, offline and without any key: `node scripts/check-export.ts <file.json>`. It shares no code
 * with the app: what it needs stands in docs/export.md. It says what is proven, and what is given without proof.
 */
import { createDecipheriv, createHash, createPublicKey, createSecretKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

interface Entry {
  readonly index: number | null
  readonly hash: string
  readonly member: string
  readonly device: string
  readonly header: string
  readonly bodyHash: string
  readonly signature: string
  readonly control?: string
  readonly opening?: { readonly salt: string; readonly bind: string; readonly payload: string }
  readonly erased?: { readonly left: string | null }
  readonly closed?: string
  readonly seals?: readonly {
    readonly seal: string
    readonly key: string | null
    readonly text: string | null
  }[]
}
interface Space {
  readonly space: string
  readonly kind: string
  readonly entries: readonly Entry[]
}

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const label = (text: string) => Buffer.from(`kimbilio/v1/${text}`)
const bytes = (text: string) => Buffer.from(text, 'base64url')
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Sentences about what does not hold in one space; empty when all does. Counts what was proven in `tally`. */
function faultsOf(
  { space, kind, entries }: Space,
  tally: { proven: number; closed: number; erased: number; seals: number },
): string[] {
  const faults: string[] = []
  const devices = new Map<string, { member: string; sign: Buffer; n: number; last: string }>()
  let logHash = sha256(label('nothing-yet'), Buffer.from(space, 'hex'))
  const logHashes = [logHash.toString('hex')]
  const admit = (control: { member?: string; sign: string; kem: string }, member: string) => {
    const [sign, kem] = [bytes(control.sign), bytes(control.kem)]
    const id = sha256(label('device'), sign, kem).toString('hex', 0, 16)
    if (!devices.has(id)) devices.set(id, { member, sign, n: 0, last: '0'.repeat(64) })
  }
  for (const [place, entry] of entries.entries()) {
    const wrong = (what: string) => faults.push(`space ${space}, entry ${place + 1}: ${what}`)
    const header = bytes(entry.header)
    if (header.length !== 146 || header[0] !== 1) {
      wrong('the header is none')
      continue
    }
    const hash = sha256(label('entry'), header, Buffer.from(entry.bodyHash, 'hex'))
    if (hash.toString('hex') !== entry.hash) wrong('the hash is not that of the entry')
    if (header.toString('hex', 2, 18) !== space) wrong('it is of another space')
    const device = header.toString('hex', 18, 34)
    if (device !== entry.device) wrong('it is of another device')
    if (entry.index !== null) {
      if (entry.index !== place + 1) wrong('it is not in its place')
      const seen = header.readUInt32BE(70)
      if (place > 0 && logHashes[seen] !== header.toString('hex', 74, 106))
        wrong('its author had seen another order')
      logHash = sha256(label('log'), logHash, hash)
      logHashes.push(logHash.toString('hex'))
    }
    const isControl = header[1] === 2
    if (isControl !== (entry.control !== undefined)) wrong('it is of another kind')
    // Else words could stand beside what is proven, and pass for it.
    const { control, opening, erased, closed } = entry
    if ([control, opening, erased, closed].filter(part => part !== undefined).length !== 1)
      wrong('it says more than one thing, or nothing')
    if (entry.control !== undefined) {
      if (!sha256(Buffer.from(entry.control)).equals(Buffer.from(entry.bodyHash, 'hex')))
        wrong('the change of members is another one')
      const control = JSON.parse(entry.control)
      if (control.t === 'space-made' && place === 0) {
        admit(control, control.member)
        if (control.kind !== kind) wrong('the space is of another kind')
      }
      if (control.t === 'member-joined') admit(control, control.member)
      if (control.t === 'device-added') admit(control, devices.get(device)?.member ?? '')
    }
    const author = devices.get(device)
    if (!author) {
      wrong('nobody has let its device in')
      continue
    }
    if (author.member !== entry.member) wrong('it is by another member')
    if (header.readUInt32BE(34) !== author.n + 1 || header.toString('hex', 38, 70) !== author.last)
      wrong('an entry of its device is missing before it')
    author.n = header.readUInt32BE(34)
    author.last = entry.hash
    const key = createPublicKey({
      key: Buffer.concat([ED25519_SPKI, author.sign]),
      format: 'der',
      type: 'spki',
    })
    if (!verify(null, hash, key, bytes(entry.signature))) wrong('the signature does not fit')
    if (isControl) continue
    if (entry.erased) tally.erased += 1
    else if (!entry.opening) tally.closed += 1
    else {
      const { salt, bind, payload } = entry.opening
      const inner = sha256(label('inner-commit'), bytes(salt), Buffer.from(payload))
      if (!sha256(label('commit'), bytes(bind), inner).equals(header.subarray(110, 142)))
        wrong('the words are not those that were signed')
      else tally.proven += 1
      const sealed = sealsIn(JSON.parse(payload).d)
      for (const { seal, key: raw, text } of entry.seals ?? []) {
        const box = sealed.find(one => one.seal === seal)
        if (raw === null) continue
        if (!box || openSealed(box, bytes(raw)) !== text) wrong('a sealed text is another one')
        else tally.seals += 1
      }
    }
  }
  return faults
}

interface Sealed {
  readonly seal: string
  readonly commit: string
  readonly box: string
}
/** No sealed text lies deeper. */
const DEEPEST = 16

function sealsIn(data: unknown, deepest = DEEPEST): Sealed[] {
  if (typeof data !== 'object' || data === null || deepest === 0) return []
  if ('seal' in data && 'box' in data && 'commit' in data) return [data as Sealed]
  return Object.values(data).flatMap(part => sealsIn(part, deepest - 1))
}

function openSealed({ commit, box }: Sealed, key: Buffer): string | null {
  const [promised, whole] = [bytes(commit), bytes(box)]
  try {
    const cipher = createDecipheriv('aes-256-gcm', createSecretKey(key), whole.subarray(0, 12))
    cipher.setAAD(Buffer.concat([label('seal-box'), promised]))
    cipher.setAuthTag(whole.subarray(whole.length - 16))
    const plain = Buffer.concat([cipher.update(whole.subarray(12, whole.length - 16)), cipher.final()])
    const text = plain.subarray(36, 36 + plain.readUInt32BE(32))
    return sha256(label('seal-commit'), plain.subarray(0, 32), text).equals(promised) ? text.toString() : null
  } catch {
    return null
  }
}

export interface Checked {
  readonly proven: number
  readonly closed: number
  readonly erased: number
  readonly seals: number
  /** One sentence each; empty when all holds. */
  readonly faults: readonly string[]
}

/** Null when the text is no export of a form that is known here. */
export function checkExport(text: string): Checked | null {
  const exported = jsonIn(text) as { format?: unknown; v?: unknown; spaces?: unknown } | null
  if (exported?.format !== 'kimbilio-export' || exported.v !== 1 || !Array.isArray(exported.spaces))
    return null
  const tally = { proven: 0, closed: 0, erased: 0, seals: 0 }
  const faults = exported.spaces.flatMap((space: Space, place) => {
    try {
      return faultsOf(space, tally)
    } catch {
      return [`space ${place + 1}: it is not of the form that docs/export.md tells`]
    }
  })
  return { ...tally, faults }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function main(path: string | undefined): number {
  if (!path) {
    console.error('usage: node scripts/check-export.ts <file.json>')
    return 2
  }
  const checked = checkExport(readFileSync(path, 'utf8'))
  if (!checked) {
    console.error('This is no export of a form that is known here.')
    return 2
  }
  const { proven, seals, erased, closed, faults } = checked
  for (const fault of faults) console.error(fault)
  console.log(
    `${proven} entries with words proven, ${seals} sealed texts proven, ` +
      `${erased} deleted by their author, ${closed} without words in this file, ${faults.length} faults`,
  )
  return faults.length === 0 ? 0 : 1
}

if (process.argv[1] === import.meta.filename) process.exitCode = main(process.argv[2])
