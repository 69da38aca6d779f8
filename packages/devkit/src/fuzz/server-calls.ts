/** Good calls of the relay, one of each kind, in the order of the table in docs/relay.md. */
import {
  authMessage,
  type Bytes,
  base64url,
  encodeRun,
  innerCommit,
  openEntry,
  unbase64url,
  utf8,
} from '#protocol'
import type { Samples } from './samples.ts'

/** A request as it can be damaged: `json` or `octets` (base64url) is its body. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly octets?: string
}

export interface Calls {
  readonly token: string
  /** These leave something at the server. */
  readonly before: readonly Sent[]
  readonly after: readonly Sent[]
  /** Bodies in bytes, each with the call that carries it. */
  readonly bodies: readonly (readonly [body: Bytes, call: Sent])[]
}

interface Asked {
  readonly ask: (sent: Sent) => Promise<Response | null>
}

export async function callsOf(
  { p, space, keys, entries, ring }: Samples,
  others: readonly Bytes[],
  server: Asked,
): Promise<Calls> {
  const at = `/relay/v1/spaces/${space}`
  const said = async (call: Sent): Promise<Record<string, string>> => {
    const answer = await server.ask(call)
    if (!answer?.ok) throw new Error(`the sample call ${call.path} is not good`)
    return (await answer.json()) as Record<string, string>
  }
  const askChallenge = open('POST', `${at}/challenge`, { device: keys.device })
  const { challenge = '' } = await said(askChallenge)
  const message = authMessage(space, keys.device, unbase64url(challenge) ?? new Uint8Array())
  const signature = base64url(await p.sign(keys.sign, message))
  const askToken = open('POST', `${at}/token`, { device: keys.device, challenge, signature })
  const { token = '' } = await said(askToken)

  const authorization = `Bearer ${token}`
  const call = (method: string, path: string, json?: unknown): Sent => ({
    ...open(method, `${at}${path}`, json),
    headers: { authorization },
  })
  const carrying = (method: string, path: string, bytes: Bytes): Sent => ({
    ...call(method, path),
    octets: base64url(bytes),
  })
  const [id, access] = ['0a'.repeat(16), new Uint8Array(32).fill(5)]
  const accessHash = base64url(p.sha256(access))
  const box = base64url(utf8('a box'))
  const held = (method: string, path: string, scheme: string, json?: unknown): Sent => ({
    ...open(method, `/relay/v1${path}`, json),
    headers: { authorization: `${scheme} ${base64url(access)}`, 'kimbilio-claim': base64url(access) },
  })
  const [genesis, content] = entries.map(one => one.bytes)
  const sealed = entries[2]
  const opened = sealed && (await openEntry(ring, sealed))
  if (!sealed || !opened?.ok || opened.value.bind === null)
    throw new Error('the sample entry is bound to no gate')
  const { bind: gate, salt, payload } = opened.value
  const inner = innerCommit(p, salt, payload)
  const deposit = { entry: sealed.hash, inner, share: base64url(access) }
  const run = encodeRun(others)

  return {
    token,
    before: [
      call('PUT', `/gates/${gate}`, { kind: 'both', ...deposit }),
      call('PUT', `/invitations/${id}`, { access: accessHash, offer: box }),
      call('PUT', `/recovery/${id}`, { access: accessHash, box }),
      held('POST', `/invitations/${id}/claim`, 'Invitation', { box }),
      carrying('PUT', '/snapshots/2/parts/0', utf8('a part')),
      carrying('PUT', '/snapshots/2', utf8('a manifest')),
    ],
    after: [
      { ...open('POST', '/relay/v1/spaces'), octets: base64url(genesis ?? new Uint8Array()) },
      askChallenge,
      askToken,
      carrying('POST', '/entries', run),
      call('GET', '/entries?after=0'),
      call('POST', '/erase', { entries: [sealed.hash] }),
      call('PUT', `/gates/${gate}`, { kind: 'day', day: '2027-03-04', ...deposit }),
      call('GET', `/gates/${gate}`),
      call('POST', `/gates/${gate}/close`),
      call('DELETE', `/gates/${gate}/share`),
      call('GET', `/invitations/${id}`),
      call('POST', `/invitations/${id}/answer`, { box }),
      call('POST', `/invitations/${id}/refuse`, {}),
      held('GET', `/invitations/${id}`, 'Invitation'),
      held('POST', `/invitations/${id}/claim`, 'Invitation', { box }),
      held('POST', `/invitations/${id}/refuse`, 'Invitation', { box: '' }),
      call('DELETE', `/recovery/${id}`),
      held('GET', `/recovery/${id}`, 'Recovery'),
      call('GET', '/snapshot'),
      call('GET', '/snapshots/2/parts/0'),
      call('GET', '/live'),
    ],
    bodies: [
      [encodeRun([genesis, content].flatMap(bytes => bytes ?? [])), open('POST', '/relay/v1/spaces')],
      [genesis ?? new Uint8Array(), open('POST', '/relay/v1/spaces')],
      [run, call('POST', '/entries')],
      [utf8('a manifest'), call('PUT', '/snapshots/2')],
      // As text, so that it can be what no value gives.
      ...[call('PUT', `/gates/${gate}`, { kind: 'both', ...deposit }), askToken].map(
        ({ json, ...sent }): Calls['bodies'][number] => [
          utf8(JSON.stringify(json)),
          { ...sent, headers: { ...sent.headers, 'content-type': 'application/json' } },
        ],
      ),
    ],
  }
}

const open = (method: string, path: string, json?: unknown): Sent => ({
  method,
  path,
  headers: {},
  ...(json === undefined ? {} : { json }),
})
