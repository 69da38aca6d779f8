/**
 * What must hold at the end of every simulated run, whatever happened in it; and, of what is sealed, at every moment.
 * Everything is read from outside: the relay's bytes, the states that a screen would get, the words that were said.
 */

import type { SpaceView } from '#engine'
import { gratitude, journal, vulnerability } from '#practices'
import { all, type Shelf } from '../../practices/src/shared/shelf.ts'
import type { Act } from './acts.ts'
import {
  type Audit,
  auditLog,
  openSealed,
  type Parsed,
  parseEntry,
  type Said,
  type SealRef,
} from './auditor.ts'
import { mayBeRead, type SealedWord, type Told, tell } from './model.ts'
import { modifiedClient } from './modified-client.ts'
import type { Device, World } from './world.ts'

/** What became of an act, as the person saw it. */
export interface Done {
  readonly who: string
  readonly act: Act
  /** `kept`: the app said so. `refused`: it said no, nothing may be written. `unknown`: the app died meanwhile. */
  outcome: 'kept' | 'refused' | 'unknown'
}

export interface Reading {
  readonly audit: Audit
  readonly told: Told
}

export const viewOf = (device: Device, kind: 'self' | 'pair'): SpaceView | null =>
  kind === 'self' ? device.haven().self.value : (device.haven().pairs.value[0] ?? null)

/** Reads a space from the relay's disk, with every key that these devices know. */
export async function readSpace(world: World, space: string, devices: readonly Device[]): Promise<Reading> {
  const rows = await rowsOf(world, space)
  const audit = auditLog(
    rows,
    devices.flatMap(device => [...device.knows.all()]),
    world.contentKeys,
  )
  const textOf = (seal: SealRef, opened: Said) => {
    const { key } = opened.data as { readonly key: string }
    return openSealed(seal, Buffer.from(key, 'base64url'))
  }
  return { audit, told: tell(audit.said, textOf) }
}

export async function rowsOf(world: World, space: string) {
  const rows: { index: number; bytes: Uint8Array }[] = []
  for (;;) {
    const page = await world.relay.store.read(space, rows.length, 1 << 20)
    if (!page.ok) throw new Error(`the relay's store says ${page.error.fault}`)
    if (page.value.length === 0) return rows
    rows.push(...page.value)
  }
}

const relayDay = (world: World) => new Date(world.time.now()).toISOString().slice(0, 10)

/**
 * No sealed word can be read before its time: not by the relay and the network, and not by the other's devices.
 * Returns what was readable too early, in words for a person. `given`: its author gave it, and it may have gone by hand.
 */
export async function earlyReadings(
  world: World,
  space: string,
  memberOf: ReadonlyMap<string, Device>,
  given: (word: SealedWord) => boolean = () => false,
) {
  const { told } = await readSpace(world, space, world.devices)
  const early: string[] = []
  for (const [member, device] of memberOf) {
    const closed = [...told.seals.values()].filter(
      word => word.by !== member && !mayBeRead(word, relayDay(world)) && !given(word),
    )
    if (closed.length === 0) continue
    // A client of their own making asks at every gate, whether it is time or not.
    const client = await modifiedClient(world, device, space)
    for (const word of closed) {
      await client.relay.gate(client.who, word.seal.gate)
      const text = device.knows.open(word.seal)
      if (text !== null) early.push(`${device.name} can read a sealed ${word.practice}: ${text}`)
    }
  }
  for (const { seal, practice } of told.seals.values()) {
    // One half of the key lies inside the entry, which the relay can't open: even box and commitment are a gift to it.
    const { half: _, ...outside } = seal
    const text = world.wire.open({ ...outside, seal: `${seal.seal} from outside` })
    if (text !== null) early.push(`the relay can read a sealed ${practice}: ${text}`)
  }
  early.push(...world.leaks.map(leak => `words lay open: ${leak}`))
  return early
}

