/**
 * RFC 9180 step by step, written for reading: single shot, PSK mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256. Tests hold
 * our calls of the library against it.
 */
import { x25519 } from '@noble/curves/ed25519.js'
import { type Bytes, concat, u32, utf8 } from './bytes.ts'
import { native } from './testkit.ts'

const none = new Uint8Array(0)
const kemId = concat(utf8('KEM'), Uint8Array.of(0, 0x20))

const extract = (id: Bytes, salt: Bytes, label: string, ikm: Bytes) =>
  native.hmac(salt.length === 0 ? new Uint8Array(32) : salt, concat(utf8('HPKE-v1'), id, utf8(label), ikm))

const expand = (id: Bytes, prk: Bytes, label: string, info: Bytes, size: number) => {
  const whole = concat(u32(size).slice(2), utf8('HPKE-v1'), id, utf8(label), info)
  return native.hmac(prk, concat(whole, Uint8Array.of(1))).slice(0, size)
}

/** What both sides agree on before there is a key. */
export interface HpkeContext {
  readonly psk: Bytes
  readonly pskId: Bytes
  readonly info: Bytes
}

/** From the X25519 shared secret on, for an AEAD of this number and size of key. */
export function hpkeFrom(
  aead: { readonly id: number; readonly keySize: number },
  { shared, enc, recipient }: { readonly shared: Bytes; readonly enc: Bytes; readonly recipient: Bytes },
  { psk, pskId, info }: HpkeContext,
) {
  const suiteId = concat(utf8('HPKE'), Uint8Array.of(0, 0x20, 0, 1, 0, aead.id))
  const kemContext = concat(enc, recipient)
  const secretOfKem = expand(kemId, extract(kemId, none, 'eae_prk', shared), 'shared_secret', kemContext, 32)
  const context = concat(
    Uint8Array.of(1),
    extract(suiteId, none, 'psk_id_hash', pskId),
    extract(suiteId, none, 'info_hash', info),
  )
  const secret = extract(suiteId, secretOfKem, 'secret', psk)
  const key = expand(suiteId, secret, 'key', context, aead.keySize)
  return { enc, secretOfKem, key, nonce: expand(suiteId, secret, 'base_nonce', context, 12) }
}

/** From the sender's side: `ikm` makes the ephemeral key. */
export function hpke(
  aead: { readonly id: number; readonly keySize: number },
  to: { readonly recipient: Bytes; readonly ikm: Bytes },
  context: HpkeContext,
) {
  const own = expand(kemId, extract(kemId, none, 'dkp_prk', to.ikm), 'sk', none, 32)
  const enc = x25519.getPublicKey(own) as Bytes
  const shared = x25519.getSharedSecret(own, to.recipient) as Bytes
  return hpkeFrom(aead, { shared, enc, recipient: to.recipient }, context)
}
