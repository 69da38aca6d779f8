/** What every store must do, as cases that run in Node against memory and in a real browser against IndexedDB. */
import type { Bytes } from '#protocol'
import type { Result, Store, StoreFault } from '../engine/ports.ts'

/** Opens a tab on a profile; the same name again is another tab of the same profile. */
export type OpenTab = (profile: string) => Promise<Store>

export interface StoreCase {
  readonly name: string
  readonly run: (open: OpenTab, profile: string) => Promise<void>
}

const holds = (condition: boolean, what: string) => {
  if (!condition) throw new Error(`does not hold: ${what}`)
}
const same = (found: unknown, wanted: unknown, what: string) =>
  holds(JSON.stringify(found) === JSON.stringify(wanted), `${what}: ${JSON.stringify(found)}`)
const must = <T>(result: Result<T, StoreFault>): T => {
  if (!result.ok) throw new Error(result.error.fault)
  return result.value
}
const bytes = (...from: number[]): Bytes => new Uint8Array(from)

/** Waits until something has become true, by turns of the event loop. */
const until = async (condition: () => boolean, what: string) => {
  for (let turn = 0; turn < 2000 && !condition(); turn++) await new Promise<void>(next => setTimeout(next, 0))
  holds(condition(), what)
}

export const storeContract: readonly StoreCase[] = [
  {
    name: 'What was committed is there for this tab, for another tab, and after opening again',
    run: async (open, profile) => {
      const first = await open(profile)
      must(await first.commit([{ table: 'meta', key: 'a', value: bytes(1, 2, 3) }]))
      const second = await open(profile)
      for (const store of [first, second])
        same([...(must(await store.get('meta', 'a')) as Bytes)], [1, 2, 3], 'the row')
      first.close()
      second.close()
      const again = await open(profile)
      same([...(must(await again.get('meta', 'a')) as Bytes)], [1, 2, 3], 'the row after opening again')
      again.close()
    },
  },
  {
    name: 'A row that was never written, or was deleted, is undefined',
    run: async (open, profile) => {
      const store = await open(profile)
      holds(must(await store.get('drafts', 'none')) === undefined, 'never written')
      must(await store.commit([{ table: 'drafts', key: 'x', value: bytes(1) }]))
      must(await store.commit([{ table: 'drafts', key: 'x', delete: true }]))
      holds(must(await store.get('drafts', 'x')) === undefined, 'deleted')
      must(await store.commit([{ table: 'drafts', key: 'x', delete: true }]))
      store.close()
    },
  },
  {
    name: 'A range gives the rows of its prefix and no others, in the order of their keys',
    run: async (open, profile) => {
      const store = await open(profile)
      must(
        await store.commit([
          { table: 'tail', key: 'b/10', value: bytes(3) },
          { table: 'tail', key: 'b/02', value: bytes(2) },
          { table: 'tail', key: 'b/01', value: bytes(1) },
          { table: 'tail', key: 'bb/01', value: bytes(9) },
          { table: 'tail', key: 'a/99', value: bytes(9) },
          { table: 'outbox', key: 'b/03', value: bytes(9) },
        ]),
      )
      const rows = must(await store.range('tail', 'b/'))
      same(
        rows.map(([key, value]) => [key, [...(value as Bytes)]]),
        [
          ['b/01', [1]],
          ['b/02', [2]],
          ['b/10', [3]],
        ],
        'rows',
      )
      const keys = async (part: { readonly from?: string; readonly limit?: number }) =>
        must(await store.range('tail', 'b/', part)).map(([key]) => key)
      same(await keys({ from: 'b/02' }), ['b/02', 'b/10'], 'rows from a key on')
      same(await keys({ from: 'b/03', limit: 5 }), ['b/10'], 'rows from between two keys')
      same(await keys({ limit: 2 }), ['b/01', 'b/02'], 'the first rows')
      same(await keys({ from: 'b/11' }), [], 'rows from behind the last key')
      store.close()
    },
  },
  {
    name: 'A commit over several tables is all or nothing',
    run: async (open, profile) => {
      const store = await open(profile)
      must(await store.commit([{ table: 'meta', key: 'kept', value: bytes(1) }]))
      let threw = false
      try {
        await store.commit([
          { table: 'meta', key: 'kept', value: bytes(2) },
          { table: 'outbox', key: 'new', value: bytes(2) },
          { table: 'tail', key: 'impossible', value: () => 'a function is no value' },
        ])
      } catch {
        threw = true
      }
      holds(threw, 'a value that can not be stored throws')
      same([...(must(await store.get('meta', 'kept')) as Bytes)], [1], 'the old value')
      holds(must(await store.get('outbox', 'new')) === undefined, 'no half of it')
      store.close()
    },
  },
  {
    name: 'A stored value does not change when its writer changes it afterwards',
    run: async (open, profile) => {
      const store = await open(profile)
      const value = bytes(1, 1)
      const commit = store.commit([{ table: 'meta', key: 'a', value }])
      value[0] = 9
      must(await commit)
      value[1] = 9
      const found = must(await store.get('meta', 'a')) as Bytes
      holds(found[1] === 1, 'the stored copy')
      found[1] = 7
      holds(
        (must(await store.get('meta', 'a')) as Bytes)[1] === 1,
        'the stored copy after a reader changed its own',
      )
      store.close()
    },
  },
  {
    name: 'A key handle that can not be exported comes back and still works',
    run: async (open, profile) => {
      const store = await open(profile)
      const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ])
      const iv = bytes(...new Array<number>(12).fill(4))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes(5, 6))
      must(await store.commit([{ table: 'keys', key: 'local', value: key }]))
      store.close()
      const again = await open(profile)
      const back = must(await again.get('keys', 'local')) as CryptoKey
      holds(!back.extractable, 'not extractable')
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, back, sealed)
      same([...new Uint8Array(plain)], [5, 6], 'what it opens')
      again.close()
    },
  },
  {
    name: 'Only one tab writes at a time, and a failure gives the pen on',
    run: async (open, profile) => {
      const tabs = [await open(profile), await open(profile)]
      let inside = 0
      let most = 0
      const work = async () => {
        inside += 1
        most = Math.max(most, inside)
        for (let i = 0; i < 5; i++) await new Promise<void>(next => setTimeout(next, 0))
        inside -= 1
      }
      await Promise.all([0, 1, 0, 1].map(i => tabs[i]!.exclusive(work)))
      holds(most === 1, `at most one at once, not ${most}`)
      let failed = false
      await tabs[0]!
        .exclusive(() => Promise.reject(new Error('as expected')))
        .catch(() => {
          failed = true
        })
      holds(failed, 'the failure reaches its caller')
      holds((await tabs[1]!.exclusive(async () => 'next')) === 'next', 'the next one writes')
      for (const tab of tabs) tab.close()
    },
  },
  {
    name: 'One tab leads; stepping down or closing lets the next one lead',
    run: async (open, profile) => {
      const tabs = [await open(profile), await open(profile), await open(profile)]
      const led: number[] = []
      const down = tabs[0]!.lead(() => led.push(0))
      await until(() => led.length === 1, 'the first leads')
      tabs[1]!.lead(() => led.push(1))
      const never = tabs[2]!.lead(() => led.push(2))
      for (let i = 0; i < 10; i++) await new Promise<void>(next => setTimeout(next, 0))
      same(led, [0], 'no second leader')
      down()
      await until(() => led.length === 2, 'the second leads after the first stepped down')
      never()
      tabs[1]!.close()
      tabs[0]!.lead(() => led.push(3))
      await until(() => led.length === 3, 'another leads after the second was closed')
      same(led, [0, 1, 3], 'who stopped waiting never leads')
      for (const tab of tabs) tab.close()
    },
  },
  {
    name: 'Other tabs are told of a commit, the one that made it is not',
    run: async (open, profile) => {
      const tabs = [await open(profile), await open(profile)]
      const told = [0, 0]
      tabs.forEach((tab, i) => {
        tab.onForeignCommit(() => {
          told[i] = (told[i] ?? 0) + 1
        })
      })
      must(await tabs[0]!.commit([{ table: 'meta', key: 'a', value: bytes(1) }]))
      await until(() => told[1] === 1, 'the other was told')
      same(told, [0, 1], 'told')
      for (const tab of tabs) tab.close()
    },
  },
  {
    name: 'A commit that is under way when the store closes is answered, and its turn ends',
    run: async (open, profile) => {
      const store = await open(profile)
      const other = await open(profile)
      const row = { table: 'meta', key: 'a', value: bytes(1) } as const
      let answer: Result<void, StoreFault> | null = null
      void store.exclusive(async () => {
        const under = store.commit([row])
        store.close()
        answer = await under
      })
      await until(() => answer !== null, 'an answer')
      const next = await other.exclusive(() => other.get('meta', 'a'))
      same(must(next) !== undefined, answer!.ok, 'stored just as it was answered')
      other.close()
    },
  },
  {
    name: 'A closed store says StoreClosed to everything and writes nothing',
    run: async (open, profile) => {
      const store = await open(profile)
      store.close()
      const answers = [
        await store.get('meta', 'a'),
        await store.range('meta', ''),
        await store.commit([{ table: 'meta', key: 'a', value: bytes(1) }]),
      ]
      for (const answer of answers) holds(!answer.ok && answer.error.fault === 'StoreClosed', 'StoreClosed')
      const again = await open(profile)
      holds(must(await again.get('meta', 'a')) === undefined, 'nothing written')
      again.close()
    },
  },
]
