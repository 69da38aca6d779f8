/**
 * A whole profile as one file under a passphrase, for moving to another server.
 *
 *   file  = 1 (1 byte) ‖ u32 KiB of memory ‖ u32 passes ‖ salt (16) ‖ nonce (12) ‖
 *           AES-256-GCM(HKDF(Argon2id(passphrase, salt), "kimbilio/v1/house-file"), plain, aad = the 37 bytes before)
 *   plain = u32 size ‖ content ‖ zeros up to a Padmé size
 *
 * Whoever has the file and the passphrase is the person, until the devices in it have been removed.
 */
import { type Bytes, concat, err, ok, type Result, readU32, u32, utf8 } from './bytes.ts'
import { labels } from './labels.ts'
import { padme } from './padding.ts'
import { type Primitives, type StretchCost, stretch } from './primitives.ts'

export type HouseFileFault =
  /** Not a file of this form, or of a newer one. */
  | { readonly fault: 'Malformed' }
  /** The passphrase is another, or the file was changed. */
  | { readonly fault: 'WrongPassphrase' }

const HEAD = 37
/** A file says what its key costs: no reader does more than this for it, and none takes less. */
const LEAST: StretchCost = { memory: 19_456, passes: 2 }
const MOST: StretchCost = { memory: 262_144, passes: 8 }

/** Spaces around a passphrase, and how a keyboard puts an accent together, are no part of it. */
const keyOf = async (p: Primitives, passphrase: string, salt: Bytes, cost: StretchCost) => {
  const stretched = await stretch(utf8(passphrase.normalize('NFKC').trim()), salt, cost)
  return p.aesKey(await p.hkdf(stretched, labels.houseFile, 32))
}

export async function sealHouseFile(
  p: Primitives,
  passphrase: string,
  content: Bytes,
  cost: StretchCost = { memory: 65_536, passes: 3 },
): Promise<Bytes> {
  const salt = p.random(16)
  const head = concat(Uint8Array.of(1), u32(cost.memory), u32(cost.passes), salt, p.random(12))
  const plain = new Uint8Array(padme(4 + content.length))
  plain.set(concat(u32(content.length), content))
  return concat(head, await p.aesSeal(await keyOf(p, passphrase, salt, cost), head.slice(25), plain, head))
}

export async function openHouseFile(
  p: Primitives,
  passphrase: string,
  file: Bytes,
): Promise<Result<Bytes, HouseFileFault>> {
  if (file.length < HEAD + 4 + 16 || file[0] !== 1) return err({ fault: 'Malformed' })
  const head = file.slice(0, HEAD)
  const cost = { memory: readU32(head, 1), passes: readU32(head, 5) }
  const isFair = (name: keyof StretchCost) => cost[name] >= LEAST[name] && cost[name] <= MOST[name]
  if (!isFair('memory') || !isFair('passes')) return err({ fault: 'Malformed' })
  const key = await keyOf(p, passphrase, head.slice(9, 25), cost)
  const plain = await p.aesOpen(key, head.slice(25), file.slice(HEAD), head)
  if (plain === null) return err({ fault: 'WrongPassphrase' })
  const size = readU32(plain, 0)
  if (4 + size > plain.length) return err({ fault: 'Malformed' })
  return ok(plain.slice(4, 4 + size))
}
