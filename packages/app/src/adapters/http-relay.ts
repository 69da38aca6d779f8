/** The relay over HTTP and one WebSocket per space; every answer that is not as promised becomes a named fault. */
import { authMessage, type Bytes, base64url, decodeIndexed, encodeRun, unbase64url } from '#protocol'
import type { Credentials, Relay, RelayFault, Result } from '../engine/ports.ts'
import {
  depositOf,
  indicesOf,
  invitationOf,
  isRecord,
  nonsense,
  problem,
  problemName,
  recoveryOf,
  unreachable,
} from './relay-answers.ts'
import { openLine } from './relay-line.ts'

type Answer<T> = Promise<Result<T, RelayFault>>

/** A request that has no answer after this many milliseconds counts as unreachable. */
const PATIENCE = 30_000

export interface HttpRelayDeps {
  readonly fetch: typeof fetch
  readonly WebSocket: typeof WebSocket
  readonly now: () => number
}

const browser = (): HttpRelayDeps => ({
  fetch: (...args) => fetch(...args),
  WebSocket,
  now: () => Date.now(),
})

/** `origin` is where the server lives, for instance `https://haven.example`. Tokens are kept in memory only. */
export function httpRelay(origin: string, deps: HttpRelayDeps = browser()): Relay {
  const base = `${origin.replace(/\/$/, '')}/relay/v1`
  const tokens = new Map<string, { readonly token: string; readonly until: number }>()
  const tokenKey = (who: Credentials) => `${who.space}/${who.device}`

  const ask = async (path: string, init: RequestInit): Answer<Response> => {
    let response: Response
    try {
      response = await deps.fetch(`${base}${path}`, {
        ...init,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(PATIENCE),
      })
    } catch {
      return unreachable
    }
    if (response.ok) return { ok: true, value: response }
    let type: unknown
    try {
      const body: unknown = await response.json()
      type = isRecord(body) ? body.type : undefined
    } catch {
      // A proxy in between answers with pages of its own: then the status is all there is.
    }
    // Gateways say these when the relay itself is down.
    if (type === undefined && response.status >= 502 && response.status <= 504) return unreachable
    return problem(problemName(type), response.status)
  }

  const json = async <T>(
    answer: Result<Response, RelayFault>,
    read: (value: unknown) => T | null,
  ): Answer<T> => {
    if (!answer.ok) return answer
    try {
      const value = read(await answer.value.json())
      return value === null ? nonsense : { ok: true, value }
    } catch {
      return unreachable
    }
  }
  const bytesOf = async (answer: Result<Response, RelayFault>): Answer<Bytes> => {
    if (!answer.ok) return answer
    try {
      return { ok: true, value: new Uint8Array(await answer.value.arrayBuffer()) }
    } catch {
      return unreachable
    }
  }
  const nothing = (answer: Result<Response, RelayFault>): Result<void, RelayFault> =>
    answer.ok ? { ok: true, value: undefined } : answer

  const jsonBody = (method: string, body: unknown, headers: Record<string, string> = {}): RequestInit => ({
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

  /** Many ask at once when a space is opened: one answer serves them all. */
  const asking = new Map<string, Answer<string>>()
  const tokenOf = (who: Credentials): Answer<string> => {
    const key = tokenKey(who)
    const kept = tokens.get(key)
    if (kept && kept.until > deps.now()) return Promise.resolve({ ok: true, value: kept.token })
    const already = asking.get(key)
    if (already) return already
    const fresh = newToken(who).finally(() => asking.delete(key))
    asking.set(key, fresh)
    return fresh
  }
  const newToken = async (who: Credentials): Answer<string> => {
    const challenge = await json(
      await ask(`/spaces/${who.space}/challenge`, jsonBody('POST', { device: who.device })),
      value => (isRecord(value) && typeof value.challenge === 'string' ? unbase64url(value.challenge) : null),
    )
    if (!challenge.ok) return challenge
    const signature = await who.sign(authMessage(who.space, who.device, challenge.value))
    const granted = await json(
      await ask(
        `/spaces/${who.space}/token`,
        jsonBody('POST', {
          device: who.device,
          challenge: base64url(challenge.value),
          signature: base64url(signature),
        }),
      ),
      value =>
        isRecord(value) && typeof value.token === 'string' && typeof value.expiresInSeconds === 'number'
          ? { token: value.token, seconds: value.expiresInSeconds }
          : null,
    )
    if (!granted.ok) return granted
    // Renewed a minute early: a token that runs out on its way costs a round trip.
    const until = deps.now() + Math.max(0, granted.value.seconds - 60) * 1000
    tokens.set(tokenKey(who), { token: granted.value.token, until })
    return { ok: true, value: granted.value.token }
  }

  /** With the token; a token that the relay no longer knows is replaced once. */
  const askAs = async (who: Credentials, path: string, init: RequestInit): Answer<Response> => {
    for (let attempt = 0; ; attempt++) {
      const token = await tokenOf(who)
      if (!token.ok) return token
      const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token.value}` }
      const answer = await ask(`/spaces/${who.space}${path}`, { ...init, headers })
      if (answer.ok || answer.error.fault !== 'Problem' || answer.error.status !== 401) return answer
      tokens.delete(tokenKey(who))
      if (attempt > 0) return answer
    }
  }

  const octets = (body: Bytes, method = 'POST'): RequestInit => ({
    method,
    headers: { 'content-type': 'application/octet-stream' },
    body,
  })

  const live: Relay['live'] = async (who, after, listener) => {
    const token = await tokenOf(who)
    if (!token.ok) return token
    const url = `${base.replace(/^http/, 'ws')}/spaces/${who.space}/live`
    return openLine(deps.WebSocket, url, { token: token.value, after }, listener, () =>
      tokens.delete(tokenKey(who)),
    )
  }

  const joinerHeaders = (access: Bytes, claim: Bytes | null): Record<string, string> => ({
    authorization: `Invitation ${base64url(access)}`,
    ...(claim ? { 'kimbilio-claim': base64url(claim) } : {}),
  })

  return {
    makeSpace: async (genesis, rest = []) =>
      nothing(await ask('/spaces', octets(rest.length > 0 ? encodeRun([genesis, ...rest]) : genesis))),
    post: async (who, entries) => json(await askAs(who, '/entries', octets(encodeRun(entries))), indicesOf),
    read: async (who, after) => {
      const answer = await askAs(who, `/entries?after=${after}`, { method: 'GET' })
      if (!answer.ok) return answer
      const head = Number(answer.value.headers.get('kimbilio-head') ?? Number.NaN)
      const page = await bytesOf(answer)
      if (!page.ok) return page
      const decoded = decodeIndexed(page.value)
      if (!decoded.ok || !Number.isSafeInteger(head) || head < 0) return nonsense
      const emptied = Number(answer.value.headers.get('kimbilio-emptied') ?? Number.NaN)
      const known = Number.isSafeInteger(emptied) ? { emptied } : {}
      return { ok: true, value: { head, ...known, entries: decoded.value } }
    },
    live,
    deposit: async (who, gate, { kind, day, entry, inner, share }) =>
      json(
        await askAs(
          who,
          `/gates/${gate}`,
          jsonBody('PUT', {
            kind,
            ...(day === undefined ? {} : { day }),
            entry,
            inner,
            share: base64url(share),
          }),
        ),
        depositOf,
      ),
    gate: async (who, gate) => json(await askAs(who, `/gates/${gate}`, { method: 'GET' }), depositOf),
    closeGate: async (who, gate) => nothing(await askAs(who, `/gates/${gate}/close`, { method: 'POST' })),
    withdraw: async (who, gate) => nothing(await askAs(who, `/gates/${gate}/share`, { method: 'DELETE' })),
    invite: async (who, id, { access, offer }) =>
      nothing(
        await askAs(
          who,
          `/invitations/${id}`,
          jsonBody('PUT', { access: base64url(access), offer: base64url(offer) }),
        ),
      ),
    inviterReads: async (who, id) =>
      json(await askAs(who, `/invitations/${id}`, { method: 'GET' }), invitationOf),
    inviterSays: async (who, id, step, box) =>
      nothing(await askAs(who, `/invitations/${id}/${step}`, jsonBody('POST', { box: base64url(box) }))),
    joinerReads: async (id, access, claim) =>
      json(
        await ask(`/invitations/${id}`, { method: 'GET', headers: joinerHeaders(access, claim) }),
        invitationOf,
      ),
    joinerSays: async (id, access, claim, step, box) =>
      nothing(
        await ask(
          `/invitations/${id}/${step}`,
          jsonBody('POST', { box: base64url(box) }, joinerHeaders(access, claim)),
        ),
      ),
    putRecovery: async (who, id, { access, box }) =>
      nothing(
        await askAs(
          who,
          `/recovery/${id}`,
          jsonBody('PUT', { access: base64url(access), box: base64url(box) }),
        ),
      ),
    dropRecovery: async (who, id) => nothing(await askAs(who, `/recovery/${id}`, { method: 'DELETE' })),
    readRecovery: async (id, access) =>
      json(
        await ask(`/recovery/${id}`, {
          method: 'GET',
          headers: { authorization: `Recovery ${base64url(access)}` },
        }),
        recoveryOf,
      ),
    erase: async (who, entries) => nothing(await askAs(who, '/erase', jsonBody('POST', { entries }))),
    putSnapshotPart: async (who, index, part, bytes) =>
      nothing(await askAs(who, `/snapshots/${index}/parts/${part}`, octets(bytes, 'PUT'))),
    putSnapshot: async (who, index, manifest) =>
      nothing(await askAs(who, `/snapshots/${index}`, octets(manifest, 'PUT'))),
    snapshot: async who => {
      const answer = await askAs(who, '/snapshot', { method: 'GET' })
      if (!answer.ok) {
        const none = answer.error.fault === 'Problem' && answer.error.type === 'no-snapshot'
        return none ? { ok: true, value: null } : answer
      }
      const index = Number(answer.value.headers.get('kimbilio-index') ?? Number.NaN)
      const manifest = await bytesOf(answer)
      if (!manifest.ok) return manifest
      if (!Number.isSafeInteger(index) || index < 1) return nonsense
      return { ok: true, value: { index, manifest: manifest.value } }
    },
    snapshotPart: async (who, index, part) =>
      bytesOf(await askAs(who, `/snapshots/${index}/parts/${part}`, { method: 'GET' })),
  }
}
