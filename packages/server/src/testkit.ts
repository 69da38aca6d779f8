/** A relay in one process for tests, and two people who write to it with real keys. */
import {
  addDeviceEntry,
  authMessage,
  authorContent,
  type Bytes,
  base64url,
  type Chain,
  type Confirmed,
  chainAfter,
  chainStart,
  type DeviceKeys,
  decodeIndexed,
  deviceKeysFromSeed,
  type Entry,
  emptyLog,
  encodeRun,
  innerCommit,
  joinEntry,
  type KeyRing,
  type LogState,
  leaveEntry,
  makeInvitation,
  makeSpace,
  newRing,
  offer,
  openEntry,
  possess,
  receiveAnswer,
  receiveClaim,
  receiveConfirm,
  receiveOffer,
  receiveReveal,
  removeDeviceEntry,
  sayConfirm,
  sayDone,
  unbase64url,
  utf8,
  verifyRun,
} from '#protocol'
import { inProcessBus } from './adapters/in-process-bus.ts'
import { memoryStore } from './adapters/memory-store.ts'
import { createRelayApp } from './http/server-app.ts'
import type { LogLine } from './log.ts'
import { systemPrimitives } from './platform.ts'
import type { Clock } from './ports/clock.ts'
import type { RelayStore } from './ports/relay-store.ts'
import { DEFAULT_LIMITS, type Limits } from './relay/limits.ts'
import { createRelay, type Relay } from './relay/relay.ts'

export const primitives = systemPrimitives()

export const NO_RATES: Limits = {
  ...DEFAULT_LIMITS,
  requestsPerMinutePerDevice: 0,
  requestsPerMinutePerAddress: 0,
  spacesPerHourPerAddress: 0,
  recoveriesPerHourPerAddress: 0,
}

export interface HandClock extends Clock {
  pass(milliseconds: number): void
}

/** Starts on 22 November 2026 at noon UTC and goes only when it is turned. */
export const handClock = (): HandClock => {
  let time = Date.UTC(2026, 10, 22, 12)
  const waiting = new Set<{ at: number; call: () => void }>()
  return {
    now: () => time,
    after(milliseconds, call) {
      const one = { at: time + milliseconds, call }
      waiting.add(one)
      return () => waiting.delete(one)
    },
    pass(milliseconds) {
      time += milliseconds
      for (const one of [...waiting]) {
        if (one.at > time) continue
        waiting.delete(one)
        one.call()
      }
    },
  }
}

/** Takes a request as a Hono app does; also what stands for a server behind a socket. */
export interface Door {
  request(path: string, init?: RequestInit): Response | Promise<Response>
}
export const overHttp = (url: string): Door => ({ request: (path, init) => fetch(url + path, init) })

export interface World {
  readonly clock: HandClock
  readonly store: RelayStore
  readonly relay: Relay
  readonly door: Door
  readonly lines: LogLine[]
}

export const world = (given: { store?: RelayStore; limits?: Limits; clock?: HandClock } = {}): World => {
  const { store = memoryStore(), limits = NO_RATES, clock = handClock() } = given
  const lines: LogLine[] = []
  const relay = createRelay({
    store,
    bus: inProcessBus(),
    clock,
    log: line => lines.push(line),
    primitives,
    limits,
  })
  return { clock, store, relay, door: createRelayApp(relay), lines }
}

/** One device of one person in one space, as far as the relay can tell. */
export class Person {
  readonly space: string
  readonly member: string
  readonly keys: DeviceKeys
  readonly ring: KeyRing = newRing(primitives)
  readonly epochKey: Bytes
  chain: Chain = chainStart
  log: LogState
  #token = ''

  constructor(space: string, keys: DeviceKeys, member: string, epochKey: Bytes) {
    this.space = space
    this.keys = keys
    this.member = member
    this.epochKey = epochKey
    this.ring.addEpochKey(1, epochKey)
    this.log = emptyLog(space)
  }

  get standing() {
    return { space: this.space, keys: this.keys, chain: this.chain, seen: this.log, epoch: 1 }
  }

  /** Writes the next entry of this device's chain; nobody has it yet. */
  async write(text = 'words', size = 0, gate?: string): Promise<Entry> {
    const payload = utf8(text.padEnd(size, ' '))
    const bind = gate === undefined ? {} : { bind: gate }
    const entry = await authorContent(primitives, { ...this.standing, ring: this.ring, payload, ...bind })
    this.chain = chainAfter(entry)
    return entry
  }
  /** What a deposit says of an entry: its name, and the inner commitment that proves what gate it is bound to. */
  async named(entry: Entry): Promise<{ entry: string; inner: string }> {
    const opened = await openEntry(this.ring, entry)
    if (!opened.ok) throw new Error(opened.error.fault)
    return {
      entry: entry.hash,
      inner: innerCommit(primitives, opened.value.salt, opened.value.payload),
    }
  }
  async writeMany(count: number): Promise<Entry[]> {
    const entries: Entry[] = []
    for (let at = 0; at < count; at++) entries.push(await this.write(`words ${at}`))
    return entries
  }
  async leave(): Promise<Bytes> {
    const left = await leaveEntry(primitives, this.standing)
    this.chain = chainAfter(left)
    return left.entry
  }

