/** A publisher with a copy of the built app: puts newer versions in its place, signed or not, and lies where a story wants it. */
import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeRelease, readRelease } from '#protocol'
import { signRelease } from '../scripts/sign.ts'

export interface Published {
  /** Twelve hex characters: tells this version from others. */
  readonly version: string
  /** Stands in the page's title, so that one sees which version is in use. */
  readonly title: string
  /** Null: unsigned. */
  readonly key: KeyObject | null
  /** After all is signed: changes one file of the folder, by its name, as a lying server would. */
  readonly lie?: { readonly file: string; readonly text: (honest: string) => string }
}

export const newKey = (): KeyObject =>
  createPrivateKey(
    generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey,
  )

export class Publisher {
  readonly folder = mkdtempSync(join(tmpdir(), 'kimbilio-app-'))

  constructor() {
    this.#begin()
  }

  /** As it was built, whatever was changed for a version before. */
  #begin(): void {
    cpSync('dist/app', this.folder, { recursive: true, force: true })
    rmSync(join(this.folder, 'release.sig'), { force: true })
  }

  #read = (file: string) => readFileSync(join(this.folder, file), 'utf8')
  #write = (file: string, text: string | Uint8Array) => {
    writeFileSync(join(this.folder, file), text)
    for (const end of ['br', 'gz']) rmSync(join(this.folder, `${file}.${end}`), { force: true })
  }
  #hash = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(this.folder, file)))
      .digest('hex')

  /** The server has to be started again: it reads the folder once. */
  publish({ version, title, key, lie }: Published): void {
    this.#begin()
    const [pageBefore, workerBefore] = [this.#hash('index.html'), this.#read('sw.js')]
    const versionBefore = /version:`([0-9a-f]{12})`/.exec(workerBefore)?.[1]
    const release = readRelease(new Uint8Array(readFileSync(join(this.folder, 'release.json'))))
    if (!versionBefore || !release) throw new Error('the build is not of the form that the stories know')
    this.#write(
      'index.html',
      this.#read('index.html').replace(/<title>[^<]*<\/title>/, `<title>${title}</title>`),
    )
    this.#write(
      'sw.js',
      workerBefore.replace(versionBefore, version).replaceAll(pageBefore, this.#hash('index.html')),
    )
    const files = { ...release.files, '/app/': this.#hash('index.html'), '/app/sw.js': this.#hash('sw.js') }
    const bytes = encodeRelease({ ...release, version: `${release.version.split('+')[0]}+${version}`, files })
    this.#write('release.json', bytes)
    if (key) this.#write('release.sig', signRelease([key], bytes))
    if (lie) {
      if (!existsSync(join(this.folder, lie.file))) throw new Error(`there is no ${lie.file} to lie with`)
      this.#write(lie.file, lie.text(this.#read(lie.file)))
    }
  }

  remove = () => rmSync(this.folder, { recursive: true, force: true })
}
