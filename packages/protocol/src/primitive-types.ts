/** What the one file of cryptography takes and gives: keys, boxes, and the part of WebCrypto that it uses. */
import type { Bytes } from './bytes.ts'

/** A key held by the platform. Structured-cloneable, so that IndexedDB can hold it; never readable by us. */
export interface CryptoKeyLike {
  readonly type: string
  readonly extractable: boolean
}
/** A private key of a platform without Ed25519 or X25519: readable by any script on the page, and named so. */
export interface RawPrivateKey {
  readonly rawPrivateBytes: Bytes
}
export type PrivateKey = CryptoKeyLike | RawPrivateKey

export type Usage = 'sign' | 'verify' | 'encrypt' | 'decrypt' | 'deriveBits'
export interface AesGcm {
  readonly name: 'AES-GCM'
  readonly iv: Bytes
  readonly additionalData: Bytes
}
/** The part of WebCrypto's SubtleCrypto that we use. */
export interface SubtleLike {
  importKey(
    format: 'raw' | 'pkcs8',
    key: Bytes,
    algorithm: { readonly name: string },
    extractable: boolean,
    usages: Usage[],
  ): Promise<CryptoKeyLike>
  exportKey(format: 'raw', key: CryptoKeyLike): Promise<ArrayBuffer>
  sign(algorithm: { readonly name: string }, key: CryptoKeyLike, message: Bytes): Promise<ArrayBuffer>
  verify(
    algorithm: { readonly name: string },
    key: CryptoKeyLike,
    signature: Bytes,
    message: Bytes,
  ): Promise<boolean>
  encrypt(algorithm: AesGcm, key: CryptoKeyLike, plain: Bytes): Promise<ArrayBuffer>
  decrypt(algorithm: AesGcm, key: CryptoKeyLike, box: Bytes): Promise<ArrayBuffer>
}

/** Ed25519; `publicKey` is 32 bytes. */
export interface SigningKey {
  readonly publicKey: Bytes
  readonly privateKey: PrivateKey
}
/** X25519; `publicKey` is 32 bytes. */
export interface KemKey {
  readonly publicKey: Bytes
  readonly privateKey: PrivateKey
}
export type AesKey = CryptoKeyLike

export interface DeviceKeys {
  readonly sign: SigningKey
  readonly kem: KemKey
  /** 32 hex characters, from both public keys. */
  readonly device: string
}

/** What both ends of a wrap have to agree on. `psk` is 32 bytes; `info` names space, epoch and device. */
export interface WrapContext {
  readonly psk: Bytes
  readonly info: Bytes
}
/** `enc` is 32 bytes, `box` is the plaintext's length and 16 more. */
export interface Wrapped {
  readonly enc: Bytes
  readonly box: Bytes
}

export interface Primitives {
  random(size: number): Bytes
  /** Of all parts one after the other. */
  sha256(...parts: readonly Bytes[]): Bytes
  hmac(key: Bytes, message: Bytes): Bytes
  /** HKDF-SHA-256 with an empty salt; `length` up to 8160 bytes. */
  hkdf(key: Bytes, info: Bytes, length: number): Promise<Bytes>
  aesKey(raw: Bytes): Promise<AesKey>
  /** `nonce` is 12 bytes; the answer is 16 bytes longer than `plain`. */
  aesSeal(key: AesKey, nonce: Bytes, plain: Bytes, aad: Bytes): Promise<Bytes>
  /** Null when key, nonce, box and `aad` do not belong together. */
  aesOpen(key: AesKey, nonce: Bytes, box: Bytes, aad: Bytes): Promise<Bytes | null>
  /** From 32 secret bytes. Where the public half is known it is taken as it is, and need not be computed. */
  signingKeyFrom(raw: Bytes, known?: Bytes): Promise<SigningKey>
  kemKeyFrom(raw: Bytes, known?: Bytes): Promise<KemKey>
  /** 64 bytes. Safari's are randomised: never compare or hash signatures. */
  sign(key: SigningKey, message: Bytes): Promise<Bytes>
  verify(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean>
  /** False for keys of wrong length, non-canonical, of small or mixed order: such a key must never be admitted. */
  checkPublicKeys(sign: Bytes, kem: Bytes): Promise<boolean>
  wrap(to: Bytes, context: WrapContext, plain: Bytes): Promise<Wrapped>
  /** Null when it was not wrapped for this key and context. */
  unwrap(key: KemKey, context: WrapContext, wrapped: Wrapped): Promise<Bytes | null>
}
