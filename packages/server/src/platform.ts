/** This machine's WebCrypto, hashes and randomness, as the protocol asks for them. */
import { createHash, webcrypto } from 'node:crypto'
import { createPrimitives, type Primitives, type SubtleLike } from '#protocol'

export const systemPrimitives = (): Primitives => ({
  ...createPrimitives({
    subtle: webcrypto.subtle as unknown as SubtleLike,
    random: size => webcrypto.getRandomValues(new Uint8Array(size)),
  }),
  // The same hash as the protocol's own, several times as fast: a relay hashes every body that comes.
  sha256: (...parts) => {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return new Uint8Array(hash.digest())
  },
})
