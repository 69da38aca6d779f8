import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  type Bytes,
  base64url,
  encodeRelease,
  encodeSignatures,
  hex,
  releaseMessage,
  type SubtleLike,
  sha256,
  utf8,
  verifyNatively,
} from '#protocol'
import { install, RELEASE, readTrust, SIGNATURES, type Trust, trustText, WORKER } from './sw-install.ts'

const [publisher, stranger] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')]
const publicOf = ({ publicKey }: { publicKey: KeyObject }) => publicKey.export({ format: 'jwk' }).x ?? ''

/** A server that hands out these files, signed by these keys; `lie` changes what is handed out. */
function serverWith(
  words: string,
  signers: readonly (typeof publisher)[],
  lie: (files: Map<string, Bytes>) => void = () => {},
  more: { readonly version?: string } = {},
) {
  const version = `1.0.0+${words}`
  const app = { '/app/': utf8(`<p>${words}`), '/app/assets/a.js': utf8(`say('${words}')`) }
  const shelf = {
    version: words,
    files: Object.fromEntries(Object.entries(app).map(([path, bytes]) => [path, hex(sha256(bytes))])),
  }
  const worker = utf8(JSON.stringify(shelf))
  const release = encodeRelease({
    name: 'kimbilio',
    version: more.version ?? version,
    files: { ...shelf.files, [WORKER]: hex(sha256(worker)) },
  })
  const files = new Map<string, Bytes>([...Object.entries(app), [WORKER, worker], [RELEASE, release]])
  if (signers.length > 0) {
    const signatures = signers.map(one => ({
      key: publicOf(one),
      signature: base64url(new Uint8Array(sign(null, releaseMessage(release), one.privateKey))),
    }))
    files.set(SIGNATURES, encodeSignatures(signatures))
  }
  lie(files)
  return { shelf, files }
}

async function installFrom({ shelf, files }: ReturnType<typeof serverWith>, trust: Trust | null) {
  const kept: string[] = []
  const installed = await install(shelf, {
    trust,
    verify: (key, message, signature) =>
      verifyNatively(crypto.subtle as unknown as SubtleLike, key, message, signature),
    fetch: async path => {
      const bytes = files.get(path)
      return bytes ? { bytes, keep: async () => void kept.push(path) } : null
    },
  })
  return { installed, kept: kept.sort() }
}
const trustIn = (one: typeof publisher): Trust => ({ keys: [publicOf(one)], newest: [1, 0, 0] })

test('A version whose files are all as named is taken in whole, and its signer is trusted from then on', async () => {
  const { installed, kept } = await installFrom(serverWith('one', [publisher]), null)
  expect(installed).toEqual({ ok: true, trust: trustIn(publisher) })
  expect(kept).toEqual(['/app/', '/app/assets/a.js'])
})

test('An app file that is not in the release that is trusted is refused', async () => {
  const changed = serverWith('two', [publisher], files =>
    files.set('/app/assets/a.js', utf8('tell(everything)')),
  )
  expect((await installFrom(changed, trustIn(publisher))).installed).toEqual({
    ok: false,
    refused: 'changed-file',
  })
  const missing = serverWith('two', [publisher], files => files.delete('/app/assets/a.js'))
  expect((await installFrom(missing, trustIn(publisher))).installed).toEqual({
    ok: false,
    refused: 'changed-file',
  })
})

test('A worker that is another one than the release names, or names other files, is refused', async () => {
  const other = serverWith('two', [publisher], files => files.set(WORKER, utf8('self.skipWaiting()')))
  expect((await installFrom(other, null)).installed).toEqual({ ok: false, refused: 'other-files' })
  const { files } = serverWith('two', [publisher])
  const { shelf } = serverWith('three', [publisher])
  expect((await installFrom({ shelf, files }, null)).installed).toEqual({ ok: false, refused: 'other-files' })
})

test('A version that somebody else signed, or nobody, is refused once a signer is trusted', async () => {
  for (const signers of [[stranger], []]) {
    const { installed, kept } = await installFrom(serverWith('two', signers), trustIn(publisher))
    expect(installed).toEqual({ ok: false, refused: 'other-signer' })
    expect(kept).toEqual([])
  }
})

test('A signature that does not hold is refused, also by whom nobody is trusted yet', async () => {
  const swapped = serverWith('two', [publisher], files => {
    files.set(SIGNATURES, serverWith('three', [publisher]).files.get(SIGNATURES)!)
  })
  const rubbish = serverWith('two', [publisher], files => files.set(SIGNATURES, utf8('[]')))
  for (const server of [swapped, rubbish])
    for (const trust of [null, trustIn(publisher)])
      expect((await installFrom(server, trust)).installed).toEqual({ ok: false, refused: 'bad-signature' })
})

test('A server without a release is refused', async () => {
  const without = serverWith('two', [], files => files.delete(RELEASE))
  expect((await installFrom(without, null)).installed).toEqual({ ok: false, refused: 'no-release' })
})

test('A publisher changes the key by signing once with both', async () => {
  const both = await installFrom(serverWith('two', [publisher, stranger]), trustIn(publisher))
  expect(both.installed).toEqual({
    ok: true,
    trust: { keys: [publicOf(publisher), publicOf(stranger)], newest: [1, 0, 0] },
  })
  const after = await installFrom(
    serverWith('three', [stranger]),
    both.installed.ok ? both.installed.trust : null,
  )
  expect(after.installed).toEqual({ ok: true, trust: trustIn(stranger) })
})

test('An app that was never signed may begin to be, and stays so', async () => {
  const first = await installFrom(serverWith('one', []), null)
  expect(first.installed).toEqual({ ok: true, trust: { keys: [], newest: [1, 0, 0] } })
  const second = await installFrom(serverWith('two', [publisher]), { keys: [], newest: [1, 0, 0] })
  expect(second.installed).toEqual({ ok: true, trust: trustIn(publisher) })
})

test('What is trusted survives being stored, and what is not of that form trusts nobody new', () => {
  expect(readTrust(JSON.parse(new TextDecoder().decode(trustText(trustIn(publisher)))))).toEqual(
    trustIn(publisher),
  )
  for (const wrong of [null, {}, { keys: 'x' }, { keys: [1] }, { keys: [] }, { keys: [], newest: [1] }])
    expect(readTrust(wrong)).toBeNull()
})

test('An older version is refused, though its publisher once signed it: its faults are known by now', async () => {
  const none = () => {}
  const newer = await installFrom(
    serverWith('new', [publisher], none, { version: '1.10.0+a' }),
    trustIn(publisher),
  )
  expect(newer.installed).toEqual({ ok: true, trust: { keys: [publicOf(publisher)], newest: [1, 10, 0] } })
  const trust = newer.installed.ok ? newer.installed.trust : null
  for (const version of ['1.9.9+b', '1.0.0', '0.99.0+c', 'rubbish'])
    expect((await installFrom(serverWith('old', [publisher], none, { version }), trust)).installed).toEqual({
      ok: false,
      refused: 'older',
    })
  expect(
    (await installFrom(serverWith('same', [publisher], none, { version: '1.10.0+d' }), trust)).installed.ok,
  ).toBe(true)
})
