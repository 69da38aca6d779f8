/**
 * Passkeys of the phone, used for one thing: a secret that only this passkey makes from a salt (WebAuthn, extension PRF).
 * Nothing is proved to any server, so neither challenge nor signature is looked at.
 */
import type { Bytes } from '#protocol'

export interface Passkeys {
  /** Null when the person or the phone would not. */
  readonly make: () => Promise<{ readonly id: Bytes; readonly salt: Bytes; readonly secret: Bytes } | null>
  readonly secretOf: (passkey: { readonly id: Bytes; readonly salt: Bytes }) => Promise<Bytes | null>
}

const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))
const TIMEOUT = 60_000

const prfOf = (credential: Credential | null): Bytes | null => {
  if (!credential || !('getClientExtensionResults' in credential)) return null
  const { prf } = (credential as PublicKeyCredential).getClientExtensionResults()
  const first = prf?.results?.first
  if (!first) return null
  return ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer.slice(first.byteOffset, first.byteOffset + first.byteLength) as ArrayBuffer)
    : new Uint8Array(first)
}

/** Null where the browser has no passkeys at all. */
export function browserPasskeys(): Passkeys | null {
  if (typeof PublicKeyCredential === 'undefined' || !navigator.credentials) return null

  const secretOf: Passkeys['secretOf'] = async ({ id, salt }) => {
    try {
      return prfOf(
        await navigator.credentials.get({
          publicKey: {
            challenge: random(32),
            allowCredentials: [{ type: 'public-key', id }],
            userVerification: 'required',
            timeout: TIMEOUT,
            extensions: { prf: { eval: { first: salt } } },
          },
        }),
      )
    } catch {
      return null
    }
  }

  return {
    secretOf,
    make: async () => {
      const salt = random(32)
      try {
        const made = (await navigator.credentials.create({
          publicKey: {
            // Its names stand in the phone's own list of passkeys: as little as can be.
            rp: { name: 'Kimbilio' },
            user: { id: random(16), name: 'Kimbilio', displayName: 'Kimbilio' },
            challenge: random(32),
            pubKeyCredParams: [
              { type: 'public-key', alg: -7 },
              { type: 'public-key', alg: -257 },
            ],
            authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
            timeout: TIMEOUT,
            extensions: { prf: { eval: { first: salt } } },
          },
        })) as PublicKeyCredential | null
        if (!made) return null
        const id: Bytes = new Uint8Array(made.rawId)
        // Some phones make a passkey first and its secret only when it is used.
        const secret = prfOf(made) ?? (await secretOf({ id, salt }))
        return secret && { id, salt, secret }
      } catch {
        return null
      }
    },
  }
}
