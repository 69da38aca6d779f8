/** What only a person's own devices read: words, the way back, snapshots. Where a signature would hide a form, it is made anew. */
import {
  type Bytes,
  base64url,
  concat,
  decodePayload,
  encodePayload,
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
import { type OwnRecord, ownRecord, type Said } from '../../../app/src/engine/own/own-record.ts'
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
      name: 'own-record',
      good: OWN_EVENTS.map(({ type, data, at }) => encodePayload({ t: type, at, d: data })),
      take: bytes => {
        const said = saidIn(bytes)
        if (!said) return
        const [before, after, again] = [ownRecord(), ownRecord(), ownRecord()]
        for (const one of [...OWN_EVENTS, said]) before.take(one.type, one.data, one.at)
        for (const one of [said, ...OWN_EVENTS, said]) after.take(one.type, one.data, one.at)
        for (const one of before.said()) again.take(one.type, one.data, one.at)
        if (print(before) !== print(after)) throw new Error('it matters when it is heard')
        if (print(before) !== print(again)) throw new Error('told to another record, it is not the same')
      },
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

const [ID, OTHER, KEY] = ['01'.repeat(16), '02'.repeat(16), base64url(new Uint8Array(32).fill(4))]
const OWN_EVENTS: readonly Said[] = [
  { type: 'space.entered.v1', data: { space: ID, member: OTHER, kind: 'pair', name: 'Juma' }, at: 5 },
  { type: 'space.left.v1', data: { space: ID, keep: true, key: KEY }, at: 6 },
  { type: 'space.blocked.v1', data: { key: KEY }, at: 7 },
  { type: 'device.named.v1', data: { device: ID, name: 'Simu' }, at: 8 },
  {
    type: 'device.asks.v1',
    data: { device: ID, space: OTHER, sign: KEY, kem: KEY, possession: KEY.repeat(2).slice(0, 86), epoch: 1 },
    at: 9,
  },
  { type: 'device.here.v1', data: { device: ID, space: OTHER, as: OTHER }, at: 10 },
  { type: 'spare.made.v1', data: { space: OTHER, seed: KEY, epoch: 2 }, at: 11 },
  {
    type: 'words.made.v1',
    data: { device: ID, record: { id: OTHER, access: KEY, box: 'AAAA' } },
    at: 12,
  },
  { type: 'words.dropped.v1', data: { device: OTHER }, at: 13 },
]

function saidIn(bytes: Bytes): Said | null {
  const read = decodePayload(bytes)
  return read.ok ? { type: read.value.t, data: read.value.d, at: read.value.at } : null
}

/** All that a record tells, in no order. */
function print(record: OwnRecord): string {
  const sorted = (all: Iterable<unknown>) => [...all].map(one => JSON.stringify(one)).sort()
  const spares = [ID, OTHER].flatMap(space => record.sparesIn(space))
  return JSON.stringify([
    ...[record.entered(), record.left(), record.acquaintances(), record.blocked(), record.asks()].map(sorted),
    ...[record.words(), record.endedRecords(), record.droppedWords()].map(sorted),
    ...[ID, OTHER].map(device => [record.nameOf(device), sorted(record.idsOf(device))]),
    ...spares.map(seed => [seed, record.spareEpoch(seed)]),
  ])
}
