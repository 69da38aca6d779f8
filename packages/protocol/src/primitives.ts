/**
 * The one file that touches cryptography. What we use, and from where:
 *
 * 1. SHA-256, HMAC and HKDF (RFC 5869): noble, synchronous, so that a run of entries is hashed without waiting.
 * 2. AES-256-GCM: WebCrypto.
 * 3. Ed25519 (RFC 8032): WebCrypto, private keys non-extractable; noble where the platform lacks it.
 *    Whoever admits a key calls `checkPublicKeys` first: WebCrypto accepts universal forgeries under small-order keys.
 * 4. HPKE, PSK mode (RFC 9180), DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: @hpke/core;
 *    where the platform lacks X25519 the same library with a KEM over noble.
 * 5. Deterministic device keys from a seed.
 * 6. Argon2id (RFC 9106): noble. WebCrypto has no slow hash that fills memory.
 *
 * Clock, randomness and WebCrypto come in through `Platform`.
 * [Note: HPKE looks for WebCrypto itself]: @hpke/core takes `globalThis.crypto.subtle` and nothing else, so its AES and
 * HKDF steps do not pass through `Platform.subtle`. Its randomness does: the ephemeral key is derived from our `random`.
 */
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256, KemId } from '@hpke/core'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { hmac as nobleHmac } from '@noble/hashes/hmac.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { type Bytes, concat, hex, utf8 } from './bytes.ts'
import { labels } from './labels.ts'
import type {
  AesGcm,
  AesKey,
  CryptoKeyLike,
  DeviceKeys,
  KemKey,
  Primitives,
  RawPrivateKey,
  SigningKey,
  SubtleLike,
  Usage,
  WrapContext,
  Wrapped,
} from './primitive-types.ts'

export type * from './primitive-types.ts'

export interface Platform {
  readonly subtle: SubtleLike
  /** Cryptographically random bytes. */
  readonly random: (size: number) => Bytes
}

// 1. Hashes

/** Of all parts one after the other; 32 bytes. */
export function sha256(...parts: readonly Bytes[]): Bytes {
  // Putting short parts together first costs less than one call of the hash for each.
  return nobleSha256(parts.length === 1 ? parts[0]! : concat(...parts)) as Bytes
}

const hmac = (key: Bytes, message: Bytes): Bytes => nobleHmac(nobleSha256, key, message) as Bytes

const noSalt = new Uint8Array(32)
const hkdf = (key: Bytes, info: Bytes, length: number): Bytes =>
  expand(nobleSha256, extract(nobleSha256, key, noSalt), info, length) as Bytes

/** Id of a device: the first 16 bytes of the hash of both keys, as hex. */
export const deviceId = (sign: Bytes, kem: Bytes): string =>
  hex(sha256(labels.device, sign, kem).slice(0, 16))

/** What was found of public keys: it depends on their bytes alone, and every reading of a log asks again. */
const checkedKeys = new Map<string, boolean>()
const MOST_CHECKED = 1_000

// Loaded only where a key is admitted or the platform lacks the curves: most starts of the app never need it.
const loadCurves = () => import('@noble/curves/ed25519.js')

