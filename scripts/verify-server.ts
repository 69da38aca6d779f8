/** Does a server hand out exactly the app that was published? Asks it for everything, in more than one guise. */
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { type Bytes, base64url, type Release, readRelease, readSignatures, signersOf } from '#protocol'

export interface Expected {
  /** Public keys, base64url: the release has to be signed by one of them. Empty: no key is asked for. */
  readonly keys: readonly string[]
  /** The release as we have it ourselves, from an own build; null when there is none. */
  readonly release: Release | null
}

export interface Verified {
  /** What the server says it hands out; null when it says nothing that can be read. */
  readonly release: Release | null
  readonly signedBy: readonly string[]
  /** A sentence for each thing that is not as it has to be; empty when all is well. */
  readonly differences: readonly string[]
}

/** Guises in which a server might think that it is not watched, and those in which it might think it knows its victim. */
const GUISES: readonly Readonly<Record<string, string>>[] = [
  {},
  {
    'user-agent':
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
    'accept-language': 'sw-TZ,sw;q=0.9,en;q=0.8',
    'sec-fetch-dest': 'serviceworker',
    'service-worker': 'script',
  },
  {
    'user-agent':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'accept-language': 'en',
    'accept-encoding': 'identity',
  },
]

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const holds = async (key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> => {
  try {
    const known = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: base64url(key) }, format: 'jwk' })
    return verifySignature(null, message, known, signature)
  } catch {
    return false
  }
}

/** Rejects when the server can't be reached. `origin` without a slash at its end. */
export async function verifyServer(
  origin: string,
  expected: Expected,
  ask: typeof fetch = fetch,
): Promise<Verified> {
  const differences: string[] = []
  const get = async (path: string, guise: Readonly<Record<string, string>>) => {
    const answer = await ask(origin + path, { headers: guise, redirect: 'manual', cache: 'no-store' })
    return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null
  }
  const releaseBytes = await get('/app/release.json', {})
  const release = releaseBytes && readRelease(releaseBytes)
  if (!releaseBytes || !release)
    return {
      release: null,
      signedBy: [],
      differences: ['The server does not say what it publishes: /app/release.json is missing or damaged.'],
    }

  const signatureBytes = await get('/app/release.sig', {})
  const signatures = signatureBytes ? readSignatures(signatureBytes) : []
  const signedBy = signatures === null ? null : await signersOf(releaseBytes, signatures, holds)
  if (signedBy === null) differences.push('A signature of the release does not hold.')
  if (expected.keys.length > 0 && !signedBy?.some(key => expected.keys.includes(key)))
    differences.push('The release is not signed by the key that you gave.')

  if (expected.release) differences.push(...between(expected.release, release))

  for (const guise of GUISES) {
    for (const [path, hash] of Object.entries(release.files)) {
      const bytes = await get(path, guise)
      if (!bytes) differences.push(`${path} is published and not there${inGuise(guise)}.`)
      else if (hashOf(bytes) !== hash)
        differences.push(`${path} is another file than the release names${inGuise(guise)}.`)
      else if (guise === GUISES[0]) differences.push(...strangersIn(path, bytes, release))
    }
    const again = await get('/app/release.json', guise)
    if (!again || hashOf(again) !== hashOf(releaseBytes))
      differences.push(`The release itself is another one${inGuise(guise)}.`)
    // Any address below /app/ is the one page, so that each is looked at once.
    const place = await get('/app/together', { ...guise, accept: 'text/html' })
    if (!place || hashOf(place) !== release.files['/app/'])
      differences.push(`A place of the app is another page than the release names${inGuise(guise)}.`)
  }
  return { release, signedBy: signedBy ?? [], differences: [...new Set(differences)] }
}

const inGuise = (guise: Readonly<Record<string, string>>): string => {
  const agent = guise['user-agent']
  return agent === undefined
    ? ''
    : `, when a ${agent.includes('iPhone') ? 'telephone with iOS' : 'telephone with Android'} asks`
}

function between(ours: Release, theirs: Release): string[] {
  if (ours.version !== theirs.version) {
    return [`The server has version ${theirs.version}, and your build is version ${ours.version}.`]
  }
  const paths = new Set([...Object.keys(ours.files), ...Object.keys(theirs.files)])
  return [...paths].flatMap(path => {
    if (ours.files[path] === theirs.files[path]) return []
    if (ours.files[path] === undefined) return [`The server publishes ${path}, which is not in your build.`]
    if (theirs.files[path] === undefined)
      return [`The server does not publish ${path}, which is in your build.`]
    return [`${path} is another file than in your build.`]
  })
}

/** Addresses of files that a page or script names and that the release does not. */
function strangersIn(path: string, bytes: Uint8Array, release: Release): string[] {
  if (!path.endsWith('/') && !/\.(?:html|js|css|webmanifest)$/.test(path)) return []
  const text = new TextDecoder().decode(bytes)
  const named = new Set<string>()
  for (const [, address = ''] of text.matchAll(/(?:src|href)\s*=\s*["']([^"']+)["']/g)) named.add(address)
  for (const [address] of text.matchAll(/(?<![\w.-])\/app\/[\w./-]+\.(?:js|css|html)/g)) named.add(address)
  return [...named]
    .filter(
      address => /^https?:|^\/\//.test(address) || (/\.(?:js|css)$/.test(address) && address.startsWith('/')),
    )
    .filter(address => release.files[address] === undefined && path.endsWith('/'))
    .map(address => `${path} names ${address}, which the release does not.`)
}
