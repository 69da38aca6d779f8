/**
 * How the service worker takes in a version: every file is held against the hashes that came with it, and the version
 * against the key that the first one brought. All or nothing; what is refused is said, and the version in use stays.
 *
 * What this can't do stands in docs/verifying.md: a server that hands out a changed worker script has replaced this check.
 */
import {
  type Bytes,
  hex,
  readRelease,
  readSignatures,
  sha256,
  signersOf,
  utf8,
  type VerifySignature,
} from '#protocol'

/** What the build tells the worker: its version, and of all files of the app the address and hash. */
export interface Shelf {
  readonly version: string
  /** SHA-256 as hex, by address. The page itself stands under `/app/`. */
  readonly files: Readonly<Record<string, string>>
}

export type Refusal =
  /** No release beside the app, or none that can be read. */
  | 'no-release'
  /** Worker and release name different files. */
  | 'other-files'
  /** A file is another one than the release names. */
  | 'changed-file'
  /** It is not signed, or not by whom the version in use was signed by. */
  | 'other-signer'
  /** A signature does not hold. */
  | 'bad-signature'
  /** An older version than one that was in use here: it may have faults that are known by now. */
  | 'older'

/** What came before: the keys that are trusted, base64url; none where the versions so far were not signed. */
export interface Trust {
  readonly keys: readonly string[]
  /** The newest version that was taken here, as major, minor, patch. */
  readonly newest: readonly [number, number, number]
}

export interface InstallParts {
  /** The whole answer, fresh from the server; null when there is none. Rejects when the server can't be reached. */
  readonly fetch: (
    path: string,
  ) => Promise<{ readonly bytes: Bytes; readonly keep: () => Promise<void> } | null>
  readonly verify: VerifySignature
  readonly trust: Trust | null
}

export const RELEASE = '/app/release.json'
export const SIGNATURES = '/app/release.sig'
export const WORKER = '/app/sw.js'

export type Installed =
  | { readonly ok: true; readonly trust: Trust }
  | { readonly ok: false; readonly refused: Refusal }

const refuse = (refused: Refusal): Installed => ({ ok: false, refused })

type Version = Trust['newest']

/** `1.2.3+build`: what stands behind the third number is no part of the order. Anything else comes before all. */
const versionOf = (text: string): Version => {
  const [, major = 0, minor = 0, patch = 0] = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:[-+]|$)/.exec(text) ?? []
  return [Number(major), Number(minor), Number(patch)]
}
const isOlder = (one: Version, other: Version): boolean => {
  const at = one.findIndex((part, i) => part !== other[i])
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0)
}

/** Whether this release may follow the versions before; gives the keys to be trusted from now on. */
export async function trusted(
  release: Bytes,
  signatures: Bytes | null,
  { trust, verify }: Pick<InstallParts, 'trust' | 'verify'>,
): Promise<Installed> {
  const read = signatures === null ? [] : readSignatures(signatures)
  if (read === null) return refuse('bad-signature')
  const signers = await signersOf(release, read, verify)
  if (signers === null) return refuse('bad-signature')
  const known = trust?.keys ?? []
  if (known.length > 0 && !signers.some(key => known.includes(key))) return refuse('other-signer')
  const offered = versionOf(readRelease(release)?.version ?? '')
  const newest = trust?.newest ?? offered
  if (isOlder(offered, newest)) return refuse('older')
  return { ok: true, trust: { keys: signers, newest: offered } }
}

/** Takes all files in by `keep`, or refuses. */
export async function install(shelf: Shelf, parts: InstallParts): Promise<Installed> {
  const release = await parts.fetch(RELEASE)
  const named = release && readRelease(release.bytes)
  if (!named) return refuse('no-release')
  const worker = await parts.fetch(WORKER)
  if (!worker || hex(sha256(worker.bytes)) !== named.files[WORKER]) return refuse('other-files')
  for (const [path, hash] of Object.entries(shelf.files))
    if (named.files[path] !== hash) return refuse('other-files')
  const signatures = await parts.fetch(SIGNATURES)
  const trust = await trusted(release.bytes, signatures?.bytes ?? null, parts)
  if (!trust.ok) return trust
  const taken = await Promise.all(
    Object.entries(shelf.files).map(async ([path, hash]) => {
      const file = await parts.fetch(path)
      if (!file || hex(sha256(file.bytes)) !== hash) return false
      await file.keep()
      return true
    }),
  )
  return taken.includes(false) ? refuse('changed-file') : trust
}

/** Stored in a cache of its own, under this address. */
export const TRUST_SHELF = 'kimbilio-trust'
export const TRUST = '/app/trust.json'
export const REFUSED = '/app/refused.json'

/** Null for what was not written here. */
export function readTrust(value: unknown): Trust | null {
  const { keys, newest } = (value ?? {}) as { keys?: unknown; newest?: unknown }
  if (!Array.isArray(keys) || !keys.every(key => typeof key === 'string')) return null
  if (!Array.isArray(newest) || newest.length !== 3 || !newest.every(Number.isSafeInteger)) return null
  return { keys, newest: newest as unknown as Version }
}
export const trustText = (trust: Trust): Bytes => utf8(JSON.stringify(trust))
