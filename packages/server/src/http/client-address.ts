/** Where a request comes from, only as finely as rate limits need it; kept in memory, never written anywhere. */
import type { IncomingMessage } from 'node:http'

/** What a request carries when it came through a socket; nothing when it was made in process. */
export interface SocketEnv {
  readonly incoming?: Pick<IncomingMessage, 'socket' | 'headers'>
}

/**
 * `trustedProxies` proxies of ours stand before us, each adding at the right end of X-Forwarded-For the address that it
 * saw. With 0 that header is anybody's word and is not looked at.
 */
export const clientAddress = (env: SocketEnv | undefined, trustedProxies: number): string => {
  const peer = env?.incoming?.socket?.remoteAddress
  if (!peer) return 'in process'
  if (trustedProxies === 0) return network(peer)
  const header = env?.incoming?.headers?.['x-forwarded-for']
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map(part => part.trim())
  return network(forwarded.at(-trustedProxies) || peer)
}

/** One household or phone has a whole /64 of IPv6 to itself. */
const network = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64)
  if (!plain.includes(':')) return plain
  const [left = '', right] = plain.split('::')
  const before = left.split(':').filter(Boolean)
  const after = (right ?? '').split(':').filter(Boolean)
  const filled =
    right === undefined
      ? before
      : [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
  return `${filled.slice(0, 4).join(':')}::/64`
}
