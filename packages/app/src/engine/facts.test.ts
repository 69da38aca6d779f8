import { describe, expect, test } from 'vitest'
import { createPrimitives, encodePayload } from '#protocol'
import { chanceFrom } from '../../../devkit/src/chance.ts'
import { seededPlatform } from '../../../devkit/src/seeded-platform.ts'
import { gateIn, noSeals, readFacts } from './facts.ts'

const p = createPrimitives(seededPlatform(chanceFrom('facts')))
const gate = 'ab'.repeat(16)
const another = 'cd'.repeat(16)
const sealed = (name: string, at: string) => ({
  seal: name.repeat(32),
  commit: 'AAAA',
  box: 'AAAA',
  gate: at,
  gateKind: 'both',
})

describe('what an entry is bound to', () => {
  const read = async (d: unknown, bind: string | null) => {
    const seals = noSeals()
    const payload = encodePayload({ t: 'practice.something.v1', at: 0, d })
    const entry = { index: 1, hash: 'e'.repeat(64), member: 'juma', bind, payload }
    const { facts, unread } = await readFacts(p, [entry], seals, null)
    return { facts: facts.length, unread, seals: seals.sealed.size }
  }

  test('Is the gate of all that it seals, or none when it seals nothing', async () => {
    expect(await read({ answer: sealed('1', gate) }, gate)).toEqual({ facts: 1, unread: 0, seals: 1 })
    expect(await read([sealed('1', gate), sealed('2', gate)], gate)).toEqual({
      facts: 1,
      unread: 0,
      seals: 2,
    })
    // The name that is all zeros is no gate's, so this is no sealed text.
    expect(await read({ answer: sealed('1', '0'.repeat(32)) }, null)).toEqual({
      facts: 1,
      unread: 0,
      seals: 0,
    })
    expect(await read({ text: 'open words' }, null)).toEqual({ facts: 1, unread: 0, seals: 0 })
  })

  test('When it is anything else, the entry counts as unread and none of its seals has a name', async () => {
    const unread = { facts: 0, unread: 1, seals: 0 }
    expect(await read({ answer: sealed('1', gate) }, null)).toEqual(unread)
    expect(await read({ answer: sealed('1', gate) }, another)).toEqual(unread)
    expect(await read([sealed('1', gate), sealed('2', another)], gate)).toEqual(unread)
    expect(await read({ text: 'open words' }, gate)).toEqual(unread)
  })

  test('Is one gate for an entry: two are a defect of whoever writes it', () => {
    expect(gateIn({ text: 'open words' })).toBeNull()
    expect(gateIn({ answer: sealed('1', gate) })).toBe(gate)
    expect(() => gateIn([sealed('1', gate), sealed('2', another)])).toThrow()
  })
})
