/** Good bytes of every form, from which the damaged ones are made. Always the same for one seed. */
import { readFileSync } from 'node:fs'
import {
  authorContent,
  type Bytes,
  chainAfter,
  createPrimitives,
  type DeviceKeys,
  deviceKeysFromSeed,
  type Entry,
  emptyLog,
  encodePayload,
  type KeyRing,
  makeInvitation,
  makeSpace,
  newRing,
  type Primitives,
  sealText,
  unhex,
  utf8,
  verifyRun,
} from '#protocol'
import { chanceFrom } from '../chance.ts'
import { seededPlatform } from '../seeded-platform.ts'

export interface Samples {
  readonly p: Primitives
  readonly space: string
  readonly keys: DeviceKeys
  readonly ring: KeyRing
  /** A log of one person, from its first entry on. */
  readonly entries: readonly Entry[]
  readonly log: Awaited<ReturnType<typeof verifyRun>>['state']
  /** Facts as the practices' own golden logs hold them, one JSON text each. */
  readonly facts: readonly Bytes[]
  readonly articles: readonly Bytes[]
  readonly link: string
}

const root = new URL('../../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

export async function makeSamples(): Promise<Samples> {
  const p = createPrimitives(seededPlatform(chanceFrom('fuzz samples')))
  const [space, member] = ['5a'.repeat(16), '3e'.repeat(16)]
  const keys = await deviceKeysFromSeed(p, unhex('07'.repeat(32)))
  const epochKey = unhex('2c'.repeat(32))
  const ring = newRing(p)
  ring.addEpochKey(1, epochKey)
  const genesis = await makeSpace(p, { space, kind: 'self', member, keys, epochKey })
  const sealed = await sealText(p, { text: 'what is sealed', split: true })
  const contents: { readonly payload: Bytes; readonly bind?: string }[] = [
    {
      payload: encodePayload({
        t: 'journal.note-written.v1',
        at: 1,
        d: { note: '01'.repeat(16), text: 'x' },
      }),
    },
    {
      payload: encodePayload({
        t: 'vulnerability.answer-sealed.v1',
        at: 2,
        d: { round: '02'.repeat(16), sealed: { ...sealed, gate: '02'.repeat(16), gateKind: 'both' } },
      }),
      bind: '02'.repeat(16),
    },
    { payload: utf8('{}') },
  ]
  const first = await verifyRun(p, emptyLog(space), [{ index: 1, bytes: genesis.entry }])
  let chain = chainAfter(genesis)
  let { state } = first
  const entries = first.verified.map(one => one.entry)
  for (const content of contents) {
    const standing = { space, keys, chain, seen: state, epoch: 1 }
    const entry = await authorContent(p, { ...standing, ring, ...content })
    chain = chainAfter(entry)
    entries.push(entry)
    state = (await verifyRun(p, state, [{ index: state.index + 1, bytes: entry.bytes }])).state
  }
  if (state.index !== entries.length) throw new Error('the samples are not good')
  const facts = ['vulnerability', 'gratitude', 'journal', 'not-yet', 'people'].flatMap(slice =>
    read(`packages/practices/src/${slice}/golden/v1.jsonl`)
      .split('\n')
      .filter(line => line.startsWith('{"type"'))
      .map(utf8),
  )
  const articles = ['fifteen-practices', 'about'].map(name => utf8(read(`articles/en/${name}.md`)))
  const { link } = await makeInvitation(p, 'https://haven.test', space)
  return { p, space, keys, ring, entries, log: state, facts, articles, link }
}
