import { expect, test } from 'vitest'
import { memoryStore } from '../adapters/memory-store.ts'
import { createDesk } from './desk.ts'

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
