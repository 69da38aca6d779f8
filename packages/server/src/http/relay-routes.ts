/** The relay over HTTP, below /relay/v1, in the order of the table in docs/relay.md. */
import { Hono } from 'hono'
import { problemResponse } from '../problems.ts'
import type { Relay } from '../relay/relay.ts'
import { clientAddress } from './client-address.ts'
import { gateCalls } from './gate-calls.ts'
import { guards, type HttpEnv, told } from './guards.ts'
import { invitationCalls } from './invitation-calls.ts'
import { keepingCalls } from './keeping-calls.ts'
import { spaceCalls } from './space-calls.ts'

export const relayRoutes = (relay: Relay, trustedProxies: number): Hono<HttpEnv> => {
  const app = new Hono<HttpEnv>()

  app.use(async (c, next) => {
    if (relay.stopping()) return told({ problem: 'unavailable', retryAfterSeconds: 5 })
    const wait = relay.rates.address.take(clientAddress(c.env, trustedProxies))
    if (wait > 0) return told({ problem: 'rate-limited', retryAfterSeconds: wait })
    await next()
  })

  const guarded = guards(relay, trustedProxies)
  const calls = [spaceCalls, gateCalls, invitationCalls, keepingCalls].flatMap(make => make(relay, guarded))
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