export function createPrimitives(platform: Platform): Primitives {
  const { subtle, random } = platform

  // 2. AES-256-GCM

  const aesKey = (raw: Bytes) =>
    subtle.importKey('raw', raw, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt'])

  async function aesSeal(key: AesKey, nonce: Bytes, plain: Bytes, aad: Bytes): Promise<Bytes> {
    const algorithm: AesGcm = { name: 'AES-GCM', iv: nonce, additionalData: aad }
    return new Uint8Array(await subtle.encrypt(algorithm, key, plain))
  }

  async function aesOpen(key: AesKey, nonce: Bytes, box: Bytes, aad: Bytes): Promise<Bytes | null> {
    const algorithm: AesGcm = { name: 'AES-GCM', iv: nonce, additionalData: aad }
    try {
      return new Uint8Array(await subtle.decrypt(algorithm, key, box))
    } catch {
      return null
    }
  }

  // 3. Ed25519

  // The probe decides once whether the platform has a curve, so that a bad key is never mistaken for a missing curve.
  const probe = (name: string) =>
    subtle.importKey('raw', basePoint[name]!, { name }, true, name === 'Ed25519' ? ['verify'] : []).then(
      () => true,
      () => false,
    )
  let nativeEd25519: Promise<boolean> | undefined
  let nativeX25519: Promise<boolean> | undefined
  const hasEd25519 = () => (nativeEd25519 ??= probe('Ed25519'))
  const hasX25519 = () => (nativeX25519 ??= probe('X25519'))

  /** Both curves' private keys are 32 bytes behind the same ASN.1 but for one byte (RFC 8410). */
  const importPrivate = (name: 'Ed25519' | 'X25519', raw: Bytes, usages: Usage[]) =>
    subtle.importKey('pkcs8', concat(pkcs8[name], raw), { name }, false, usages)

  async function signingKeyFrom(raw: Bytes, known?: Bytes): Promise<SigningKey> {
    return {
      publicKey: known ?? ((await loadCurves()).ed25519.getPublicKey(raw) as Bytes),
      privateKey: (await hasEd25519())
        ? await importPrivate('Ed25519', raw, ['sign'])
        : { rawPrivateBytes: raw.slice() },
    }
  }

  async function sign(key: SigningKey, message: Bytes): Promise<Bytes> {
    if ('rawPrivateBytes' in key.privateKey) {
      return (await loadCurves()).ed25519.sign(message, key.privateKey.rawPrivateBytes) as Bytes
    }
    return new Uint8Array(await subtle.sign({ name: 'Ed25519' }, key.privateKey, message))
  }

  // A log has few authors, a relay has many: imported keys are kept, but not without end.
  const imported = new Map<string, Promise<CryptoKeyLike>>()
  function verifier(publicKey: Bytes): Promise<CryptoKeyLike> {
    const name = hex(publicKey)
    let key = imported.get(name)
    if (key === undefined) {
      if (imported.size >= 1024) imported.clear()
      key = subtle.importKey('raw', publicKey, { name: 'Ed25519' }, true, ['verify'])
      imported.set(name, key)
    }
    return key
  }

  async function verify(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
    if (publicKey.length !== 32 || signature.length !== 64) return false
    if (!(await hasEd25519())) {
      const { ed25519 } = await loadCurves()
      return ed25519.verify(signature, message, publicKey, { zip215: false })
    }
    try {
      return await subtle.verify({ name: 'Ed25519' }, await verifier(publicKey), signature, message)
    } catch {
      return false
    }
  }

  async function checkPublicKeys(signKey: Bytes, kemKey: Bytes): Promise<boolean> {
    if (signKey.length !== 32 || kemKey.length !== 32) return false
    const name = hex(concat(signKey, kemKey))
    const known = checkedKeys.get(name)
    if (known !== undefined) return known
    const sound = await areSound(signKey, kemKey)
    if (checkedKeys.size >= MOST_CHECKED) checkedKeys.clear()
    checkedKeys.set(name, sound)
    return sound
  }

  async function areSound(signKey: Bytes, kemKey: Bytes): Promise<boolean> {
    const { ed25519, x25519 } = await loadCurves()
    try {
      // Strict decoding (zip215 off) refuses y >= p; Montgomery coordinates need the same check by hand.
      const point = ed25519.Point.fromBytes(signKey, false)
      if (point.isSmallOrder() || !point.isTorsionFree()) return false
      if (!isBelowP(kemKey)) return false
      // Throws when the shared secret is zero, which every small-order key gives with every private key.
      x25519.getSharedSecret(checkScalar, kemKey)
      return true
    } catch {
      return false
    }
  }

  // 4. HPKE

  async function kemKeyFrom(raw: Bytes, known?: Bytes): Promise<KemKey> {
    return {
      publicKey: known ?? ((await loadCurves()).x25519.getPublicKey(raw) as Bytes),
      privateKey: (await hasX25519())
        ? await importPrivate('X25519', raw, ['deriveBits'])
        : { rawPrivateBytes: raw.slice() },
    }
  }

  const importKem = (publicKey: Bytes) => subtle.importKey('raw', publicKey, { name: 'X25519' }, true, [])

  const suite = (kem: KemOfSuite) => new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() })

  async function wrap(to: Bytes, context: WrapContext, plain: Bytes): Promise<Wrapped> {
    const native = await hasX25519()
    const sealed = await suite(native ? new DhkemX25519HkdfSha256() : nobleKem(await loadCurves())).seal(
      {
        recipientPublicKey: (native ? await importKem(to) : { rawPublicBytes: to }) as never,
        psk: { id: labels.pskId, key: context.psk },
        info: context.info,
        ekm: random(32),
      },
      plain,
    )
    return { enc: new Uint8Array(sealed.enc), box: new Uint8Array(sealed.ct) }
  }

  async function unwrap(key: KemKey, context: WrapContext, wrapped: Wrapped): Promise<Bytes | null> {
    const native = !('rawPrivateBytes' in key.privateKey)
    try {
      const opened = await suite(native ? new DhkemX25519HkdfSha256() : nobleKem(await loadCurves())).open(
        {
          recipientKey: (native
            ? { publicKey: await importKem(key.publicKey), privateKey: key.privateKey }
            : key.privateKey) as never,
          psk: { id: labels.pskId, key: context.psk },
          info: context.info,
          enc: wrapped.enc,
        },
        wrapped.box,
      )
      return new Uint8Array(opened)
    } catch {
      return null
    }
  }

  return {
    random,
    sha256,
    hmac,
    hkdf: async (key, info, length) => hkdf(key, info, length),
    aesKey,
    aesSeal,
    aesOpen,
    signingKeyFrom,
    kemKeyFrom,
    sign,
    verify,
    checkPublicKeys,
    wrap,
    unwrap,
  }
}

