/** What stands before the calls of the relay: who is asking, how often, and what the answer looks like. */
import type { Context } from 'hono'
import { done } from '../ports/result.ts'
import { type Problem, problemResponse } from '../problems.ts'
import type { Caller } from '../relay/access.ts'
import type { Relay } from '../relay/relay.ts'
import type { TokenBuckets } from '../relay/token-buckets.ts'
import { refuse, type Told } from '../relay/told.ts'
import { clientAddress, type SocketEnv } from './client-address.ts'
import { bytes32, isId } from './forms.ts'

export interface HttpEnv {
  Bindings: SocketEnv
}
export type Call = Context<HttpEnv>
type Handle = (c: Call) => Promise<Response>
/** One row of the table in docs/relay.md. */
export type Row = readonly [method: string, path: string, handle: Handle]

export const OCTETS = 'application/octet-stream'

export const told = (problem: Problem): Response => problemResponse(problem)
export const json = <T>(answer: Awaited<Told<T>>): Response =>
  answer.ok ? Response.json(answer.value, { headers: { 'cache-control': 'no-store' } }) : told(answer.error)
export const nothing = (answer: Awaited<Told<unknown>>): Response =>
  answer.ok ? new Response(null, { status: 204 }) : told(answer.error)
export const octets = (bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Response =>
  new Response(bytes, { headers: { 'content-type': OCTETS, 'cache-control': 'no-store', ...headers } })

export const spaceOf = (c: Call) => {
  const space = c.req.param('space') ?? ''
  return isId(space) ? done(space) : refuse('malformed')
}

type ByMember = (c: Call, space: string, caller: Caller) => Promise<Response>

export const guards = (relay: Relay, trustedProxies: number) => {
  const { access, rates } = relay

  const withToken =
    (lets: (space: string, token: string) => Told<Caller>) =>
    (handle: ByMember): Handle =>
    async c => {
      const space = spaceOf(c)
      if (!space.ok) return told(space.error)
      const token = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
      if (!token) return told({ problem: 'unauthorized' })
      const caller = await lets(space.value, token)
      if (!caller.ok) return told(caller.error)
      const wait = rates.device.take(`${space.value} ${caller.value.device}`)
      if (wait > 0) return told({ problem: 'rate-limited', retryAfterSeconds: wait })
      return handle(c, space.value, caller.value)
    }
  const member = withToken(access.caller)

  return {
    /** A call by a device with a token of the space. */
    member,
    /** The same, also by one that was removed. */
    writer: withToken(access.writer),
    /** The same, about a gate, an invitation or a record of the space. */
    about: (handle: (c: Call, space: string, id: string, caller: Caller) => Promise<Response>) =>
      member(async (c, space, caller) => {
        const id = c.req.param('id') ?? ''
        return isId(id) ? handle(c, space, id, caller) : told({ problem: 'malformed' })
      }),
    /** A call by somebody who holds a key and no token. */
    holder:
      (
        scheme: 'Invitation' | 'Recovery',
        handle: (c: Call, id: string, key: NonNullable<ReturnType<typeof bytes32>>) => Promise<Response>,
      ): Handle =>
      async c => {
        const id = c.req.param('id') ?? ''
        if (!isId(id)) return told({ problem: 'malformed' })
        const [, named, shown] =
          /^([A-Za-z]+) ([A-Za-z0-9_-]{43})$/.exec(c.req.header('authorization') ?? '') ?? []
        const key = named === scheme ? bytes32(shown) : null
        return key ? handle(c, id, key) : told({ problem: 'unauthorized' })
      },
    /** Counts each call against the address that it comes from. */
    counted:
      (rate: TokenBuckets, handle: Handle): Handle =>
      async c => {
        const wait = rate.take(clientAddress(c.env, trustedProxies))
        return wait > 0 ? told({ problem: 'rate-limited', retryAfterSeconds: wait }) : handle(c)
      },
  }
}
export type Guards = ReturnType<typeof guards>
