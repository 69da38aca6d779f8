import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Bytes, utf8 } from './bytes.ts'
import { afterOf, canonicalOrder, markOf, standsAt, type Unordered, verifyCarried } from './canonical.ts'
import { decodeEntry, type Entry } from './entry.ts'
import { encodePayload } from './payload.ts'
import { type Actor, alone, altered, indexed, native as p, show, write } from './testkit.ts'
import { type Pair, paired, sure } from './testkit-pair.ts'

let world: Pair
beforeEach(async () => {
  world = await paired()
})

const entryOf = (bytes: Bytes): Entry => sure(decodeEntry(p, bytes))
const writes = async (actor: Actor, count: number): Promise<Entry[]> => {
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) entries.push(entryOf(await write(p, actor, `word ${i}`)))
  return entries
}
const hashes = (entries: readonly { readonly hash: string }[]) => entries.map(one => one.hash)
const faultsOf = (verdict: Awaited<ReturnType<typeof verifyCarried>>) =>
  verdict.faults.map(({ fault }) => fault.fault)

describe('entries without an order', () => {
  test('In whatever order they came, everybody reads them alike, each behind what its author held', () => {
    const device = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(device, fc.array(fc.nat(), { maxLength: 3 })), { maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (drawn, shuffle) => {
          const written: Unordered[] = []
          for (const [name, held] of drawn) {
            const n = written.filter(one => one.device === name).length + 1
            const hash = `${written.length}`.padStart(64, '0').split('').reverse().join('')
            const after = held.flatMap(at =>
              written.length > 0 ? [markOf(written[at % written.length]!.hash)] : [],
            )
            written.push({ device: name, n, hash, after })
          }
          const came = written
            .map(one => [shuffle.next().value ?? 0, one] as const)
            .sort(([x], [y]) => x - y)
            .map(([, one]) => one)
          const order = canonicalOrder(came)
          expect(order).toEqual(canonicalOrder(written))
          expect(new Set(order)).toEqual(new Set(written))
          const place = new Map(order.map((one, i) => [markOf(one.hash), i]))
          for (const one of order) {
            for (const mark of one.after) expect(place.get(mark)).toBeLessThan(place.get(markOf(one.hash))!)
            const before = order.find(other => other.device === one.device && other.n === one.n - 1)
            if (before) expect(order.indexOf(before)).toBeLessThan(order.indexOf(one))
          }
        },
      ),
    )
  })

  test('What an author held stands in the payload, and a payload that says it wrongly says nothing', () => {
    const said = (after: unknown) => afterOf(encodePayload({ t: 'x', at: 1, d: 1, after }))
    expect(said(['ab'])).toEqual(['ab'])
    expect(said('ab')).toEqual([])
    expect(said([1, 'ab'])).toEqual(['ab'])
    expect(said(Array.from({ length: 65 }, () => 'a'))).toEqual([])
    expect(afterOf(utf8('no payload'))).toEqual([])
  })

  test('Chains that follow on the log are sound, a hole and a look ahead wait, and all come right in any order', async () => {
    const { amara, juma } = world
    const mine = await writes(amara, 3)
    const theirs = await writes(juma, 3)
    const all = await verifyCarried(p, juma.state, [...mine, ...theirs].reverse())
    expect(new Set(hashes(all.sound))).toEqual(new Set(hashes([...mine, ...theirs])))
    expect([all.waiting, all.faults]).toEqual([[], []])
    const hole = await verifyCarried(p, juma.state, [mine[2]!, mine[0]!])
    expect([hashes(hole.sound), hashes(hole.waiting)]).toEqual([[mine[0]!.hash], [mine[2]!.hash]])
    const placed = indexed([mine[0]!.bytes], juma.state.index + 1)
    await show(p, amara, placed)
    const ahead = entryOf(await write(p, amara, 'having seen more'))
    expect(hashes((await verifyCarried(p, juma.state, [...mine, ahead])).waiting)).toEqual([ahead.hash])
    await show(p, juma, placed)
    const later = await verifyCarried(p, juma.state, [...mine, ahead])
    expect(hashes(later.sound)).toEqual(hashes([...mine.slice(1), ahead]))
  })

  test('Whatever is bent is named, with all that hangs on it, and touches no other device', async () => {
    const { amara, juma } = world
    const [first, second, third] = (await writes(amara, 3)) as [Entry, Entry, Entry]
    const theirs = await writes(juma, 1)
    const bent = entryOf(altered(first.bytes, 200))
    const verdict = await verifyCarried(p, juma.state, [bent, second, third, ...theirs])
    expect(faultsOf(verdict)).toEqual(['BadSignature'])
    expect(hashes(verdict.sound)).toEqual(hashes(theirs))
    expect(hashes(verdict.waiting)).toEqual(hashes([second, third]))
    const seen = entryOf(altered(first.bytes, 80))
    const forked = await verifyCarried(p, juma.state, [seen, second], new Set([seen.hash]))
    expect(faultsOf(forked)).toEqual(['ForkDetected'])
    const stranger = await verifyCarried(p, (await alone(p, 'zuri')).actor.state, [first])
    expect(faultsOf(stranger)).toEqual(['UnknownDevice'])
  })

  test('Two entries in one place of a chain: everybody goes on from the same one, whichever came first', async () => {
    const { amara, juma } = world
    const before = amara.chain
    const one = await writes(amara, 2)
    amara.chain = before
    const other = await writes(amara, 2)
    const [kept, lost] = one[0]!.hash < other[0]!.hash ? [one, other] : [other, one]
    for (const came of [
      [...one, ...other],
      [...other, ...one],
      [other[1]!, one[1]!, other[0]!, one[0]!],
    ]) {
      const verdict = await verifyCarried(p, juma.state, came)
      expect(hashes(verdict.sound)).toEqual(hashes(kept))
      expect(new Set(hashes(verdict.faults.map(({ entry }) => entry)))).toEqual(new Set(hashes(lost)))
      expect(verdict.waiting).toEqual([])
    }
  })

  test('An entry stands at its own index of a log, and another does not', async () => {
    const { amara, log } = world
    const places = indexed(log)
    for (const one of places) expect(standsAt(p, amara.state, one)).toBe(true)
    expect(standsAt(p, amara.state, { index: 1, bytes: log[1]! })).toBe(false)
    expect(standsAt(p, amara.state, { index: log.length + 1, bytes: log[0]! })).toBe(false)
    expect(standsAt(p, amara.state, { index: 0, bytes: log[0]! })).toBe(false)
    expect(standsAt(p, amara.state, { index: 1, bytes: utf8('nothing') })).toBe(false)
  })
})
