/** Stands in for Node's `crypto`, which @hpke/core asks for only where a platform has no WebCrypto of its own. */
export const webcrypto: undefined = undefined
