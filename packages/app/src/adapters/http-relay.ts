/** The relay over HTTP and one WebSocket per space; every answer that is not as promised becomes a named fault. */
import {
  authMessage,
  type Bytes,
  base64url,
  concat,
  decodeIndexed,
  encodeRun,
  hex,
  readU32,
  u32,
  unbase64url,
} from '#protocol'
import type { Credentials, LiveConnection, Relay, RelayFault, Result } from '../engine/ports.ts'
import { depositOf, indicesOf, invitationOf, isRecord, problemName, recoveryOf } from './relay-answers.ts'

type Answer<T> = Promise<Result<T, RelayFault>>

/** A request that has no answer after this many milliseconds counts as unreachable. */
const PATIENCE = 30_000

const unreachable: Result<never, RelayFault> = { ok: false, error: { fault: 'Unreachable' } }
const problem = (type: string, status: number): Result<never, RelayFault> => ({
  ok: false,
  error: { fault: 'Problem', type, status },
})
/** A relay that answers in another language than ours: as bad as none, but not a matter of the network. */
const nonsense = problem('unexpected-answer', 502)

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
    let socket: WebSocket
    try {
      socket = new deps.WebSocket(`${base.replace(/^http/, 'ws')}/spaces/${who.space}/live`)
    } catch {
      return unreachable
    }
    socket.binaryType = 'arraybuffer'
    const waiting = new Map<number, (answer: Result<readonly number[], RelayFault>) => void>()
    let request = 0
    let over = false
    const end = () => {
      if (over) return
      over = true
      for (const answer of waiting.values()) answer(unreachable)
      waiting.clear()
      listener.closed()
    }
    const receive = (frame: Bytes) => {
      const rest = frame.subarray(1)
      if (frame[0] === 1) {
        const decoded = decodeIndexed(rest)
        if (decoded.ok) listener.entries(decoded.value)
        else socket.close()
      } else if (frame[0] === 2 && rest.length >= 16) {
        listener.ephemeral(hex(rest.slice(0, 16)), rest.slice(16))
      } else if ((frame[0] === 3 || frame[0] === 4) && rest.length >= 4) {
        const answer = waiting.get(readU32(rest, 0))
        waiting.delete(readU32(rest, 0))
        let body: unknown = null
        try {
          body = JSON.parse(new TextDecoder().decode(rest.subarray(4)))
        } catch {
          // Answered below as nonsense.
        }
        const indices = frame[0] === 3 ? indicesOf(body) : null
        if (indices) answer?.({ ok: true, value: indices })
        else if (frame[0] === 4 && isRecord(body))
          answer?.(problem(problemName(body.type), typeof body.status === 'number' ? body.status : 400))
        else answer?.(nonsense)
      }
    }
    const send = (frame: Bytes) => {
      if (socket.readyState === 1) socket.send(frame)
    }
    const connection: LiveConnection = {
      post: entries =>
        new Promise(resolve => {
          if (over || socket.readyState !== 1) {
            resolve(unreachable)
            return
          }
          request = (request + 1) >>> 0
          waiting.set(request, resolve)
          send(concat(new Uint8Array([1]), u32(request), encodeRun(entries)))
        }),
      ephemeral: bytes => send(concat(new Uint8Array([2]), bytes)),
      close: () => {
        socket.close()
        end()
      },
    }
    return new Promise(resolve => {
      socket.onopen = () => socket.send(JSON.stringify({ token: token.value, after }))
      socket.onmessage = event => {
        if (over || !(event.data instanceof ArrayBuffer)) return
        // The first frame says that we were let in; the relay ends the connection if we hand in anything before it.
        resolve({ ok: true, value: connection })
        receive(new Uint8Array(event.data))
      }
      socket.onerror = () => socket.close()
      socket.onclose = event => {
        if (event.code === 4401) tokens.delete(tokenKey(who))
        resolve(unreachable)
        end()
      }
    })
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
      return { ok: true, value: { head, entries: decoded.value } }
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
