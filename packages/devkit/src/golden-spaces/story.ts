/**
 * Twelve days of Amara and Juma, with everything in it that is stored anywhere: always the same, to the byte. Made by
 * today's code; what an earlier version made of it lies in packages/devkit/golden/.
 */
import { createHaven, type Haven, httpRelay, type MemoryDisk, memoryStore } from '#engine'
import { type AnySlice, gratitude, journal, type Keep, notesOf, vulnerability } from '#practices'
import { createPrimitives, readWords } from '#protocol'
import { unlock } from '../../../app/src/engine/lock/unlock.ts'
import { jarFor, thanksFor } from '../../../practices/src/gratitude/index.ts'
import { viewCloser } from '../../../practices/src/vulnerability/index.ts'
import { byHand } from '../by-hand.ts'
import { begin, pairOf, pairUp } from '../pairing.ts'
import { addPhone } from '../phones.ts'
import { seededPlatform } from '../seeded-platform.ts'
import { createWorld, type Device, ORIGIN, type World } from '../world.ts'
import { writeRows } from './phone-rows.ts'
import { notedNames, writeRelay } from './relay-rows.ts'
import { type Shown, shownTo } from './shown.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** More than a segment holds, so that there is one, and a snapshot. */
const SMALL_NOTES = 262

/** What stands in golden.json. */
export interface Golden {
  readonly version: string
  /** The last moment of the story. */
  readonly now: number
  readonly words: readonly string[]
  readonly pin: string
  readonly passphrase: string
  /** What each sees on their phone at the end. */
  readonly shown: { readonly amara: Shown; readonly juma: Shown; readonly zawadi: Shown }
  /** What they saw before they were offline: all that their server has. */
  readonly fromTheServer: { readonly amara: Shown; readonly juma: Shown }
  /** Thanks in the bundle that Amara's phone has not taken. */
  readonly carried: string
  readonly notes: number
}

export interface Made {
  readonly golden: Golden
  readonly amara: string
  readonly juma: string
  readonly zawadi: string
  readonly bundle: Uint8Array
  readonly house: Uint8Array
  readonly exported: string
}

const PIN = '482917'
const PASSPHRASE = 'mvua ya kwanza shambani'
const SEED = 'golden'

export async function tellStory(version: string, relayFile: string): Promise<Made> {
  await loadWords()
  const world = await createWorld(SEED, { more: ['tablet', 'zawadi'] })
  try {
    return await told(world, version, relayFile)
  } finally {
    for (const device of world.devices) device.kill()
    world.relay.crash()
    world.end()
  }
}

