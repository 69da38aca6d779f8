import { expect, test } from 'vitest'
import { createLazy } from './lazy.ts'

test('what is fetched is fetched once', async () => {
  let loads = 0
  const lazy = createLazy(async () => ++loads)
  expect(lazy.fetched.value).toEqual({ state: 'waiting' })
  await Promise.all([lazy.fetch(), lazy.fetch()])
  await lazy.fetch()
  expect(lazy.fetched.value).toEqual({ state: 'here', value: 1 })
  expect(loads).toBe(1)
})

test('what could not be fetched says so, and can be tried again', async () => {
  let connected = false
  const lazy = createLazy(async () => {
    if (!connected) throw new TypeError('no connection')
    return 'the part'
  })
  await lazy.fetch()
  expect(lazy.fetched.value).toEqual({ state: 'failed' })
  connected = true
  await lazy.fetch()
  expect(lazy.fetched.value).toEqual({ state: 'here', value: 'the part' })
})