/** Everything that is wrong at the end; empty when all is well. The network has healed and both apps are open. */
export async function reckon(world: World, pairSpace: string, done: readonly Done[]): Promise<string[]> {
  const wrong: string[] = []
  const [amara, juma] = [viewOf(world.amara, 'pair'), viewOf(world.juma, 'pair')]
  if (!amara || !juma) return ['a device has lost the pair']
  const memberOf = new Map([
    [amara.me.id, world.amara],
    [juma.me.id, world.juma],
  ])
  const pair = await readSpace(world, pairSpace, world.devices)

  // Both hold the same, and it is what the record says.
  for (const view of [amara, juma]) {
    if (view.sync.state !== 'synced')
      wrong.push(`${view.me.name} is ${JSON.stringify(view.sync)} after the network healed`)
    if (view.unread > 0) wrong.push(`${view.me.name} could not read ${view.unread} entries of the same app`)
  }
  for (const slice of [vulnerability, gratitude]) {
    const [one, other] = [amara, juma].map(view => JSON.stringify(view.stateOf(slice)))
    if (one !== other) wrong.push(`the two see different states of ${slice.id}:\n  ${one}\n  ${other}`)
  }
  if (amara.other?.name !== 'Juma' || juma.other?.name !== 'Amara') wrong.push('a name was lost')

  // The relay's log holds what was said once, and nothing that was refused.
  const logs = [pair]
  for (const device of world.devices) {
    const self = viewOf(device, 'self')
    if (self) logs.push(await readSpace(world, self.id, [device]))
  }
  wrong.push(...losses(world, logs, memberOf, done))

  // What the practice shows is what the rules of the product say.
  wrong.push(...differences(pair.told, [amara, juma]))
  for (const device of world.devices) wrong.push(...journalDifferences(device, logs))

  // Every sealed word can be read by those who may, and by nobody else. The first look asks, as a screen does.
  const today = relayDay(world)
  for (const word of pair.told.seals.values())
    for (const view of [amara, juma]) view.sight(word.seal as never)
  await world.time.settle()
  for (const word of pair.told.seals.values()) {
    for (const [member, device] of memberOf) {
      if (member === word.by) continue
      const view = member === amara.me.id ? amara : juma
      const seen = view.sight(word.seal as never)
      const may = mayBeRead(word, today) && !isGone(word, memberOf)
      if (may && word.practice !== 'wish' && seen.kind !== 'open')
        wrong.push(`${device.name} sees ${seen.kind} where a ${word.practice} has opened`)
      if (!may && seen.kind === 'open')
        wrong.push(`${device.name} reads a ${word.practice} that never opened: ${seen.text}`)
      // The check itself must be able to fail: once a text is open, the same search has to find it.
      if (seen.kind === 'open' && device.knows.open(word.seal) !== seen.text)
        wrong.push(`the adversary does not find a text that ${device.name} shows: ${seen.text}`)
    }
  }
  wrong.push(...(await earlyReadings(world, pairSpace, memberOf)))
  for (const entry of await oneEntryOfEachDevice(world, [pairSpace])) {
    const payload = world.wire.read(entry)
    if (payload !== null) wrong.push(`the relay can read an entry: ${payload}`)
  }
  wrong.push(...sizes(logs.map(({ audit }) => audit)))
  // What was put off stands in nothing that the two share, so that no client of the other can read it there.
  if (pair.audit.said.some(({ type }) => type.startsWith('not-yet.')))
    wrong.push('the shared record tells that something was put off')
  wrong.push(...world.relay.defects.map(line => `the relay met a defect: ${JSON.stringify(line)}`))
  return wrong
}

/** Taken back by its author before it opened. */
function isGone(word: SealedWord, memberOf: ReadonlyMap<string, Device>): boolean {
  const author = memberOf.get(word.by)
  const view = author && viewOf(author, 'pair')
  return view?.sight(word.seal as never).kind === 'gone'
}

