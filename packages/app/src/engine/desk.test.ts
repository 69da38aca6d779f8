import { expect, test } from 'vitest'
import { memoryStore } from '../adapters/memory-store.ts'
import { createDesk } from './desk.ts'
import type { Vault } from './vault.ts'

test('When memory could not follow the store, whoever writes next reads the store first', async () => {
  const memory = { row: 0, reads: 0 }
  const desk = createDesk({
    store: memoryStore(),
    reload: async () => {
      const found = await desk.store.get('meta', 'row')
      memory.row = found.ok && typeof found.value === 'number' ? found.value : 0
      memory.reads += 1
    },
    changed: () => {},
  })
  const next = (follow: () => void) =>
    desk.change(async pen => {
      const row = memory.row + 1
      pen.put('meta', 'row', row)
      pen.afterwards(() => {
        follow()
        memory.row = row
      })
      return row
    })
  expect(await next(() => {})).toEqual({ ok: true, value: 1 })
  const bug = () => {
    throw new Error('a bug of ours')
  }
  await expect(next(bug)).rejects.toThrow('a bug of ours')
  expect(await next(() => {})).toEqual({ ok: true, value: 3 })
})

test('Rows are sealed beside each other, and stand in the order in which they were asked for', async () => {
  const store = memoryStore()
  const desk = createDesk({ store, reload: async () => {}, changed: () => {} })
  const waiting: (() => void)[] = []
  const seal: Vault['seal'] = (_table, _key, plain) =>
    new Promise(resolve => waiting.push(() => resolve(plain)))
  desk.unlock({ seal } as Vault)
  const done = desk.change(async pen => {
    await pen.seal('tail', 'a', new Uint8Array([1]))
    await pen.seal('tail', 'b', new Uint8Array([2]))
    pen.delete('tail', 'a')
    await pen.seal('tail', 'b', new Uint8Array([3]))
  })
  while (waiting.length < 3) await Promise.resolve()
  expect(store.commits()).toBe(0)
  for (const finish of waiting.reverse()) finish()
  expect(await done).toEqual({ ok: true, value: undefined })
  const rows = await store.range('tail', '')
  expect(rows).toEqual({ ok: true, value: [['b', new Uint8Array([3])]] })
})

test('A change of which a row can not be sealed writes nothing', async () => {
  const store = memoryStore()
  const desk = createDesk({ store, reload: async () => {}, changed: () => {} })
  desk.unlock({ seal: () => Promise.reject(new Error('a bug of ours')) } as unknown as Vault)
  const change = desk.change(async pen => {
    pen.put('meta', 'a', 1)
    await pen.seal('tail', 'a', new Uint8Array([1]))
  })
  await expect(change).rejects.toThrow('a bug of ours')
  expect(await store.get('meta', 'a')).toEqual({ ok: true, value: undefined })
})
