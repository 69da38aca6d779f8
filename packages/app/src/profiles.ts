/**
 * The people who use this phone: each has a database of their own, and a label that they chose. No more is kept in the
 * clear, and with one person not even that.
 */

export interface PhoneProfile {
  /** Also the beginning of the name of everything else that the browser keeps for it. */
  readonly database: string
  readonly label: string
}

/** What of the browser is needed to know them. */
export interface PhoneStorage {
  /** Throws where storage is blocked. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly databases: () => Promise<readonly string[]>
  readonly deleteDatabase: (name: string) => Promise<void>
}

const KEY = 'kimbilio.profiles'
const FIRST = 'kimbilio'
const NAME = /^kimbilio(?:-(\d{1,3}))?$/
const LONGEST_LABEL = 24

const numberOf = (database: string): string => NAME.exec(database)?.[1] ?? '1'
const nameOf = (number: number) => (number === 1 ? FIRST : `${FIRST}-${number}`)
const plain = (database: string): PhoneProfile => ({ database, label: numberOf(database) })

export const tidyLabel = (label: string): string => label.trim().replace(/\s+/g, ' ').slice(0, LONGEST_LABEL)

const kept = (phone: PhoneStorage): readonly PhoneProfile[] | null => {
  try {
    const rows: unknown = JSON.parse(phone.storage().getItem(KEY) ?? 'null')
    if (!Array.isArray(rows)) return null
    const found = rows.filter(
      (row): row is PhoneProfile =>
        typeof row?.database === 'string' && NAME.test(row.database) && typeof row.label === 'string',
    )
    return found.length > 0 ? found.map(({ database, label }) => ({ database, label })) : null
  } catch {
    return null
  }
}

const keep = (phone: PhoneStorage, profiles: readonly PhoneProfile[]) => {
  try {
    const storage = phone.storage()
    const alone = JSON.stringify(profiles) === JSON.stringify([plain(FIRST)])
    if (alone && storage.getItem(KEY) === null) return
    if (profiles.length > 0) storage.setItem(KEY, JSON.stringify(profiles))
    else storage.removeItem(KEY)
  } catch {
    // Not kept: the databases tell who there is, with plain numbers as labels.
  }
}

/** At least one; where the list was lost, the databases that are there. */
export async function listProfiles(phone: PhoneStorage): Promise<readonly PhoneProfile[]> {
  const known = kept(phone)
  if (known) return known
  const found = (await phone.databases().catch(() => [])).filter(name => NAME.test(name))
  const sorted = found.sort((a, b) => Number(numberOf(a)) - Number(numberOf(b)))
  return sorted.length > 0 ? sorted.map(plain) : [plain(FIRST)]
}

/** One that nobody has begun yet; it is on the list once it was begun (`keepProfile`), and never if it was not. */
export const nextProfile = (phone: PhoneStorage, profiles: readonly PhoneProfile[]): PhoneProfile => {
  try {
    // Written down who there is: from now on a database alone is no sign of somebody.
    phone.storage().setItem(KEY, JSON.stringify(profiles))
  } catch {
    // Not kept: see `keep`.
  }
  let number = 1
  while (profiles.some(({ database }) => database === nameOf(number))) number += 1
  return plain(nameOf(number))
}

/** Puts it on the list, or changes its label. */
export async function keepProfile(phone: PhoneStorage, profile: PhoneProfile): Promise<void> {
  const before = await listProfiles(phone)
  const there = before.some(({ database }) => database === profile.database)
  keep(
    phone,
    there
      ? before.map(one => (one.database === profile.database ? profile : one))
      : [...before, profile].sort((a, b) => Number(numberOf(a.database)) - Number(numberOf(b.database))),
  )
}

/** Nothing of it is left on this phone. */
export async function removeProfile(phone: PhoneStorage, { database }: PhoneProfile): Promise<void> {
  const before = await listProfiles(phone)
  await phone.deleteDatabase(database)
  for (const key of [themeKey(database), languageKey(database)])
    try {
      phone.storage().removeItem(key)
    } catch {
      // Blocked: then nothing was kept there either.
    }
  keep(
    phone,
    before.filter(one => one.database !== database),
  )
}

export const themeKey = (database: string) => `${database}.theme`
/** Of the lock screen, which can't look inside. */
export const languageKey = (database: string) => `${database}.language`

export const browserPhone: PhoneStorage = {
  storage: () => localStorage,
  databases: async () =>
    typeof indexedDB.databases === 'function'
      ? (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name]))
      : [],
  deleteDatabase: name =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve()
      request.onerror = () => reject(new Error('a database could not be deleted'))
    }),
}