/** Event types that an act writes, where its words do not tell. */
const WRITES: Readonly<Record<string, string>> = {
  offer: 'vulnerability.question-offered.v1',
  pass: 'vulnerability.passed.v1',
  'not-now': 'not-yet.put-aside.v1',
  wish: 'vulnerability.wish-sealed.v1',
  enough: 'vulnerability.ended.v1',
  receive: 'gratitude.received.v1',
  remove: 'journal.note-removed.v1',
}

/** Nothing acknowledged is lost, nothing is doubled, nothing refused is written. */
function losses(
  world: World,
  logs: readonly Reading[],
  memberOf: ReadonlyMap<string, Device>,
  done: readonly Done[],
): string[] {
  const wrong: string[] = []
  const words = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const { audit } of logs) {
    for (const one of audit.said) {
      const who =
        memberOf.get(one.member)?.name ??
        world.devices.find(device => viewOf(device, 'self')?.me.id === one.member)?.name
      const name = `${who} ${one.type}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
      for (const text of textsIn(one.data, world)) words.set(text, (words.get(text) ?? 0) + 1)
    }
  }
  const texts = [...words]
  const missing: { who: string; what: string; isNote: boolean }[] = []
  const unsure = new Map<string, number>()
  for (const { who, act, outcome } of done) {
    if (act.words === null) continue
    const found = texts
      .filter(([text]) => text.includes(act.words!))
      .reduce((sum, [, times]) => sum + times, 0)
    const what = `${who}'s "${act.intent.do}" (${act.words.slice(0, 40)})`
    if (outcome === 'kept' && found === 0) missing.push({ who, what, isNote: act.slice === journal })
    if (outcome === 'unknown' && found === 0) unsure.set(who, (unsure.get(who) ?? 0) + 1)
    if (outcome === 'refused' && found > 0) wrong.push(`${what} was refused and yet written`)
    if (found > 1) wrong.push(`${what} stands in the log ${found} times`)
  }
  // Words are missing where their author took a note out of the journal, and nowhere else.
  for (const device of world.devices) {
    const own = viewOf(device, 'self')?.me.id
    const erased = logs.flatMap(({ audit }) => audit.erased).filter(({ member }) => member === own).length
    const lost = missing.filter(({ who, isNote }) => who === device.name && isNote)
    if (lost.length > erased)
      wrong.push(...lost.map(({ what }) => `${what} was acknowledged and may be lost`))
    if (lost.length + (unsure.get(device.name) ?? 0) < erased)
      wrong.push(`${device.name} has ${erased} deleted entries, and ${lost.length} words are missing`)
  }
  wrong.push(
    ...missing.filter(({ isNote }) => !isNote).map(({ what }) => `${what} was acknowledged and is lost`),
  )
  for (const device of world.devices) {
    for (const [intent, type] of Object.entries(WRITES)) {
      const acts = done.filter(one => one.who === device.name && one.act.intent.do === intent)
      const kept = acts.filter(({ outcome }) => outcome === 'kept').length
      const unknown = acts.filter(({ outcome }) => outcome === 'unknown').length
      const found = counts.get(`${device.name} ${type}`) ?? 0
      if (found < kept || found > kept + unknown)
        wrong.push(`${device.name}: ${kept} to ${kept + unknown} of "${intent}", ${found} in the log`)
    }
  }
  return wrong
}

/** All texts in an event, those in its seals too, opened with the keys that any device holds. */
function textsIn(data: unknown, world: World): string[] {
  if (typeof data === 'string') return [data]
  if (typeof data !== 'object' || data === null) return []
  if ('seal' in data && 'box' in data) {
    for (const device of world.devices) {
      const text = device.knows.open(data as SealRef)
      if (text !== null) return [text]
    }
    return []
  }
  return Object.values(data).flatMap(part => textsIn(part, world))
}

interface RoundSeen {
  readonly id: string
  readonly stage: string
  readonly answers: readonly { readonly by: string }[]
  readonly responses: readonly { readonly by: string }[]
}
const onShelf = (shelf: unknown): readonly unknown[] => all(shelf as Shelf<unknown>)