/**
 * Ed25519 by the platform alone, for the service worker, which has to stay small; null where the platform lacks the curve.
 * Only for keys that were taken on trust as a whole: small orders are not looked for.
 */
export async function verifyNatively(
  subtle: Pick<SubtleLike, 'importKey' | 'verify'>,
  publicKey: Bytes,
  message: Bytes,
  signature: Bytes,
): Promise<boolean | null> {
  const importing = (raw: Bytes) => subtle.importKey('raw', raw, { name: 'Ed25519' }, true, ['verify'])
  const has = await importing(basePoint['Ed25519']!).then(
    () => true,
    () => false,
  )
  if (!has) return null
  try {
    return await subtle.verify({ name: 'Ed25519' }, await importing(publicKey), signature, message)
  } catch {
    return false
  }
}

type KemOfSuite = ConstructorParameters<typeof CipherSuite>[0]['kem'] & object

/** DHKEM(X25519, HKDF-SHA256) of RFC 9180, section 4.1, over noble: only for platforms without X25519. */
function nobleKem(curves: Awaited<ReturnType<typeof loadCurves>>): KemOfSuite {
  const { x25519 } = curves
  const suiteId = Uint8Array.of(0x4b, 0x45, 0x4d, 0x00, 0x20)
  const labelled = (label: string, data: Bytes) => concat(utf8('HPKE-v1'), suiteId, utf8(label), data)
  const labelledInfo = (label: string, data: Bytes) => concat(Uint8Array.of(0, 32), labelled(label, data))
  const derive = (ikm: Bytes, extractLabel: string, info: Bytes) =>
    expand(nobleSha256, extract(nobleSha256, labelled(extractLabel, ikm), noSalt), info, 32) as Bytes
  const sharedSecret = (own: Bytes, other: Bytes, enc: Bytes, to: Bytes) =>
    derive(
      x25519.getSharedSecret(own, other) as Bytes,
      'eae_prk',
      labelledInfo('shared_secret', concat(enc, to)),
    ).buffer
  return {
    id: KemId.DhkemX25519HkdfSha256,
    secretSize: 32,
    encSize: 32,
    publicKeySize: 32,
    privateKeySize: 32,
    async encap(params: { recipientPublicKey: unknown; ekm?: unknown }) {
      const to = (params.recipientPublicKey as { readonly rawPublicBytes: Bytes }).rawPublicBytes
      const ephemeral = derive(params.ekm as Bytes, 'dkp_prk', labelledInfo('sk', new Uint8Array(0)))
      const enc = x25519.getPublicKey(ephemeral) as Bytes
      return { enc: enc.slice().buffer, sharedSecret: sharedSecret(ephemeral, to, enc, to) }
    },
    async decap(params: { recipientKey: unknown; enc: unknown }) {
      const own = (params.recipientKey as RawPrivateKey).rawPrivateBytes
      const enc = params.enc as Bytes
      return sharedSecret(own, enc, enc, x25519.getPublicKey(own) as Bytes)
    },
  } as unknown as KemOfSuite
}

