/** The whole server as one Hono app: health, relay, built app, public pages; with log, headers and problems around all of it. */
import { Hono } from 'hono'
import { routePath } from 'hono/route'
import { defectLine } from '../log.ts'
import { PROBLEMS, problemResponse } from '../problems.ts'
import type { Relay } from '../relay/relay.ts'
import { appFiles } from './app-files.ts'
import type { HttpEnv } from './guards.ts'
import { relayRoutes } from './relay-routes.ts'
import { secure } from './security-headers.ts'

export interface ServerParts {
  readonly relay: Relay
  readonly trustedProxies?: number
  /** Folder of the built app; absent: nothing below /app/. */
  readonly appDir?: string
  /** Answers whatever nothing else does. */
  readonly publicPages?: { fetch(request: Request, env?: unknown): Response | Promise<Response> }
  /** Whether people reach us over https. */
  readonly https?: boolean
}

export const createServerApp = (parts: ServerParts): Hono<HttpEnv> => {
  const { relay, trustedProxies = 0, appDir, publicPages, https = false } = parts
  const app = new Hono<HttpEnv>()

  app.use(async (c, next) => {
    const started = relay.clock.now()
    await next()
    secure(c.res.headers, https)
    if (relay.stopping()) c.res.headers.set('connection', 'close')
    relay.log({
      event: 'request',
      method: METHODS.includes(c.req.method) ? c.req.method : 'other',
      route: routePath(c),
      status: c.res.status,
      milliseconds: relay.clock.now() - started,
    })
  })
  app.onError((error, c) => {
    relay.log(defectLine(error, routePath(c)))
    return problemResponse({ problem: 'internal' })
  })
  app.notFound(() => problemResponse({ problem: 'not-found' }))

  app.get('/healthz', () => {
    const ok = !relay.stopping()
    return Response.json({ ok }, { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } })
  })
  app.route('/relay/v1', relayRoutes(relay, trustedProxies))
  app.get('/problems/:name', c => {
    const name = c.req.param('name')
    return Object.hasOwn(PROBLEMS, name)
      ? c.text(`${PROBLEMS[name as keyof typeof PROBLEMS][1]}\n`)
      : c.notFound()
  })

  // The secret of a link is in the fragment, which a browser keeps to itself and carries over to where it is sent.
  for (const path of LINKS) app.get(path, c => c.redirect(`/app${path}`, 302))
  if (appDir !== undefined) {
    app.get('/app', c => c.redirect('/app/', 308))
    app.route('/app', appFiles(appDir))
  }
  for (const path of ['/healthz', ...LINKS, '/app', '/app/*', '/problems/:name']) {
    app.all(path, c =>
      isReading(c.req.method)
        ? c.notFound()
        : problemResponse({ problem: 'method-not-allowed' }, { allow: 'GET, HEAD' }),
    )
  }
  if (publicPages) {
    app.all('*', c =>
      isReading(c.req.method)
        ? publicPages.fetch(c.req.raw, c.env)
        : problemResponse({ problem: 'method-not-allowed' }, { allow: 'GET, HEAD' }),
    )
  }
  return app
}

/** Where an invitation of a person, and of one's own next phone, begin. */
const LINKS = ['/i', '/d']
/** A method is a word of the caller's choice; only these are written down. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']
const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD'

/** The relay and nothing else over HTTP: `createRelayApp(relay).request(...)` needs no socket. */
export const createRelayApp = (relay: Relay): Hono<HttpEnv> => createServerApp({ relay })