function differences(told: Told, views: readonly SpaceView[]): string[] {
  const wrong: string[] = []
  for (const view of views) {
    const rounds = onShelf(view.stateOf<{ rounds: unknown }>(vulnerability).rounds) as RoundSeen[]
    if (rounds.length !== told.questions.size)
      wrong.push(`${view.me.name} has ${rounds.length} questions of ${told.questions.size}`)
    for (const round of rounds) {
      const expected = told.questions.get(round.id)
      const seen = [round.stage, round.answers.map(({ by }) => by), round.responses.map(({ by }) => by)]
      const rules = [expected?.stage, expected?.answeredBy, expected?.respondedBy]
      if (JSON.stringify(seen) !== JSON.stringify(rules))
        wrong.push(
          `${view.me.name} sees a question as ${JSON.stringify(seen)}; by the rules it is ${JSON.stringify(rules)}`,
        )
    }
    const notes = onShelf(view.stateOf<{ notes: unknown }>(gratitude).notes) as {
      id: string
      thanks?: unknown
      receipt: unknown
    }[]
    const jar = [...told.seals.values()].filter(({ practice }) => practice === 'jar').length
    if (notes.length !== told.thanks.size + jar)
      wrong.push(`${view.me.name} has ${notes.length} thank-yous of ${told.thanks.size + jar}`)
    for (const note of notes) {
      const given = told.thanks.get(note.id)
      if (given && JSON.stringify(note.thanks) !== JSON.stringify(given.thanks))
        wrong.push(`${view.me.name} sees other thanks than were given`)
      const receipt = told.receipts.get(note.id)?.receipt ?? null
      if (JSON.stringify(note.receipt) !== JSON.stringify(receipt))
        wrong.push(`${view.me.name} sees another receipt than was given`)
    }
  }
  return wrong
}

function journalDifferences(device: Device, logs: readonly Reading[]): string[] {
  const view = viewOf(device, 'self')
  const log = logs.find(({ audit }) => audit.kind === 'self' && audit.members[0] === view?.me.id)
  if (!view || !log) return [`${device.name} has no self space at the relay`]
  const notes = new Map<string, string>()
  for (const { type, data } of log.audit.said) {
    const { note, text } = data as { readonly note: string; readonly text: string }
    if (type === 'journal.note-written.v1') notes.set(note, text)
    if (type === 'journal.note-edited.v1' && notes.has(note)) notes.set(note, text)
    if (type === 'journal.note-removed.v1') notes.delete(note)
  }
  const seen = (onShelf(view.stateOf<{ notes: unknown }>(journal).notes) as ({ text: string } | null)[])
    .filter(note => note !== null)
    .map(({ text }) => text)
  const expected = [...notes.values()]
  return JSON.stringify(seen.sort()) === JSON.stringify(expected.sort())
    ? []
    : [`${device.name}'s journal shows ${seen.length} notes, the record has ${expected.length}`]
}

/** A pass and a "not now" have one size on the wire, whatever space they stand in, and so has all that is as short. */
function sizes(audits: readonly Audit[]): string[] {
  const short = [
    'vulnerability.passed.v1',
    'vulnerability.ended.v1',
    'gratitude.received.v1',
    'not-yet.put-aside.v1',
  ]
  const said = audits.flatMap(audit => audit.said)
  const found = new Set(said.filter(({ type }) => short.includes(type)).map(({ size }) => size))
  return found.size > 1 ? [`short entries have different sizes: ${[...found].join(', ')}`] : []
}

async function oneEntryOfEachDevice(world: World, spaces: readonly string[]): Promise<Parsed[]> {
  const found = new Map<string, Parsed>()
  for (const space of spaces) {
    for (const { bytes } of await rowsOf(world, space)) {
      const entry = parseEntry(bytes)
      if (entry.kind === 1 && !entry.erased) found.set(entry.device, entry)
    }
  }
  return [...found.values()]
}