/** Little endian, below 2^255 - 19. */
function isBelowP(coordinate: Bytes): boolean {
  let value = 0n
  for (let i = 31; i >= 0; i--) value = (value << 8n) | BigInt(coordinate[i]!)
  return value < 2n ** 255n - 19n
}

const checkScalar = new Uint8Array(32).fill(0x40)
const basePoint: Readonly<Record<string, Bytes>> = {
  Ed25519: new Uint8Array(32).fill(0x66).fill(0x58, 0, 1),
  X25519: new Uint8Array(32).fill(9, 0, 1),
}
const pkcs8 = {
  Ed25519: Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20),
  X25519: Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20),
}

// 5. Devices

/** What a device's keys are made of, as it is stored: never anywhere but sealed. */
export interface DeviceSecret {
  /** 32 bytes that both private keys come from. */
  readonly seed: Bytes
  /** The public keys, so that nothing but an import is left to do. */
  readonly sign: Bytes
  readonly kem: Bytes
}

/** The keys of a stored device, not exportable where the platform has the curves. The secret is believed: it was sealed. */
export async function deviceKeysFrom(p: Primitives, secret: DeviceSecret): Promise<DeviceKeys> {
  return keysOf(p, secret.seed, secret)
}

/** The same 32 secret bytes give the same device: for a new device, a device kept on paper, and for simulations. */
export async function deviceKeysFromSeed(p: Primitives, seed: Bytes): Promise<DeviceKeys> {
  return keysOf(p, seed)
}

async function keysOf(p: Primitives, seed: Bytes, known?: DeviceSecret): Promise<DeviceKeys> {
  const sign = await p.signingKeyFrom(hkdf(seed, labels.seedSign, 32), known?.sign)
  const kem = await p.kemKeyFrom(hkdf(seed, labels.seedKem, 32), known?.kem)
  return { sign, kem, device: deviceId(sign.publicKey, kem.publicKey) }
}

// 6. Secrets that people can remember

/** What one guess costs: KiB of memory, and passes over it. */
export interface StretchCost {
  readonly memory: number
  readonly passes: number
}

/** Argon2id with one lane, to 32 bytes; `salt` has 16. Gives way to the screen every few milliseconds while it runs. */
export async function stretch(secret: Bytes, salt: Bytes, cost: StretchCost): Promise<Bytes> {
  const { argon2idAsync } = await import('@noble/hashes/argon2.js')
  const { memory: m, passes: t } = cost
  return (await argon2idAsync(secret, salt, { m, t, p: 1, dkLen: 32, asyncTick: 8 })) as Bytes
}
