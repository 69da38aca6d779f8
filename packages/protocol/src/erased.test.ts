import { expect, test } from 'vitest'
import { type Bytes, utf8 } from './bytes.ts'
import { decodeEntry, eraseEntry } from './entry.ts'
import { keepEntry, keepErased, keptInner, readKept, restoreKept, skimKept } from './kept.ts'
import { openEntry } from './keyring.ts'
import { verifyRun } from './log.ts'
import { emptyLog } from './log-state.ts'
import { alone, altered, indexed, native as p, write } from './testkit.ts'
import { sure } from './testkit-pair.ts'

const { actor, log } = await alone()
const words = await write(p, actor, 'words that will be deleted')
const after = await write(p, actor, 'words that stay')
const entry = sure(decodeEntry(p, words))
const erased = sure(decodeEntry(p, eraseEntry(p, entry)))

test('an erased entry is the same entry without what it said', async () => {
  expect({ ...erased, body: entry.body, erased: false, bytes: entry.bytes }).toEqual(entry)
  expect(erased.erased).toBe(true)
  expect(erased.bytes.length).toBe(146 + 32 + 64)
  expect(Buffer.from(erased.bytes).includes(Buffer.from(entry.body.slice(0, 32)))).toBe(false)
  expect((await openEntry(actor.ring, erased)).ok).toBe(false)
  expect(eraseEntry(p, erased)).toEqual(erased.bytes)
})

test('a log with an erased entry verifies as ever, to the same log hash', async () => {
  for (const signatures of ['last', 'each'] as const) {
    const whole = await verifyRun(p, emptyLog(entry.space), indexed([...log, words, after]), signatures)
    const left = await verifyRun(p, emptyLog(entry.space), indexed([...log, erased.bytes, after]), signatures)
    expect([whole.fault, left.fault]).toEqual([null, null])
    expect(left.state.hash).toBe(whole.state.hash)
  }
})

test('every byte of an erased entry is vouched for', async () => {
  for (let at = 0; at < erased.bytes.length; at++) {
    const bytes = altered(erased.bytes, at)
    const verdict = await verifyRun(p, emptyLog(entry.space), indexed([...log, bytes]), 'each')
    expect(verdict.state.index, `byte ${at}`).toBe(1)
  }
})

test('a control entry can not be erased', () => {
  expect(() => eraseEntry(p, sure(decodeEntry(p, log[0]!)))).toThrow()
})

test('kept, it has the skeleton that its author left, and comes back in its erased form', async () => {
  for (const skeleton of [new Uint8Array(0) as Bytes, utf8('{"t":"x.v1","at":0,"d":{}}')]) {
    const kept = keepErased(erased, skeleton)
    const held = { kind: 'content', hash: entry.hash, bind: null, erased: true, payload: skeleton }
    expect(sure(skimKept(kept))).toEqual(held)
    expect(sure(readKept(kept))).toMatchObject({ ...held, n: entry.n, commit: entry.commit })
    expect(keptInner(p, kept)).toBeNull()
    expect(sure(await restoreKept(p, actor.ring, kept)).bytes).toEqual(erased.bytes)
    for (const at of [1, 40, 180])
      expect((await restoreKept(p, actor.ring, altered(kept, at))).ok, `byte ${at}`).toBe(false)
  }
  expect(keepEntry(erased, null)).toEqual(keepErased(erased, new Uint8Array(0)))
})
