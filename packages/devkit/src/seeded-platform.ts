/**
 * WebCrypto for a simulated device: the real algorithms (OpenSSL's, through node:crypto), with each
 * answer ready at once, and with randomness drawn from the seed, so that a run can be repeated to the byte.
 *
 * Never for real keys. All keys are extractable here, whatever was asked for: what holds a key to its device
 * is proven by other tests. What passes through a device's cryptography can be watched, for the adversary.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  diffieHellman,
  hkdfSync,
  KeyObject,
  sign,
  verify,
  webcrypto,
} from 'node:crypto'
import type { Bytes } from '#protocol'
import type { Chance } from './chance.ts'

type Key = webcrypto.CryptoKey
type Named = { readonly name: string }
type Hkdf = {
  readonly hash: string | Named
  readonly salt: Uint8Array<ArrayBuffer>
  readonly info: Uint8Array<ArrayBuffer>
}
type AesGcm = {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly additionalData?: Uint8Array
  readonly tagLength?: number
}

const TAG_BYTES = 16

/** Sees every secret that a device's cryptography is given or gives out. */
export type Witness = (secret: Uint8Array) => void

const nameOf = (algorithm: unknown): string =>
  typeof algorithm === 'string' ? algorithm : (algorithm as Named).name
const hashOf = (hash: string | Named) => nameOf(hash).replace('-', '').toLowerCase()
/** A buffer of its own: Node's Buffers share one. */
const owned = (bytes: Uint8Array | ArrayBuffer): ArrayBuffer =>
  bytes instanceof ArrayBuffer ? bytes : new Uint8Array(bytes).buffer
const view = (data: BufferSource): Uint8Array<ArrayBuffer> =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)

const objects = new WeakMap<Key, KeyObject>()
/** Made once for each key: it is a large part of what a short message costs. */
const keyObject = (key: Key): KeyObject => {
  const known = objects.get(key)
  if (known) return known
  const made = KeyObject.from(key)
  objects.set(key, made)
  return made
}

