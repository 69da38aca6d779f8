import { expect, test } from 'vitest'
import { stayAwake } from './device.ts'

/** A phone that lends locks, and a page that can be hidden. */
const phone = () => {
  const locks: { released: boolean }[] = []
  let listener: (() => void) | null = null
  const page = {
    visibilityState: 'visible' as DocumentVisibilityState,
    addEventListener: (_: string, heard: unknown) => {
      listener = heard as () => void
    },
    removeEventListener: () => {
      listener = null
    },
  }
  const wakeLock = {
    request: async () => {
      const lock = { released: false }
      locks.push(lock)
      const release = async () => {
        lock.released = true
      }
      return { release }
    },
  }
  const turn = async (to: DocumentVisibilityState) => {
    page.visibilityState = to
    listener?.()
    await Promise.resolve()
  }
  const held = () => locks.filter(({ released }) => !released).length
  return { page: page as unknown as Document, wakeLock, turn, held, asked: () => locks.length }
}

test('the screen is kept on, asked for again after the page was hidden, and let go at the end', async () => {
  const { page, wakeLock, turn, held, asked } = phone()
  const stop = stayAwake({ wakeLock }, page)
  await Promise.resolve()
  expect(held()).toBe(1)
  await turn('hidden')
  expect(asked()).toBe(1)
  await turn('visible')
  expect(asked()).toBe(2)
  expect(held()).toBe(1)
  stop()
  await turn('visible')
  expect(held()).toBe(0)
  expect(asked()).toBe(2)
})

test('a lock that comes after the end is given back at once', async () => {
  const { page, wakeLock, held, asked } = phone()
  stayAwake({ wakeLock }, page)()
  await Promise.resolve()
  await Promise.resolve()
  expect(asked()).toBe(1)
  expect(held()).toBe(0)
})

test('a phone without locks, or one that refuses, is left in peace', async () => {
  const { page } = phone()
  stayAwake({}, page)()
  const refusing = { request: () => Promise.reject(new Error('low battery')) }
  stayAwake({ wakeLock: refusing }, page)()
  await Promise.resolve()
})
