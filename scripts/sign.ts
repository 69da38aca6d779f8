/**
 * Signs what the build has published, so that phones and `npm run verify` can tell it from anything else.
 *
 *   npm run sign -- --new FILE     makes a key (Ed25519, PKCS #8, PEM) and prints its public half
 *   npm run sign                   signs dist/app with the key in the file that KIMBILIO_SIGNING_KEY names
 *   npm run sign -- --also FILE    with a second key too: the only way to change keys without refused phones
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Bytes, base64url, encodeSignatures, readRelease, releaseMessage } from '#protocol'

const folder = join(import.meta.dirname, '..', 'dist', 'app')

const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'jwk' }).x ?? stop('That is not an Ed25519 key.')

function stop(sentence: string): never {
  process.stderr.write(`kimbilio: ${sentence}\n`)
  process.exit(1)
}

const keyIn = (file: string): KeyObject => {
  try {
    const key = createPrivateKey(readFileSync(file))
    return key.asymmetricKeyType === 'ed25519' ? key : stop(`${file} holds a key, but not for Ed25519.`)
  } catch {
    return stop(`${file} can't be read as a private key in PEM. Make one with: npm run sign -- --new FILE`)
  }
}

export const signRelease = (keys: readonly KeyObject[], release: Bytes): Bytes =>
  encodeSignatures(
    keys.map(key => ({
      key: publicKeyOf(key),
      signature: base64url(new Uint8Array(sign(null, releaseMessage(release), key))),
    })),
  )

/** Signs the built app with the key of the environment; without one it stays unsigned, and that is said. */
export const signBuild = (also: readonly string[] = []): void => {
  const file = process.env['KIMBILIO_SIGNING_KEY']
  const target = join(folder, 'release.sig')
  rmSync(target, { force: true })
  if (!file) {
    process.stderr.write('kimbilio: built without a signature, because KIMBILIO_SIGNING_KEY names no key\n')
    return
  }
  const release = new Uint8Array(readFileSync(join(folder, 'release.json')))
  if (!readRelease(release)) stop('dist/app/release.json is not a release. Build first: npm run build')
  writeFileSync(target, signRelease([file, ...also].map(keyIn), release))
}

const main = () => {
  const { values } = parseArgs({
    options: { new: { type: 'string' }, also: { type: 'string', multiple: true } },
  })
  if (values.new !== undefined) {
    if (existsSync(values.new)) stop(`${values.new} is there already, and is left as it is.`)
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(values.new, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    process.stdout.write(`${publicKeyOf(privateKey)}\n`)
    return
  }
  if (!existsSync(join(folder, 'release.json'))) stop('There is no build to sign. Build first: npm run build')
  signBuild(values.also)
}

if (process.argv[1] === import.meta.filename) main()
