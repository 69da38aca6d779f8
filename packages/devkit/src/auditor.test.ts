import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  authorContent,
  type Bytes,
  base64url,
  chainAfter,
  createPrimitives,
  decodeEntry,
  deviceKeysFromSeed,
  emptyLog,
  encodePayload,
  makeSpace,
  newRing,
  sealText,
  verifyRun,
} from '#protocol'
import { adversary, lookFor } from './adversary.ts'
import { auditLog, openSealed, parseEntry, type SealRef } from './auditor.ts'
import { chanceFrom } from './chance.ts'
import { seededPlatform } from './seeded-platform.ts'

const space = 'ab'.repeat(16)

/** A self space with some notes, written by the program's own code. */
async function written(texts: readonly string[]) {
  const p = createPrimitives(seededPlatform(chanceFrom('audit')))
  const keys = await deviceKeysFromSeed(p, p.random(32))
  const epochKey = p.random(32)
  const made = await makeSpace(p, { space, kind: 'self', member: 'cd'.repeat(16), keys, epochKey })
  const ring = newRing(p)
  ring.addEpochKey(1, epochKey)
  const rows: { index: number; bytes: Bytes }[] = [{ index: 1, bytes: made.entry }]
  let { state } = await verifyRun(p, emptyLog(space), rows)
  let chain = chainAfter(made)
  for (const text of texts) {
    const payload = encodePayload({ t: 'journal.note-written.v1', at: 1, d: { note: 'ef'.repeat(16), text } })
    const seen = { index: state.index, hash: state.hash }
    const entry = await authorContent(p, { space, keys, chain, seen, epoch: 1, ring, payload })
    const row = { index: rows.length + 1, bytes: entry.bytes }
    const verdict = await verifyRun(p, state, [row])
    expect(verdict.fault).toBeNull()
    rows.push(row)
    state = verdict.state
    chain = chainAfter(entry)
  }
  return { p, rows, state, epochKey }
}

test('The auditor reads what the program wrote, from the bytes and the key alone', async () => {
  const { rows, state, epochKey } = await written(['moja', 'mbili', 'tatu'])
  const audit = auditLog(rows, [new Uint8Array(32), epochKey])
  expect(audit.said.map(({ data }) => (data as { text: string }).text)).toEqual(['moja', 'mbili', 'tatu'])
  expect(audit.logHash).toBe(state.hash)
  expect(audit.kind).toBe('self')
})

test('The auditor follows devices that come, go and are taken back, and hears nothing of what is passed over', () => {
  const path = new URL('../../../vectors/epochs.json', import.meta.url).pathname
  const vector = JSON.parse(readFileSync(path, 'utf8'))
  const rows = (vector.entries as string[]).map((text, i) => ({
    index: i + 1,
    bytes: new Uint8Array(Buffer.from(text, 'hex')),
  }))
  const keys = (vector.epochs as { key: string }[]).map(({ key }) => new Uint8Array(Buffer.from(key, 'hex')))
  const audit = auditLog(rows, keys)
  expect([audit.kind, audit.members.length, audit.devices.size]).toEqual(['pair', 2, 4])
  expect(audit.said.map(({ type }) => type)).toEqual(['after-the-removal.v1'])
})

test('The auditor refuses a log with a changed byte, a missing entry, or without its key', async () => {
  const { rows, epochKey } = await written(['moja', 'mbili', 'tatu'])
  const changed = rows.map(row => ({ ...row, bytes: row.bytes.slice() }))
  changed[2]!.bytes[300]! ^= 1
  expect(() => auditLog(changed, [epochKey])).toThrow()
  const gap = [rows[0]!, { ...rows[2]!, index: 2 }]
  expect(() => auditLog(gap, [epochKey])).toThrow('breaks the chain')
  expect(() => auditLog(rows, [new Uint8Array(32)])).toThrow('no key opens')
})

test('The adversary opens a seal as soon as it has heard the key, or the share of a split one, and not before', async () => {
  const { p } = await written([])
  const place = { gate: space, gateKind: 'both' }
  const split = await sealText(p, { text: 'siri', split: true })
  const strict = await sealText(p, { text: 'siri kuu', split: false })
  const seals = [split, strict].map((sealed): SealRef => ({ ...sealed, ...place }))
  const watching = adversary()
  for (let i = 0; i < 50; i++) watching.hear(p.random(32))
  expect(seals.map(watching.open)).toEqual([null, null])
  watching.hear(new TextEncoder().encode(JSON.stringify({ shares: [{ share: base64url(split.share!) }] })))
  expect(seals.map(watching.open)).toEqual(['siri', null])
  // Two secrets packed into one row, as a store might keep them.
  watching.hear(Buffer.concat([p.random(20), strict.key, p.random(32)]))
  expect(seals.map(watching.open)).toEqual(['siri', 'siri kuu'])
  expect(openSealed(seals[0]!, split.key)).toBe('siri')
})

test('An adversary with the epoch key reads an entry, and one without it does not', async () => {
  const { rows, epochKey, p } = await written(['moja'])
  const entry = parseEntry(rows[1]!.bytes)
  const [knowing, guessing] = [adversary(), adversary()]
  knowing.hear(epochKey)
  for (let i = 0; i < 50; i++) guessing.hear(p.random(32))
  expect(knowing.read(entry)).toContain('moja')
  expect(guessing.read(entry)).toBeNull()
})

test('Words that lie open are found in every dress, and sealed words are not', async () => {
  const { rows, p } = await written(['siri-yangu amara 1'])
  const found = lookFor('siri-yangu')
  const text = 'habari siri-yangu amara'
  const dresses = [
    Buffer.from(text),
    ...[0, 1, 2].map(shift => Buffer.from(Buffer.from('x'.repeat(shift) + text).toString('base64url'))),
    Buffer.from(Buffer.from(text).toString('hex')),
    Buffer.from(text, 'utf16le'),
  ]
  expect(dresses.map(found)).toEqual(dresses.map(() => true))
  expect(rows.map(({ bytes }) => found(bytes))).toEqual(rows.map(() => false))
  expect(decodeEntry(p, rows[1]!.bytes).ok).toBe(true)
})