/** The part of SubtleCrypto that the project uses; anything else falls through to the platform's own. */
export function seededSubtle(witness: Witness = () => {}): SubtleCrypto {
  const native = webcrypto.subtle
  const seen = <T extends ArrayBuffer>(secret: T): T => {
    witness(new Uint8Array(secret))
    return secret
  }

  /** HKDF keys can't be extractable in any WebCrypto; their bytes are remembered beside them. */
  const hkdfBytes = new WeakMap<Key, Uint8Array>()

  const importKey = async (
    format: string,
    data: unknown,
    algorithm: unknown,
    _extractable: boolean,
    uses: string[],
  ) => {
    if (format === 'raw' && !/25519/.test(nameOf(algorithm))) witness(view(data as BufferSource))
    const usages = uses as webcrypto.KeyUsage[]
    const hkdf = nameOf(algorithm) === 'HKDF'
    const key = await native.importKey(
      format as 'raw',
      data as BufferSource,
      algorithm as Named,
      !hkdf,
      usages,
    )
    if (hkdf) hkdfBytes.set(key, view(data as BufferSource).slice())
    return key
  }

  const encrypt = async (algorithm: AesGcm, key: Key, data: BufferSource) => {
    const cipher = createCipheriv('aes-256-gcm', keyObject(key), algorithm.iv)
    if (algorithm.additionalData) cipher.setAAD(algorithm.additionalData)
    return owned(Buffer.concat([cipher.update(view(data)), cipher.final(), cipher.getAuthTag()]))
  }

  const decrypt = async (algorithm: AesGcm, key: Key, data: BufferSource) => {
    const whole = view(data)
    const failed = () =>
      new DOMException('The operation failed for an operation-specific reason', 'OperationError')
    if (whole.length < TAG_BYTES) throw failed()
    const decipher = createDecipheriv('aes-256-gcm', keyObject(key), algorithm.iv)
    if (algorithm.additionalData) decipher.setAAD(algorithm.additionalData)
    decipher.setAuthTag(whole.subarray(whole.length - TAG_BYTES))
    try {
      const plain = decipher.update(whole.subarray(0, whole.length - TAG_BYTES))
      return seen(owned(Buffer.concat([plain, decipher.final()])))
    } catch {
      throw failed()
    }
  }

  const deriveBits = async (algorithm: Named & Partial<Hkdf> & { public?: Key }, key: Key, bits: number) => {
    if (algorithm.name === 'X25519' && algorithm.public) {
      const shared = diffieHellman({
        privateKey: keyObject(key),
        publicKey: keyObject(algorithm.public),
      })
      return seen(owned(shared))
    }
    const bytes = hkdfBytes.get(key)
    if (algorithm.name === 'HKDF' && bytes && algorithm.hash && algorithm.salt && algorithm.info) {
      const { hash, salt, info } = algorithm
      return seen(hkdfSync(hashOf(hash), bytes, view(salt), view(info), bits / 8))
    }
    return seen(await native.deriveBits(algorithm as never, key, bits))
  }

  const fast = {
    importKey,
    deriveBits,
    encrypt: (algorithm: Named, key: Key, data: BufferSource) =>
      algorithm.name === 'AES-GCM'
        ? encrypt(algorithm as Named & AesGcm, key, data)
        : native.encrypt(algorithm as never, key, data),
    decrypt: (algorithm: Named, key: Key, data: BufferSource) =>
      algorithm.name === 'AES-GCM'
        ? decrypt(algorithm as Named & AesGcm, key, data)
        : native.decrypt(algorithm as never, key, data),
    digest: async (algorithm: string | Named, data: BufferSource) =>
      owned(createHash(hashOf(algorithm)).update(view(data)).digest()),
    sign: async (algorithm: string | Named, key: Key, data: BufferSource) => {
      const name = nameOf(algorithm)
      if (name === 'Ed25519') return owned(sign(null, view(data), keyObject(key)))
      if (name !== 'HMAC') return native.sign(algorithm as Named, key, data)
      const { hash } = key.algorithm as webcrypto.HmacKeyAlgorithm
      return owned(createHmac(hashOf(hash), keyObject(key)).update(view(data)).digest())
    },
    verify: async (algorithm: string | Named, key: Key, signature: BufferSource, data: BufferSource) =>
      nameOf(algorithm) === 'Ed25519'
        ? verify(null, view(data), keyObject(key), view(signature))
        : native.verify(algorithm as Named, key, signature, data),
  }
  return new Proxy(native, {
    get: (target, name) => {
      const own = (fast as Record<string | symbol, unknown>)[name]
      if (own) return own
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  }) as unknown as SubtleCrypto
}

/** What `createPrimitives` takes. */
export function seededPlatform(
  chance: Chance,
  witness?: Witness,
): { subtle: SubtleCrypto; random: (size: number) => Bytes } {
  const nonces = chance.branch('random')
  return { subtle: seededSubtle(witness), random: size => nonces.bytes(size) }
}

/**
 * Puts a seeded WebCrypto in the place of the global one while a world runs, for code that takes no platform
 * (the HPKE library). Returns the way back; whoever calls this calls that.
 */
export function replaceGlobalCrypto(chance: Chance, witness?: Witness): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'crypto')
  const { subtle, random } = seededPlatform(chance, witness)
  const getRandomValues = <T extends ArrayBufferView>(into: T): T => {
    new Uint8Array(into.buffer, into.byteOffset, into.byteLength).set(random(into.byteLength))
    return into
  }
  const randomUUID = () => {
    const b = Buffer.from(random(16))
    b[6] = (b[6]! & 0x0f) | 0x40
    b[8] = (b[8]! & 0x3f) | 0x80
    return b.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
  const seeded = { subtle, getRandomValues, randomUUID }
  Object.defineProperty(globalThis, 'crypto', { value: seeded, configurable: true, writable: true })
  return () => {
    if (before) Object.defineProperty(globalThis, 'crypto', before)
  }
}