async function told(world: World, version: string, relayFile: string): Promise<Made> {
  const { amara, juma, time, relay } = world
  const { tablet, zawadi } = world.more
  if (!tablet || !zawadi) throw new Error('a phone is missing')
  const names = notedNames(relay.store)
  const pair = await pairUp(world)
  const { act, self, pass, closerOf, thanksOf, jarOf } = doing(world, pair)
  await pass(MINUTE)

  // A journal: changed, deleted, and staying for a while.
  await act(amara, self(amara), journal, { do: 'write', text: 'Leo nilichelewa kulala.' })
  await act(amara, self(amara), journal, { do: 'write', text: 'To be deleted.' })
  await act(
    amara,
    self(amara),
    journal,
    { do: 'write', text: 'Stays for a month.' },
    { k: 'fades', days: 30 },
  )
  const [, second, first] = notesOf(viewIn(amara, null).stateOf<typeof journal.initial>(journal))
  await act(amara, self(amara), journal, { do: 'edit', note: first?.id, text: 'Leo nililala mapema.' })
  await pass(MINUTE)
  await act(amara, self(amara), journal, { do: 'remove', note: second?.id })

  // A question opened for both, with all that can be said to it, and deeper.
  await act(amara, pair, vulnerability, { do: 'offer', depth: 1 })
  await pass(MINUTE)
  const one = closerOf(juma)
  await act(juma, pair, vulnerability, { do: 'answer', round: one, text: 'Harufu ya mvua kwa bibi.' })
  await act(amara, pair, vulnerability, { do: 'answer', round: one, text: 'Kimya cha asubuhi.' })
  await pass(MINUTE)
  const asked = { kind: 'asked', text: 'Ulikuwa na umri gani?' }
  await act(amara, pair, vulnerability, { do: 'respond', round: one, response: asked })
  const touched = { kind: 'touched', text: 'Hilo la kimya.' }
  await act(juma, pair, vulnerability, { do: 'respond', round: one, response: touched })
  await pass(MINUTE)
  await act(juma, pair, vulnerability, { do: 'answer-asked', round: one, text: 'Saba.' })
  for (const device of [amara, juma])
    await act(device, pair, vulnerability, { do: 'wish', round: one, wish: 'deeper' })
  await pass(10 * MINUTE)
  // One that waits, put off by the other.
  await act(juma, pair, vulnerability, { do: 'offer', depth: 2 })
  await pass(MINUTE)
  const two = closerOf(amara)
  await act(juma, pair, vulnerability, { do: 'answer', round: two, text: 'Kwamba sitoshi.' })
  await act(amara, pair, vulnerability, { do: 'not-now', round: two, until: time.now() + 30 * DAY })

  // Thanks: given, received, deleted, in the jar until their day, burnt there.
  const words = (did: string) => ({ kind: 'words', did, gave: 'Nikapumzika.', says: '' })
  const dayIn = (days: number) => new Date(time.now() + days * DAY).toISOString().slice(0, 10)
  await act(amara, pair, gratitude, { do: 'give', thanks: words('Ulipika ugali.') })
  await act(juma, pair, gratitude, { do: 'give', thanks: { kind: 'deed', deed: 'Nitaosha vyombo.' } })
  await act(juma, pair, gratitude, { do: 'give', thanks: words('Deleted by its author.') })
  await pass(MINUTE)
  const receipt = { kind: 'deed', text: 'Kesho chai ni yangu.' }
  const [given] = thanksOf(juma).filter(({ byMe }) => !byMe)
  await act(juma, pair, gratitude, { do: 'receive', note: given?.id, receipt })
  const deleted = thanksOf(juma).find(({ thanks }) => thanks?.kind === 'words' && /^Del/.test(thanks.did))
  await act(juma, pair, gratitude, { do: 'delete', note: deleted?.id })
  await act(amara, pair, gratitude, { do: 'put-in-jar', thanks: words('Out of the jar.'), day: dayIn(2) })
  await act(juma, pair, gratitude, { do: 'put-in-jar', thanks: words('Still in it.'), day: dayIn(300) })
  await act(amara, pair, gratitude, { do: 'put-in-jar', thanks: words('Burnt.'), day: dayIn(300) })
  await pass(MINUTE)
  const burnt = jarOf(amara).at(-1)
  await act(amara, pair, gratitude, { do: 'burn', note: burnt?.id })
  await time.finish(juma.haven().rename('Juma wa Kijiji'), 20 * MINUTE)
  await pass(3 * DAY)

  // A second phone that came and went, so that the keys changed.
  await addPhone(world, amara, tablet)
  await pass(20 * MINUTE)
  await act(tablet, self(tablet), journal, { do: 'write', text: 'Kutoka simu nyingine.' })
  await pass(MINUTE)
  const other = amara.haven().devices.list.value.find(({ here }) => !here)
  if (!other) throw new Error('the tablet is not among the phones')
  await time.finish(amara.haven().devices.name(other.id, 'Kibao'), 20 * MINUTE)
  await time.finish(amara.haven().devices.remove(other.id), 20 * MINUTE)
  await pass(30 * MINUTE)
  tablet.kill()
  await act(amara, pair, gratitude, { do: 'give', thanks: words('Under new keys.') })

  // Twelve words, a file of the whole house, an export; and the long journal of somebody who is alone.
  const { recovery } = amara.haven()
  const made = await time.finish(recovery.make(), 20 * MINUTE)
  const someOfThem = [2, 7].map(at => ({ at, word: made[at] ?? '' }))
  sure(await time.finish(recovery.confirm(someOfThem), 20 * MINUTE))
  await pass(30 * MINUTE)
  const house = sure(await slowly(juma.haven().house.pack({ passphrase: PASSPHRASE, name: 'faili' })))
  await begin(world, zawadi)
  // A space that Juma has left again, and keeps to read.
  const theirs = await pairOf(world, zawadi, juma)
  await pass(MINUTE)
  await act(zawadi, theirs, gratitude, { do: 'give', thanks: words('Ulinisikiliza.') })
  await pass(MINUTE)
  sure(await time.finish(juma.haven().parting.leave(theirs, { notice: true }), 20 * MINUTE))
  await pass(MINUTE)
  for (let i = 1; i <= SMALL_NOTES; i++)
    await act(zawadi, self(zawadi), journal, { do: 'write', text: `Siku ya ${i}.` })
  await pass(DAY)
  const fromTheServer = {
    amara: await shownTo(world, amara.haven()),
    juma: await shownTo(world, juma.haven()),
  }
  const exported = sure(await time.finish(amara.haven().takeaway.export(), 20 * MINUTE))

  // Nobody reaches the server any more: what is not sent, and what came by hand.
  for (const device of [amara, juma]) device.link().part()
  const hands = byHand(world, pair)
  await act(juma, pair, gratitude, { do: 'give', thanks: words('Carried by hand, taken.') })
  await hands.carry(juma, amara)
  await act(amara, self(amara), journal, { do: 'write', text: 'Not sent yet.' })
  amara.haven().draft('journal').keep('Half a sentence')
  const carried = 'Carried by hand, not taken yet.'
  await act(juma, pair, gratitude, { do: 'give', thanks: words(carried) })
  const bundle = await hands.make(juma)
  await pass(MINUTE)
  const shown = {
    amara: await shownTo(world, amara.haven()),
    juma: await shownTo(world, juma.haven()),
    zawadi: await shownTo(world, zawadi.haven()),
  }
  // Her phone is enough: what a server keeps of somebody alone is no other form.
  names.spaces.delete(self(zawadi))
  for (const device of world.devices) device.kill()
  const locking = await openPhone(world, 'locking', juma.store().disk)
  sure(await locking.lock.set(PIN))
  locking.close()
  await writeRelay(relay.store, names, relayFile)
  const { journal: notes } = fromTheServer.amara.spaces[0] as { readonly journal: readonly unknown[] }
  return {
    golden: {
      version,
      now: time.now(),
      words: made,
      pin: PIN,
      passphrase: PASSPHRASE,
      shown,
      fromTheServer,
      carried,
      notes: notes.length,
    },
    amara: await writeRows(amara.store().disk),
    juma: await writeRows(juma.store().disk),
    zawadi: await writeRows(zawadi.store().disk),
    bundle,
    house: house.bytes,
    exported: JSON.stringify(exported),
  }
}

