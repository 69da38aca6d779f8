/** What only a person's own devices read: words, the way back, snapshots. Where a signature would hide a form, it is made anew. */
import {
  type Bytes,
  concat,
  fromUtf8,
  hex,
  newWords,
  openPart,
  openRecovery,
  readManifest,
  readWords,
  recoveryOf,
  sealPart,
  sealRecovery,
  serialiseLog,
  signManifest,
  utf8,
} from '#protocol'
import type { Samples } from './samples.ts'
import type { Target } from './targets.ts'

const SIGNATURE_BYTES = 64

export async function ownTargets({ p, space, keys, log }: Samples): Promise<readonly Target[]> {
  const key = p.random(32)
  const place = { space, index: log.index, part: 0 }
  const part = await sealPart(p, key, place, utf8('what was said so far'))
  const manifest = await signManifest(p, keys, {
    space,
    index: log.index,
    logHash: log.hash,
    epoch: 1,
    parts: [hex(p.sha256(part))],
    state: serialiseLog(log, 'apart'),
  })
  const own = { space, devices: new Set([keys.device]) }
  const { words, entropy } = await newWords(p)
  const recovery = await recoveryOf(p, entropy)
  return [
    {
      name: 'snapshot-manifest',
      good: [manifest],
      take: async bytes => {
        await readManifest(p, bytes, own)
        const form: Bytes = bytes.slice(0, Math.max(0, bytes.length - SIGNATURE_BYTES))
        const signed = p.sha256(utf8('kimbilio/v1/snapshot-manifest'), form)
        const read = await readManifest(p, concat(form, await p.sign(keys.sign, signed)), own)
        if (read.ok && read.value.space !== space) throw new Error('taken for another space')
      },
    },
    {
      name: 'snapshot-part',
      good: [part],
      take: bytes => openPart(p, key, place, { bytes, sha256: hex(p.sha256(bytes)) }),
    },
    {
      name: 'recovery-box',
      good: [await sealRecovery(p, recovery, { space })],
      take: bytes => openRecovery(p, recovery, bytes),
    },
    {
      name: 'words',
      good: [utf8(words.join(' '))],
      take: async bytes => {
        const read = await readWords(fromUtf8(bytes) ?? String.fromCharCode(...bytes.slice(0, 500)))
        if (read.ok && read.value.length !== entropy.length) throw new Error('words of another length')
      },
    },
  ]
}
