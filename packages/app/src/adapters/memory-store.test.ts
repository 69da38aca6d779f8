import { describe, expect, test } from 'vitest'
import { type MemoryDisk, memoryDisk, memoryStore } from './memory-store.ts'
import { storeContract } from './store.contract.ts'

describe('the store in memory', () => {
  for (const { name, run } of storeContract)
    test(name, async () => {
      const disks = new Map<string, MemoryDisk>()
      await run(async profile => {
        const disk = disks.get(profile) ?? memoryDisk()
        disks.set(profile, disk)
        return memoryStore({}, disk)
      }, 'amara')
    })

  test('A crash before a commit leaves nothing of it, a crash after it leaves all of it', async () => {
    for (const fate of ['crash-before', 'crash-after'] as const) {
      const store = memoryStore({ fate: count => (count === 2 ? fate : 'done') })
      await store.commit([{ table: 'meta', key: 'a', value: 1 }])
      const answer = await store.commit([
        { table: 'meta', key: 'a', value: 2 },
        { table: 'tail', key: 'b', value: 2 },
      ])
      expect(answer).toEqual({ ok: false, error: { fault: 'StoreClosed' } })
      const again = store.crash()
      const wanted = fate === 'crash-after' ? [2, 2] : [1, undefined]
      expect([await again.get('meta', 'a'), await again.get('tail', 'b')]).toEqual(
        wanted.map(value => ({ ok: true, value })),
      )
    }
  })

  test('A crash lets go of the pen and of the lead', async () => {
    const first = memoryStore()
    const led: string[] = []
    first.lead(() => led.push('first'))
    void first.exclusive(() => new Promise(() => {}))
    const second = memoryStore({}, first.disk)
    second.lead(() => led.push('second'))
    const wrote = second.exclusive(async () => 'wrote')
    first.crash()
    expect(await wrote).toBe('wrote')
    expect(led).toEqual(['first', 'second'])
  })
})
