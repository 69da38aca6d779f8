/**
 * What a person's self space says about their own spaces, devices and recovery: read by the engine alone, on every own
 * device. Taking the same twice changes nothing, and the order in which it is heard makes no difference.
 */
import * as v from 'valibot'
import { unbase64url } from '#protocol'

export const SPACE_ENTERED = 'space.entered.v1'
export const SPACE_LEFT = 'space.left.v1'
export const SPACE_BLOCKED = 'space.blocked.v1'
export const DEVICE_NAMED = 'device.named.v1'
export const DEVICE_ASKS = 'device.asks.v1'
export const DEVICE_HERE = 'device.here.v1'
export const SPARE_MADE = 'spare.made.v1'
export const WORDS_MADE = 'words.made.v1'
export const WORDS_DROPPED = 'words.dropped.v1'

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const bytesOf = (size: number) =>
  v.pipe(
    v.string(),
    v.check(text => unbase64url(text)?.length === size),
  )
const keyText = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/))

const schemas = {
  [SPACE_ENTERED]: v.object({ space: id, member: id, kind: v.literal('pair'), name: v.string() }),
  /** `key`: the acquaintance key (base64url), for what is kept of a space when nothing else is. */
  [SPACE_LEFT]: v.object({ space: id, keep: v.boolean(), key: v.optional(keyText) }),
  [SPACE_BLOCKED]: v.object({ key: keyText }),
  /** `device` is the id in the self space, here and below. */
  [DEVICE_NAMED]: v.object({ device: id, name: v.pipe(v.string(), v.maxLength(60)) }),
  [DEVICE_ASKS]: v.object({
    device: id,
    space: id,
    sign: bytesOf(32),
    kem: bytesOf(32),
    possession: bytesOf(64),
    /** Of the self space: under its key the asking one waits for an answer. */
    epoch: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  /** In `space` this device is known as `as`. */
  [DEVICE_HERE]: v.object({ device: id, space: id, as: id }),
  /** `seed`: 32 bytes, base64url. */
  [SPARE_MADE]: v.object({
    space: id,
    seed: bytesOf(32),
    /** Of the self space: whoever was taken out of it later knows the seed. */
    epoch: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  /** `device`: the paper device in the self space; `record`: what the relay keeps for whoever has the words. */
  [WORDS_MADE]: v.object({
    device: id,
    record: v.object({ id, access: bytesOf(32), box: v.pipe(v.string(), v.maxLength(2_000)) }),
  }),
  [WORDS_DROPPED]: v.object({ device: id }),
} as const

export type SpaceEntered = v.InferOutput<(typeof schemas)[typeof SPACE_ENTERED]>
export type DeviceAsks = v.InferOutput<(typeof schemas)[typeof DEVICE_ASKS]>
export type WordsMade = v.InferOutput<(typeof schemas)[typeof WORDS_MADE]>
/** With the moment at which they were made, by the clock of the phone. */
export type Words = WordsMade & { readonly at: number }
export type DeviceHere = v.InferOutput<(typeof schemas)[typeof DEVICE_HERE]>

/** Whatever listens to the self space before its slices do. */
export interface SelfListener {
  /**
   * Takes in what the self space says; false for a type or shape that is not ours. `at`: the author's clock, `by`: the
   * device that signed it.
   */
  readonly take: (type: string, data: unknown, at: number, by?: string) => boolean
}

export interface Said {
  readonly type: string
  readonly data: unknown
  readonly at: number
  readonly by?: string
}

export interface OwnRecord extends SelfListener {
  /** Pair spaces that this person has ever entered, those they left included, by id. */
  readonly entered: () => ReadonlyMap<string, SpaceEntered>
  /** Spaces that this person has left; `keep`: what was written stays readable. Who forgets once has forgotten. */
  readonly left: () => ReadonlyMap<string, { readonly keep: boolean }>
  /** Acquaintance keys (base64url) of spaces that this person has left. */
  readonly acquaintances: () => ReadonlySet<string>
  /** Acquaintance keys (base64url) of those whose invitations lead nowhere. */
  readonly blocked: () => ReadonlySet<string>
  /** Null when nobody has given it a name. */
  readonly nameOf: (device: string) => string | null
  /** What a device asks for itself; what it asks in the name of another is not heard. */
  readonly asks: () => readonly DeviceAsks[]
  /** Under which ids a device of the self space is known in other spaces. */
  readonly idsOf: (device: string) => readonly DeviceHere[]
  /** The same, as far as one of the devices that pass the test has said so. */
  readonly vouchedFor: (device: string, isTrusted: (by: string) => boolean) => readonly DeviceHere[]
  /** Seeds of spare devices ever made for a space; the log says which of them are still in it. */
  readonly sparesIn: (space: string) => readonly string[]
  /** Epoch of the self space under which this seed was told; 0 for one that was not. */
  readonly spareEpoch: (seed: string) => number
  /** Recovery words that have not been dropped, by their paper device. */
  readonly words: () => readonly Words[]
  /** Names at the relay of what was kept there for words that have been dropped. */
  readonly endedRecords: () => readonly string[]
  /** Paper devices of recovery words that have been dropped. */
  readonly droppedWords: () => ReadonlySet<string>
  /** All that was news, so that another record can take it in and be the same. */
  readonly said: () => readonly Said[]
  /** Grows with everything that is news. */
  readonly changes: () => number
}

export function ownRecord(): OwnRecord {
  const entered = new Map<string, SpaceEntered>()
  const enteredAt = new Map<string, number>()
  const left = new Map<string, { readonly keep: boolean }>()
  const acquaintances = new Set<string>()
  const blocked = new Set<string>()
  const names = new Map<string, { readonly name: string; readonly at: number }>()
  const asks = new Map<string, DeviceAsks>()
  const here = new Map<string, DeviceHere>()
  const heardOf = new Map<string, Set<string>>()
  const spares = new Map<string, readonly string[]>()
  const spareEpochs = new Map<string, number>()
  const made = new Map<string, Words>()
  const dropped = new Set<string>()
  const said: Said[] = []
  let changes = 0

  const addTo = <K>(set: { has(key: K): boolean }, key: K, add: () => void) => {
    if (set.has(key)) return
    add()
    changes += 1
  }
  /** Of a space that was forgotten nobody's name stays, in whatever order the two are heard. */
  const unname = (space: string) => {
    const one = entered.get(space)
    if (!one || left.get(space)?.keep !== false) return
    entered.set(space, { ...one, name: '' })
    for (const [at, { type, data, ...rest }] of said.entries())
      if (type === SPACE_ENTERED && (data as SpaceEntered).space === space)
        said[at] = { type, data: { ...(data as SpaceEntered), name: '' }, ...rest }
  }
  const readers: Readonly<Record<keyof typeof schemas, (data: unknown, at: number, by: string) => boolean>> =
    {
      [SPACE_ENTERED]: reader(SPACE_ENTERED, (one, at) => {
        // Each own device may say it in its own words; the earliest counts, on all of them.
        const before = entered.get(one.space)
        const since = enteredAt.get(one.space) ?? Number.POSITIVE_INFINITY
        if (before && (since < at || (since === at && JSON.stringify(before) <= JSON.stringify(one)))) return
        entered.set(one.space, one)
        enteredAt.set(one.space, at)
        changes += 1
      }),
      [SPACE_LEFT]: reader(SPACE_LEFT, ({ space, keep, key }) => {
        if (key !== undefined) addTo(acquaintances, key, () => acquaintances.add(key))
        const before = left.get(space)
        if (before && (!before.keep || keep)) return
        left.set(space, { keep })
        changes += 1
      }),
      [SPACE_BLOCKED]: reader(SPACE_BLOCKED, ({ key }) => addTo(blocked, key, () => blocked.add(key))),
      [DEVICE_NAMED]: reader(DEVICE_NAMED, ({ device, name }, at) => {
        const before = names.get(device)
        if (before && (before.at > at || (before.at === at && before.name >= name))) return
        names.set(device, { name, at })
        changes += 1
      }),
      [DEVICE_ASKS]: reader(DEVICE_ASKS, (one, _at, by) => {
        if (by !== one.device) return
        const key = `${one.device}/${one.space}/${one.sign}/${one.kem}`
        const before = asks.get(key)
        if (before && JSON.stringify(before) <= JSON.stringify(one)) return
        asks.set(key, one)
        changes += 1
      }),
      [DEVICE_HERE]: reader(DEVICE_HERE, (one, _at, by) => {
        const key = `${one.device}/${one.space}/${one.as}`
        here.set(key, one)
        const authors = heardOf.get(key) ?? new Set()
        heardOf.set(key, authors)
        addTo(authors, by, () => authors.add(by))
      }),
      [SPARE_MADE]: reader(SPARE_MADE, ({ space, seed, epoch }) => {
        const known = spareEpochs.get(seed) ?? epoch
        if (epoch < known || !spareEpochs.has(seed)) {
          spareEpochs.set(seed, Math.min(known, epoch))
          changes += 1
        }
        const before = spares.get(space) ?? []
        addTo(new Set(before), seed, () => spares.set(space, [...before, seed].sort()))
      }),
      [WORDS_MADE]: reader(WORDS_MADE, (said, at) => {
        const one: Words = { ...said, at }
        const before = made.get(one.device)
        if (before && JSON.stringify(before) <= JSON.stringify(one)) return
        made.set(one.device, one)
        changes += 1
      }),
      [WORDS_DROPPED]: reader(WORDS_DROPPED, ({ device }) =>
        addTo(dropped, device, () => dropped.add(device)),
      ),
    }

  return {
    take: (type, data, at, by = '') => {
      if (!Object.hasOwn(readers, type)) return false
      const before = changes
      const isOurs = readers[type as keyof typeof schemas](data, at, by)
      if (changes > before) {
        said.push({ type, data, at, by })
        if (type === SPACE_ENTERED || type === SPACE_LEFT) unname((data as { space: string }).space)
      }
      return isOurs
    },
    said: () => said,
    entered: () => entered,
    left: () => left,
    acquaintances: () => acquaintances,
    blocked: () => blocked,
    nameOf: device => names.get(device)?.name ?? null,
    asks: () => [...asks.values()],
    idsOf: device => [...here.values()].filter(one => one.device === device),
    vouchedFor: (device, isTrusted) =>
      [...here].flatMap(([key, one]) =>
        one.device === device && [...(heardOf.get(key) ?? [])].some(isTrusted) ? [one] : [],
      ),
    sparesIn: space => spares.get(space) ?? [],
    spareEpoch: seed => spareEpochs.get(seed) ?? 0,
    words: () =>
      [...made]
        .filter(([device]) => !dropped.has(device))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, one]) => one),
    endedRecords: () => [...made].flatMap(([device, one]) => (dropped.has(device) ? [one.record.id] : [])),
    droppedWords: () => dropped,
    changes: () => changes,
  }
}

const reader =
  <T extends keyof typeof schemas>(
    type: T,
    take: (one: v.InferOutput<(typeof schemas)[T]>, at: number, by: string) => void,
  ) =>
  (data: unknown, at: number, by: string): boolean => {
    const read = v.safeParse(schemas[type], data)
    if (read.success) take(read.output, at, by)
    return read.success
  }
