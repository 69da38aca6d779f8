/** This machine's WebCrypto and randomness, as the protocol asks for them. */
import { webcrypto } from 'node:crypto'
import { createPrimitives, type Primitives, type SubtleLike } from '#protocol'

export const systemPrimitives = (): Primitives =>
  createPrimitives({
    subtle: webcrypto.subtle as unknown as SubtleLike,
    random: size => webcrypto.getRandomValues(new Uint8Array(size)),
  })
