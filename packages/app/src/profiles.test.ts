import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  keepProfile,
  languageKey,
  listProfiles,
  nextProfile,
  type PhoneStorage,
  removeProfile,
  themeKey,
  tidyLabel,
} from './profiles.ts'

const phoneWith = (databases: readonly string[] = [], blocked = false) => {
  const stored = new Map<string, string>()
  const there = new Set(databases)
  const phone: PhoneStorage = {
    storage: () => {
      if (blocked) throw new DOMException('blocked', 'SecurityError')
      return {
        getItem: key => stored.get(key) ?? null,
        setItem: (key, value) => void stored.set(key, value),
        removeItem: key => void stored.delete(key),
      }
    },
    databases: async () => [...there, 'another-app'],
    deleteDatabase: async name => void there.delete(name),
  }
  return { phone, stored, there }
}

test('One person alone is on no list, and nothing about people is stored', async () => {
  const { phone, stored } = phoneWith()
  expect(await listProfiles(phone)).toEqual([{ database: 'kimbilio', label: '1' }])
  await keepProfile(phone, { database: 'kimbilio', label: '1' })
  expect([...stored]).toEqual([])
})

test('Somebody else gets a database of their own, and is on the list once they have begun', async () => {
  const { phone, stored } = phoneWith(['kimbilio'])
  const second = nextProfile(phone, await listProfiles(phone))
  expect(second).toEqual({ database: 'kimbilio-2', label: '2' })
  expect(await listProfiles(phone)).toHaveLength(1)
  await keepProfile(phone, second)
  await keepProfile(phone, { database: 'kimbilio', label: 'A' })
  expect((await listProfiles(phone)).map(({ label }) => label)).toEqual(['A', '2'])
  expect([...stored.keys()]).toEqual(['kimbilio.profiles'])
})

test('Whoever was about to begin and did not leaves nobody behind', async () => {
  const { phone, there } = phoneWith(['kimbilio'])
  there.add(nextProfile(phone, await listProfiles(phone)).database)
  await keepProfile(phone, { database: 'kimbilio', label: '1' })
  expect(await listProfiles(phone)).toEqual([{ database: 'kimbilio', label: '1' }])
})

test('Removed, nothing that bears its name is left, and the other stays as it is', async () => {
  const { phone, stored, there } = phoneWith(['kimbilio', 'kimbilio-2'])
  const [first, second] = await listProfiles(phone)
  await keepProfile(phone, { ...second!, label: 'B' })
  stored
    .set(themeKey('kimbilio'), 'dark')
    .set(languageKey('kimbilio'), 'sw')
    .set(themeKey('kimbilio-2'), 'light')
  await removeProfile(phone, first!)
  expect([...there]).toEqual(['kimbilio-2'])
  expect([...stored.keys()]).toEqual(['kimbilio.profiles', 'kimbilio-2.theme'])
  expect(await listProfiles(phone)).toEqual([{ database: 'kimbilio-2', label: 'B' }])
  expect(nextProfile(phone, await listProfiles(phone)).database).toBe('kimbilio')
})

test('A list that was lost or can’t be read is made again from the databases that are there', async () => {
  const { phone, stored } = phoneWith(['kimbilio-2', 'kimbilio'])
  for (const broken of ['', '{}', '[1]', 'not json', '[{"database":"https://elsewhere","label":"x"}]']) {
    stored.set('kimbilio.profiles', broken)
    expect((await listProfiles(phone)).map(one => one.database)).toEqual(['kimbilio', 'kimbilio-2'])
  }
  expect(await listProfiles(phoneWith(['kimbilio-2'], true).phone)).toHaveLength(1)
})

test('No two people ever share a database, however many come and go', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat(9)), { maxLength: 20 }), async turns => {
      const { phone, there } = phoneWith(['kimbilio'])
      for (const [comes, which] of turns) {
        const now = await listProfiles(phone)
        const one = now[which % now.length]!
        if (comes) {
          const next = nextProfile(phone, now)
          expect(now.map(({ database }) => database)).not.toContain(next.database)
          there.add(next.database)
          await keepProfile(phone, next)
        } else if (now.length > 1) await removeProfile(phone, one)
      }
      const names = (await listProfiles(phone)).map(({ database }) => database)
      expect(new Set(names).size).toBe(names.length)
      expect(names.sort()).toEqual([...there].sort())
    }),
  )
})

test('A label is short and on one line', () => {
  expect(tidyLabel('  Juma \n na   mimi ')).toBe('Juma na mimi')
  expect(tidyLabel('x'.repeat(99))).toHaveLength(24)
})