  /** What removes another device of the same member; nobody has it yet. */
  async remove(device: string): Promise<Bytes> {
    const removed = await removeDeviceEntry(primitives, this.standing, device)
    this.chain = chainAfter(removed)
    return removed.entry
  }

  async token(door: Door): Promise<string> {
    const asked = await post(door, `/relay/v1/spaces/${this.space}/challenge`, { device: this.keys.device })
    const { challenge } = (await asked.json()) as { challenge: string }
    const message = authMessage(this.space, this.keys.device, unbase64url(challenge) as Bytes)
    const signature = base64url(await primitives.sign(this.keys.sign, message))
    const told = await post(door, `/relay/v1/spaces/${this.space}/token`, {
      device: this.keys.device,
      challenge,
      signature,
    })
    return ((await told.json()) as { token: string }).token
  }

  /** A call below the space, with a token. */
  async call(door: Door, method: string, path: string, body?: unknown): Promise<Response> {
    this.#token ||= await this.token(door)
    const headers = new Headers({ authorization: `Bearer ${this.#token}` })
    const url = `/relay/v1/spaces/${this.space}${path}`
    if (body === undefined) return door.request(url, { method, headers })
    const isBytes = body instanceof Uint8Array
    headers.set('content-type', isBytes ? 'application/octet-stream' : 'application/json')
    return door.request(url, { method, headers, body: isBytes ? (body as Bytes) : JSON.stringify(body) })
  }
  forgetToken(): void {
    this.#token = ''
  }

  async handIn(door: Door, entries: readonly (Entry | Bytes)[]): Promise<Answer<{ indices: number[] }>> {
    const run = encodeRun(entries.map(entry => ('bytes' in entry ? entry.bytes : entry) as Bytes))
    return answerOf(await this.call(door, 'POST', '/entries', run))
  }
  /** Writes and hands in, and says where it stands. */
  async say(door: Door, text?: string, gate?: string): Promise<{ entry: Entry; index: number }> {
    const entry = await this.write(text, 0, gate)
    const { body } = await this.handIn(door, [entry])
    return { entry, index: body.indices[0] as number }
  }
  async catchUp(door: Door): Promise<LogState> {
    const page = await this.call(door, 'GET', `/entries?after=${this.log.index}`)
    const entries = decodeIndexed(new Uint8Array(await page.arrayBuffer()))
    if (!entries.ok) throw new Error(entries.error.fault)
    const verdict = await verifyRun(primitives, this.log, entries.value)
    if (verdict.fault) throw new Error(verdict.fault.fault)
    this.log = verdict.state
    return this.log
  }
}

/** Everything in the space after `from`, as the server has it on disk: bytes as hex, by index. */
export const everything = async (door: Door, person: Person, from = 0): Promise<Map<number, string>> => {
  const found = new Map<number, string>()
  for (let after = from; ; ) {
    const page = await person.call(door, 'GET', `/entries?after=${after}`)
    const entries = decodeIndexed(new Uint8Array(await page.arrayBuffer()))
    if (!entries.ok) throw new Error(entries.error.fault)
    if (entries.value.length === 0) return found
    for (const { index, bytes } of entries.value) found.set(index, Buffer.from(bytes).toString('hex'))
    after = entries.value.at(-1)!.index
  }
}

export interface Answer<T> {
  readonly status: number
  readonly body: T
  /** Last segment of the problem's type. */
  readonly problem: string | null
}
export const answerOf = async <T>(response: Response): Promise<Answer<T>> => {
  const text = await response.text()
  const body = (text === '' ? {} : JSON.parse(text)) as T & { type?: string }
  return { status: response.status, body, problem: body.type?.split('/').at(-1) ?? null }
}

