/**
 * What a published app consists of, and who says so: two small files beside the app.
 *
 *   release.json   { "name": "kimbilio", "version": text, "files": { path: SHA-256 as 64 hex characters } }, as it stands;
 *                  the paths are absolute, sorted, and name every file of the app but these two
 *   release.sig    [ { "key": base64url, "signature": base64url } ]: Ed25519 over "kimbilio/v1/release" ‖ release.json.
 *                  More than one only while a publisher changes the key: signed with the old one and the new one
 */
import * as v from 'valibot'
import { type Bytes, base64url, concat, fromUtf8, isHex, unbase64url, utf8 } from './bytes.ts'
import { labels } from './labels.ts'

const sizeOf = (size: number) =>
  v.pipe(
    v.string(),
    v.check(text => unbase64url(text)?.length === size),
  )
const MAX_FILES = 2000
const releaseSchema = v.strictObject({
  name: v.literal('kimbilio'),
  version: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  files: v.pipe(
    v.record(
      v.pipe(v.string(), v.regex(/^\/[\x21-\x7e]*$/), v.maxLength(300)),
      v.pipe(
        v.string(),
        v.check(text => isHex(text, 32)),
      ),
    ),
    v.check(files => Object.keys(files).length <= MAX_FILES),
  ),
})
const signaturesSchema = v.pipe(
  v.array(v.strictObject({ key: sizeOf(32), signature: sizeOf(64) })),
  v.minLength(1),
  v.maxLength(4),
)

export type Release = v.InferOutput<typeof releaseSchema>
export interface ReleaseSignature {
  /** base64url: an Ed25519 public key. */
  readonly key: string
  /** base64url, 64 bytes. */
  readonly signature: string
}

export const encodeRelease = (release: Release): Bytes => {
  const files = Object.fromEntries(Object.entries(release.files).sort(([a], [b]) => (a < b ? -1 : 1)))
  return utf8(`${JSON.stringify({ name: release.name, version: release.version, files }, null, 1)}\n`)
}
export const encodeSignatures = (signatures: readonly ReleaseSignature[]): Bytes =>
  utf8(`${JSON.stringify(signatures)}\n`)

const parsed = <T>(schema: v.GenericSchema<unknown, T>, bytes: Bytes): T | null => {
  try {
    const read = v.safeParse(schema, JSON.parse(fromUtf8(bytes) ?? ''))
    return read.success ? read.output : null
  } catch {
    return null
  }
}
/** Null for anything that is not of the form above. */
export const readRelease = (bytes: Bytes): Release | null => parsed(releaseSchema, bytes)
export const readSignatures = (bytes: Bytes): readonly ReleaseSignature[] | null =>
  parsed(signaturesSchema, bytes)

/** What a publisher signs. `release` is the file as it stands. */
export const releaseMessage = (release: Bytes): Bytes => concat(labels.release, release)

/** Checks one signature; null where the platform can't (no Ed25519). */
export type VerifySignature = (key: Bytes, message: Bytes, signature: Bytes) => Promise<boolean | null>

/**
 * The keys whose signatures hold. A signature that can't be checked here counts as holding: what is not checked, the
 * caller has to know. Null when a signature does not hold: somebody changed the release or the signature.
 */
export async function signersOf(
  release: Bytes,
  signatures: readonly ReleaseSignature[],
  verify: VerifySignature,
): Promise<readonly string[] | null> {
  const message = releaseMessage(release)
  for (const { key, signature } of signatures) {
    const holds = await verify(unbase64url(key)!, message, unbase64url(signature)!)
    if (holds === false) return null
  }
  return signatures.map(({ key }) => base64url(unbase64url(key)!))
}
