/** The relay over HTTP, below /relay/v1: one row for each call, in the order of the table in docs/relay.md. */

import { type Context, Hono } from 'hono'
import { decodeRun, encodeIndexed, unbase64url } from '#protocol'
import { done } from '../ports/result.ts'
import { type Problem, problemResponse } from '../problems.ts'
import type { Caller } from '../relay/access.ts'
import type { InviterStep, JoinerStep } from '../relay/invitation-rules.ts'
import { MAX_BATCH_BYTES } from '../relay/limits.ts'
import type { Relay } from '../relay/relay.ts'
import { refuse, type Told } from '../relay/told.ts'
import { clientAddress, type SocketEnv } from './client-address.ts'
import {
  BoxForm,
  bytes32,
  ChallengeForm,
  DepositForm,
  InvitationForm,
  isId,
  RefusalForm,
  TokenForm,
} from './forms.ts'
import { readBytes, readJson } from './request-body.ts'

export interface HttpEnv {
  Bindings: SocketEnv
}
type Call = Context<HttpEnv>

const OCTETS = 'application/octet-stream'
/** An entry and room for what surrounds it. */
const MAX_GENESIS_BYTES = 128 * 1024

export const relayRoutes = (relay: Relay, trustedProxies: number): Hono<HttpEnv> => {
  const { access, spaceLog, gates, invitations, rates } = relay
  const app = new Hono<HttpEnv>()

  app.use(async (c, next) => {
    if (relay.stopping()) return told({ problem: 'unavailable', retryAfterSeconds: 5 })
    const wait = rates.address.take(clientAddress(c.env, trustedProxies))
    if (wait > 0) return told({ problem: 'rate-limited', retryAfterSeconds: wait })
    await next()
  })

  const json = <T>(answer: Awaited<Told<T>>): Response =>
    answer.ok ? Response.json(answer.value, { headers: { 'cache-control': 'no-store' } }) : told(answer.error)
  const nothing = (answer: Awaited<Told<unknown>>): Response =>
    answer.ok ? new Response(null, { status: 204 }) : told(answer.error)

  /** A call by a device with a token of the space. */
  const member =
    (handle: (c: Call, space: string, caller: Caller) => Promise<Response>) => async (c: Call) => {
      const space = spaceOf(c)
      if (!space.ok) return told(space.error)
      const token = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
      if (!token) return told({ problem: 'unauthorized' })
      const caller = await access.caller(space.value, token)
      if (!caller.ok) return told(caller.error)
      const wait = rates.device.take(`${space.value} ${caller.value.device}`)
      if (wait > 0) return told({ problem: 'rate-limited', retryAfterSeconds: wait })
      return handle(c, space.value, caller.value)
    }
  /** The same, about a gate or an invitation of the space. */
  const about = (handle: (c: Call, space: string, id: string, caller: Caller) => Promise<Response>) =>
    member(async (c, space, caller) => {
      const id = c.req.param('id') ?? ''
      return isId(id) ? handle(c, space, id, caller) : told({ problem: 'malformed' })
    })
  /** A call by somebody who holds an invitation's link. */
  const holder =
    (handle: (c: Call, id: string, key: NonNullable<ReturnType<typeof bytes32>>) => Promise<Response>) =>
    async (c: Call) => {
      const id = c.req.param('id') ?? ''
      if (!isId(id)) return told({ problem: 'malformed' })
      const key = bytes32(/^Invitation ([A-Za-z0-9_-]{43})$/.exec(c.req.header('authorization') ?? '')?.[1])
      return key ? handle(c, id, key) : told({ problem: 'unauthorized' })
    }

  const calls: readonly (readonly [method: string, path: string, handle: (c: Call) => Promise<Response>])[] =
    [
      [
        'POST',
        '/spaces',
        async c => {
          const wait = rates.newSpace.take(clientAddress(c.env, trustedProxies))
          if (wait > 0) return told({ problem: 'rate-limited', retryAfterSeconds: wait })
          const genesis = await readBytes(c.req.raw, OCTETS, MAX_GENESIS_BYTES)
          if (!genesis.ok) return told(genesis.error)
          const made = await spaceLog.makeSpace(genesis.value)
          return made.ok
            ? Response.json({ index: 1 }, { status: made.value.made ? 201 : 200 })
            : told(made.error)
        },
      ],
      [
        'POST',
        '/spaces/:space/challenge',
        async c => {
          const space = spaceOf(c)
          if (!space.ok) return told(space.error)
          const form = await readJson(c.req.raw, ChallengeForm)
          if (!form.ok) return told(form.error)
          const challenge = await access.challenge(space.value, form.value.device)
          return json(challenge.ok ? done({ challenge: challenge.value }) : challenge)
        },
      ],
      [
        'POST',
        '/spaces/:space/token',
        async c => {
          const space = spaceOf(c)
          if (!space.ok) return told(space.error)
          const form = await readJson(c.req.raw, TokenForm)
          if (!form.ok) return told(form.error)
          const { device, challenge, signature } = form.value
          return json(
            await access.token(space.value, device, challenge, unbase64url(signature) ?? new Uint8Array()),
          )
        },
      ],
      [
        'POST',
        '/spaces/:space/entries',
        member(async (c, space) => {
          const body = await readBytes(c.req.raw, OCTETS, MAX_BATCH_BYTES)
          if (!body.ok) return told(body.error)
          const run = decodeRun(body.value)
          if (!run.ok) return told({ problem: run.error.fault === 'TooLarge' ? 'too-large' : 'malformed' })
          const indices = await spaceLog.append(space, run.value)
          return json(indices.ok ? done({ indices: indices.value }) : indices)
        }),
      ],
      [
        'GET',
        '/spaces/:space/entries',
        member(async (c, space) => {
          const after = c.req.query('after') ?? '0'
          if (!/^\d{1,10}$/.test(after) || Number(after) > 0xffffffff) return told({ problem: 'malformed' })
          const page = await spaceLog.read(space, Number(after))
          if (!page.ok) return told(page.error)
          return new Response(encodeIndexed(page.value.entries), {
            headers: {
              'content-type': OCTETS,
              'cache-control': 'no-store',
              'kimbilio-head': String(page.value.head),
            },
          })
        }),
      ],
      [
        'PUT',
        '/spaces/:space/gates/:id',
        about(async (c, space, gate, caller) => {
          const form = await readJson(c.req.raw, DepositForm)
          if (!form.ok) return told(form.error)
          const { kind, entry, inner, share } = form.value
          const day = form.value.kind === 'day' ? form.value.day : null
          return json(await gates.deposit(space, gate, caller, { kind, day, entry, inner, share }))
        }),
      ],
      [
        'GET',
        '/spaces/:space/gates/:id',
        about(async (_, space, gate) => json(await gates.look(space, gate))),
      ],
      [
        'POST',
        '/spaces/:space/gates/:id/close',
        about(async (_, space, gate, caller) => nothing(await gates.close(space, gate, caller))),
      ],
      [
        'DELETE',
        '/spaces/:space/gates/:id/share',
        about(async (_, space, gate, caller) => nothing(await gates.withdraw(space, gate, caller))),
      ],
      [
        'PUT',
        '/spaces/:space/invitations/:id',
        about(async (c, space, id, caller) => {
          const form = await readJson(c.req.raw, InvitationForm)
          if (!form.ok) return told(form.error)
          const hash = bytes32(form.value.access)
          if (!hash) return told({ problem: 'malformed' })
          return json(await invitations.make(space, caller, id, hash, form.value.offer))
        }),
      ],
      [
        'GET',
        '/spaces/:space/invitations/:id',
        about(async (_, space, id, caller) => json(await invitations.inviterReads(space, caller, id))),
      ],
      [
        'POST',
        '/spaces/:space/invitations/:id/:step',
        about(async (c, space, id, caller) => {
          const step = c.req.param('step') as InviterStep
          if (!['answer', 'done', 'refuse'].includes(step)) return told({ problem: 'not-found' })
          const form = await readJson(c.req.raw, step === 'refuse' ? RefusalForm : BoxForm)
          if (!form.ok) return told(form.error)
          return nothing(await invitations.inviterSays(space, caller, id, step, form.value.box))
        }),
      ],
      [
        'GET',
        '/invitations/:id',
        holder(async (c, id, key) =>
          json(await invitations.joinerReads(id, key, bytes32(c.req.header('kimbilio-claim')))),
        ),
      ],
      [
        'POST',
        '/invitations/:id/:step',
        holder(async (c, id, key) => {
          const step = c.req.param('step') as JoinerStep
          if (!['claim', 'reveal', 'confirm', 'refuse'].includes(step)) return told({ problem: 'not-found' })
          const claim = bytes32(c.req.header('kimbilio-claim'))
          if (!claim) return told({ problem: 'unauthorized' })
          const form = await readJson(c.req.raw, step === 'refuse' ? RefusalForm : BoxForm)
          if (!form.ok) return told(form.error)
          return nothing(await invitations.joinerSays(id, key, claim, step, form.value.box))
        }),
      ],
    ]

  for (const [method, path, handle] of calls) app.on(method, path, handle)
  for (const path of new Set(calls.map(([, path]) => path))) {
    const allowed = calls.filter(([, other]) => other === path).map(([method]) => method)
    app.all(path, () => problemResponse({ problem: 'method-not-allowed' }, { allow: allowed.join(', ') }))
  }
  app.all('/spaces/:space/live', () =>
    problemResponse({ problem: 'upgrade-required' }, { upgrade: 'websocket' }),
  )
  app.all('*', () => told({ problem: 'not-found' }))
  return app
}

const told = (problem: Problem): Response => problemResponse(problem)

const spaceOf = (c: Call) => {
  const space = c.req.param('space') ?? ''
  return isId(space) ? done(space) : refuse('malformed')
}
