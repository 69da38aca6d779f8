/** Files that people carry, keep or download, what is in them, and what the engine says to itself. */
import {
  type Bytes,
  base64url,
  concat,
  decodePayload,
  encodePayload,
  encodeRelease,
  encodeSignatures,
  fromUtf8,
  hex,
  openBundle,
  openEntry,
  openHouseFile,
  readRelease,
  readSignatures,
  readU32,
  releaseMessage,
  sealBundle,
  signersOf,
  u32,
  utf8,
} from '#protocol'
import { readSettings } from '#server'
import { checkExport } from '../../../../scripts/check-export.ts'
import { leftOf, readErasedWord, skeletonOf } from '../../../app/src/engine/erase/erased-word.ts'
import { journalIn } from '../../../app/src/engine/export/read-export.ts'
import { decodeProfile, encodeProfile } from '../../../app/src/engine/house/content.ts'
import { labels } from '../../../protocol/src/labels.ts'
import { padme } from '../../../protocol/src/padding.ts'
import { unknownSettings } from '../../../server/src/settings.ts'
import { exportOf } from './export-sample.ts'
import type { Samples } from './samples.ts'
import type { Target } from './targets.ts'

const BUNDLE_HEAD = 29

export async function fileTargets(samples: Samples): Promise<readonly Target[]> {
  const { p, space, keys, entries, log } = samples
  const indexed = entries.map((one, i) => ({ index: i + 1, bytes: one.bytes }))
  const key = new Uint8Array(32).fill(3)
  const content = {
    space,
    from: 0,
    head: { index: log.index, hash: log.hash },
    confirmed: indexed,
    unconfirmed: entries.slice(1).map(one => one.bytes),
  }
  const file = await sealBundle(p, key, content)
  const [head, salt] = [file.slice(0, BUNDLE_HEAD), file.slice(1, 17)]
  const bundleKey = await p.aesKey(await p.hkdf(key, concat(labels.bundle, salt), 32))
  const plain = await p.aesOpen(bundleKey, head.slice(17), file.slice(BUNDLE_HEAD), head)
  if (!plain) throw new Error('the sample bundle is not good')

  const profile = encodeProfile({
    name: 'Amara',
    language: 'sw',
    left: keys.device,
    follow: true,
    spaces: (['self', 'pair'] as const).map((kind, i) => ({
      id: `${i}`.repeat(32),
      kind,
      member: '3e'.repeat(16),
      otherName: null,
      seed: key,
      psk: key,
      ordered: indexed,
      loose: [],
    })),
  })
  const release = encodeRelease({
    name: 'kimbilio',
    version: '0.1.0',
    files: { '/app/index.html': hex(p.sha256(utf8('x'))), '/app/sw.js': hex(p.sha256(utf8('y'))) },
  })
  const signed = async (bytes: Bytes) => p.sign(keys.sign, releaseMessage(bytes))
  const signature = { key: base64url(keys.sign.publicKey), signature: base64url(await signed(release)) }
  const payloads = await Promise.all(
    entries.map(async entry => {
      const opened = await openEntry(samples.ring, entry)
      return opened.ok ? opened.value.payload : null
    }),
  )
  const exported = await exportOf(samples)
  const signedWords = new Set(
    exported.spaces.flatMap(one => one.entries.map(({ opening }) => opening?.payload)),
  )
  const erasable = payloads.flatMap(payload => payload ?? [])
  const skeletons = erasable.flatMap(payload => leftOf('pair', payload) ?? leftOf('self', payload) ?? [])

  return [
    {
      name: 'bundle',
      good: [file],
      take: async bytes => {
        const read = await openBundle(p, key, bytes)
        if (read.ok && read.value.space !== space) throw new Error('a bundle of another space')
      },
    },
    {
      name: 'bundle-inner',
      good: [plain.slice(0, 4 + readU32(plain, 0))],
      take: async bytes => {
        // Half of them with the size that they have, so that more comes to what is inside.
        const sized =
          bytes.length % 2 === 0 ? concat(u32(Math.max(0, bytes.length - 4)), bytes.slice(4)) : bytes
        const padded = new Uint8Array(padme(sized.length))
        padded.set(sized)
        const sealed = concat(head, await p.aesSeal(bundleKey, head.slice(17), padded, head))
        const read = await openBundle(p, key, sealed)
        if (!read.ok) return
        const again = await openBundle(p, key, await sealBundle(p, key, read.value))
        if (!again.ok || JSON.stringify(again.value) !== JSON.stringify(read.value))
          throw new Error('it came out otherwise than it went in')
      },
    },
    {
      name: 'house-header',
      good: [concat(Uint8Array.of(1), u32(262_145), u32(2), new Uint8Array(28), new Uint8Array(64))],
      take: async bytes => {
        // Within these bounds a reader does the work that the file asks for: too slow to be done here.
        const cost = bytes.length < 9 ? [] : [readU32(bytes, 1), readU32(bytes, 5)]
        const [memory = 0, passes = 0] = cost
        if (memory >= 19_456 && memory <= 262_144 && passes >= 2 && passes <= 8) return
        const read = await openHouseFile(p, 'a passphrase', bytes)
        if (read.ok || read.error.fault !== 'Malformed') throw new Error('a file of no fair cost was read')
      },
    },
    {
      name: 'house-content',
      good: [profile],
      take: bytes => {
        const read = decodeProfile(bytes)
        const again = read && decodeProfile(encodeProfile(read))
        if (read && JSON.stringify(again) !== JSON.stringify(read))
          throw new Error('it came out otherwise than it went in')
      },
    },
    {
      name: 'export',
      good: [utf8(JSON.stringify(exported))],
      take: bytes => {
        const text = fromUtf8(bytes) ?? String.fromCharCode(...bytes.slice(0, 2000))
        journalIn(text)
        const checked = checkExport(text)
        if (!checked || checked.faults.length > 0) return
        const { spaces } = JSON.parse(text) as Awaited<ReturnType<typeof exportOf>>
        const given = spaces.flatMap(one => one.entries.flatMap(({ opening }) => opening?.payload ?? []))
        if (given.some(payload => !signedWords.has(payload)))
          throw new Error('words that nobody has signed are called proven')
      },
    },
    {
      name: 'release',
      good: [release],
      take: bytes => {
        const read = readRelease(bytes)
        const again = read && readRelease(encodeRelease(read))
        if (read && (!again || hex(encodeRelease(again)) !== hex(encodeRelease(read))))
          throw new Error('it came out otherwise than it went in')
      },
    },
    {
      name: 'release-signatures',
      good: [encodeSignatures([signature]), encodeSignatures([signature, signature])],
      take: async bytes => {
        const read = readSignatures(bytes)
        if (!read) return
        const known = new Set([signature.key])
        const verify = (by: Bytes, message: Bytes, what: Bytes) => p.verify(by, message, what)
        const signers = await signersOf(release, read, verify)
        if (signers?.some(one => !known.has(one))) throw new Error('signed by a key that never signed')
      },
    },
    {
      name: 'settings',
      good: [utf8(JSON.stringify(GOOD_SETTINGS))],
      take: bytes => {
        const said = jsonIn(bytes)
        if (typeof said !== 'object' || said === null) return
        // An environment holds text, and no text with a zero in it.
        const environment = Object.fromEntries(
          Object.entries(said).flatMap(([name, value]) =>
            typeof value === 'object' ? [] : [[name, String(value).replaceAll('\0', '')]],
          ),
        )
        unknownSettings(environment)
        const read = readSettings(environment, '/srv')
        if (read.ok ? !isSound(read.value) : /\n/.test(read.error) || read.error.length > 400)
          throw new Error(`not to be used: ${JSON.stringify(read)}`)
      },
    },
    {
      name: 'erased-word',
      good: skeletons.map((left, i) =>
        encodePayload({ t: 'entry.erased.v1', at: 1, d: { entries: [{ hash: `${i}f`.repeat(32), left }] } }),
      ),
      take: bytes => {
        const said = decodePayload(bytes)
        const word = said.ok ? readErasedWord(said.value.d) : null
        for (const { left } of word?.entries ?? []) {
          for (const kind of ['self', 'pair'] as const) {
            for (const had of [null, ...erasable, encodePayload({ ...left, d: left.d ?? null })]) {
              const skeleton = skeletonOf(kind, had, left)
              const read = skeleton.length === 0 ? null : decodePayload(skeleton)
              if (read && !read.ok && had !== null && decodePayload(had).ok)
                throw new Error('what is left of good words can’t be read')
            }
          }
        }
      },
    },
  ]
}

const GOOD_SETTINGS = {
  KIMBILIO_PORT: '8080',
  KIMBILIO_HOST: '0.0.0.0',
  KIMBILIO_DATA: './data',
  KIMBILIO_BASE_URL: 'https://kimbilio.example',
  KIMBILIO_SITE_NAME: 'Kimbilio',
  KIMBILIO_TRUST_PROXY: '1',
  KIMBILIO_SPACE_MEBIBYTES: '64',
  KIMBILIO_REQUESTS_PER_MINUTE: '0',
  KIMBILIO_CONNECTIONS: '100',
  KIMBILIO_PROT: '1',
}

type Settings = Extract<ReturnType<typeof readSettings>, { ok: true }>['value']
const isSound = ({ port, data, baseUrl, trustedProxies, limits }: Settings): boolean =>
  port >= 0 &&
  port <= 65_535 &&
  data.startsWith('/') &&
  (baseUrl === null || /^https?:\/\/[^/]+$/.test(baseUrl)) &&
  trustedProxies <= 10 &&
  Object.values(limits).every(limit => Number.isSafeInteger(limit) && limit >= 0)

function jsonIn(bytes: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(bytes) ?? '')
  } catch {
    return null
  }
}