/** The list of words comes when it is first asked for, and a hand-turned clock doesn't wait for a disk. */
export const loadWords = async (): Promise<void> => {
  await readWords('')
}

/** Stretching a passphrase takes real work, which a hand-turned clock does not wait for. */
export async function slowly<T>(work: Promise<T>, meanwhile: () => Promise<void> = turn): Promise<T> {
  let over = false
  const mark = () => {
    over = true
  }
  work.then(mark, mark)
  while (!over) {
    await turn()
    await meanwhile()
  }
  return work
}
const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/** A phone's app on its disk, without a connection. `chance`: a name for its randomness. */
export async function openPhone(
  world: World,
  chance: string,
  disk: MemoryDisk,
  pin?: string,
): Promise<Haven> {
  const clock = world.time.party(0)
  const store = memoryStore({}, disk)
  const platform = seededPlatform(world.chance.branch(chance))
  const key =
    pin === undefined
      ? null
      : sure(await unlock({ p: createPrimitives(platform as never), store, clock }, { pin }))
  const nowhere = httpRelay(ORIGIN, {
    fetch: () => Promise.reject(new TypeError('no connection')),
    WebSocket: globalThis.WebSocket,
    now: clock.now,
  })
  const parts = { store, relay: nowhere, clock, platform, server: ORIGIN }
  return sure(await createHaven({ ...parts, ...(key ? { localKey: key } : {}) }))
}

export const viewIn = (device: Device, pair: string | null) => {
  const haven = device.haven()
  const view = pair === null ? haven.self.value : haven.pairs.value.find(({ id }) => id === pair)
  if (!view) throw new Error(`${device.name} has no such space`)
  return view
}

export function doing(world: World, pair: string) {
  const look = (device: Device) => {
    const { me, other, sight, putOff } = viewIn(device, pair)
    return { me: me.id, other: other?.id ?? null, now: world.time.now(), sight, putOff }
  }
  return {
    self: (device: Device) => viewIn(device, null).id,
    pass: (ms: number) => world.time.pass(ms),
    act: async (device: Device, space: string, slice: AnySlice, intent: object, keep: Keep | null = null) => {
      const acting = device.haven().act(space, slice, intent, { keep })
      sure(await world.time.finish(acting, 20 * MINUTE))
    },
    /** The question on the table. */
    closerOf: (device: Device): string => {
      const state = viewIn(device, pair).stateOf<typeof vulnerability.initial>(vulnerability)
      return viewCloser(state, look(device)).now?.id ?? ''
    },
    thanksOf: (device: Device) =>
      thanksFor(viewIn(device, pair).stateOf<typeof gratitude.initial>(gratitude), look(device)),
    jarOf: (device: Device) =>
      jarFor(viewIn(device, pair).stateOf<typeof gratitude.initial>(gratitude), look(device)),
  }
}

export function sure<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!answer.ok) throw new Error(`the story stands still: ${JSON.stringify(answer.error)}`)
  return answer.value
}