export const post = async (door: Door, path: string, body: unknown): Promise<Response> =>
  door.request(path, {
    method: 'POST',
    headers: { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' },
    body: body instanceof Uint8Array ? (body as Bytes) : JSON.stringify(body),
  })

let seeds = 0
const newKeys = () => deviceKeysFromSeed(primitives, new Uint8Array(32).fill(++seeds))
const randomId = () => base16(primitives.random(16))
const base16 = (bytes: Bytes) => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
export const freshId = randomId

export const genesisOf = async (kind: 'self' | 'pair' = 'pair') => {
  const [space, member, epochKey, keys] = [randomId(), randomId(), primitives.random(32), await newKeys()]
  const made = await makeSpace(primitives, { space, kind, member, keys, epochKey })
  const person = new Person(space, keys, member, epochKey)
  person.chain = chainAfter(made)
  return { person, genesis: made.entry }
}

/** Amara, in a new space. */
export const amaraAlone = async (door: Door, kind: 'self' | 'pair' = 'pair'): Promise<Person> => {
  const { person, genesis } = await genesisOf(kind)
  const made = await post(door, '/relay/v1/spaces', genesis)
  if (made.status !== 201) throw new Error(`no space: ${made.status}`)
  await person.catchUp(door)
  return person
}

/** Amara and Juma, paired through the relay, every step of it. */
export const pair = async (door: Door): Promise<{ amara: Person; juma: Person }> => {
  const amara = await amaraAlone(door)
  const keys = await newKeys()
  const member = randomId()
  const invitation = await makeInvitation(primitives, 'https://kimbilio.example', amara.space)
  const joiner = holderOf(door, invitation.id, invitation.access)
  const inviter = (step: string, box: Bytes) =>
    amara.call(door, 'POST', `/invitations/${invitation.id}/${step}`, { box: base64url(box) })
  const boxOf = async (response: Response | Promise<Response>, name: string): Promise<Bytes> => {
    const { boxes } = (await (await response).json()) as { boxes: Record<string, string> }
    return unbase64url(boxes[name] as string) as Bytes
  }
  const inviterReads = () => amara.call(door, 'GET', `/invitations/${invitation.id}`)

  const offered = await offer(primitives, invitation, {
    member: amara.member,
    keys: amara.keys,
    card: { name: 'Amara' },
  })
  await amara.call(door, 'PUT', `/invitations/${invitation.id}`, {
    access: base64url(primitives.sha256(invitation.access)),
    offer: base64url(offered.box),
  })
  const claimed = sure(
    await receiveOffer(
      primitives,
      invitation,
      { member, keys, card: { name: 'Juma' } },
      await boxOf(joiner.read(), 'offer'),
    ),
  )
  await joiner.say('claim', base64url(claimed.box))
  const answered = sure(await receiveClaim(primitives, offered.state, await boxOf(inviterReads(), 'claim')))
  await inviter('answer', answered.box)
  const revealed = sure(await receiveAnswer(primitives, claimed.state, await boxOf(joiner.read(), 'answer')))
  await joiner.say('reveal', base64url(revealed.box))
  const seen = sure(await receiveReveal(primitives, answered.state, await boxOf(inviterReads(), 'reveal')))
  await joiner.say('confirm', base64url(await sayConfirm(primitives, revealed.state, keys)))
  const confirmed: Confirmed = sure(
    await receiveConfirm(primitives, seen, await boxOf(inviterReads(), 'confirm')),
  )
  const joined = await joinEntry(primitives, amara.standing, { confirmed, epochKey: amara.epochKey })
  amara.chain = chainAfter(joined)
  const taken = await amara.handIn(door, [joined.entry])
  if (taken.status !== 200) throw new Error(`not joined: ${taken.problem}`)
  await inviter('done', await sayDone(primitives, confirmed))

  const juma = new Person(amara.space, keys, member, amara.epochKey)
  await juma.catchUp(door)
  await amara.catchUp(door)
  return { amara, juma }
}

/** One more device of the same person, let in by this one. */
export const nextDevice = async (door: Door, person: Person, paper = false): Promise<Person> => {
  const { space, member, epochKey } = person
  const keys = await newKeys()
  const transcript = '7'.repeat(64)
  const newcomer = await possess(primitives, { space, member, keys, transcript })
  const psk = primitives.random(32)
  const added = await addDeviceEntry(primitives, person.standing, { newcomer, paper, psk, epochKey })
  person.chain = chainAfter(added)
  const taken = await person.handIn(door, [added.entry])
  if (taken.status !== 200) throw new Error(`not added: ${taken.problem}`)
  const next = new Person(space, keys, member, epochKey)
  await next.catchUp(door)
  await person.catchUp(door)
  return next
}

/** Somebody who holds an invitation's link. */
export const holderOf = (door: Door, id: string, access: Bytes, claim: Bytes = primitives.random(32)) => {
  const headers = { authorization: `Invitation ${base64url(access)}`, 'kimbilio-claim': base64url(claim) }
  return {
    read: async () => door.request(`/relay/v1/invitations/${id}`, { headers }),
    say: async (step: string, box: string) =>
      door.request(`/relay/v1/invitations/${id}/${step}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ box }),
      }),
  }
}

const sure = <T>(result: { ok: true; value: T } | { ok: false; error: { fault: string } }): T => {
  if (!result.ok) throw new Error(result.error.fault)
  return result.value
}

/** Lets so many steps of the machine pass: to start something at each point of something else. */
export const steps = async (count: number): Promise<void> => {
  for (let step = 0; step < count; step++) await Promise.resolve()
}

/** A store whose next write to a gate or an invitation waits at the door of the disk until it is let go. */
export const holdingStore = (inner: RelayStore = memoryStore()) => {
  let arrived = () => {}
  let release = () => {}
  let held: Promise<void> | null = null
  const through = async () => {
    const wait = held
    held = null
    if (wait) arrived()
    await wait
  }
  const store: RelayStore = {
    ...inner,
    writeGate: async (...write) => through().then(() => inner.writeGate(...write)),
    writeInvitation: async (...write) => through().then(() => inner.writeInvitation(...write)),
  }
  return {
    store,
    /** Holds the next write; resolves with the way to let it go when it has come. */
    hold(): Promise<() => void> {
      held = new Promise(resolve => {
        release = resolve
      })
      return new Promise(resolve => {
        arrived = () => resolve(release)
      })
    },
  }
}
