import { signal } from '@preact/signals'
import { beforeEach, describe, expect, test } from 'vitest'
import type { LockAfter } from '#engine'
import { watchAway } from './away.ts'

const MINUTE = 60_000
let now = 0
let timers: { at: number; call: () => void }[] = []
const clock = {
  now: () => now,
  after: (ms: number, call: () => void) => {
    const timer = { at: now + ms, call }
    timers.push(timer)
    return () => {
      timers = timers.filter(one => one !== timer)
    }
  },
}
/** Timers ring while a page is in sight; out of sight they may never. */
const pass = (ms: number, asleep = false) => {
  const end = now + ms
  for (;;) {
    const next = asleep ? undefined : timers.find(one => one.at <= end)
    if (!next) break
    timers = timers.filter(one => one !== next)
    now = next.at
    next.call()
  }
  now = end
}
beforeEach(() => {
  now = 1_000_000
  timers = []
})
const open = (after: LockAfter | null) => {
  const chosen = signal(after)
  let locks = 0
  const away = watchAway({
    clock,
    after: chosen,
    lock: () => {
      locks += 1
    },
  })
  return { away, chosen, locks: () => locks }
}

describe('an app with a lock', () => {
  test('Locks as soon as it is out of sight, when that was chosen', () => {
    const { away, locks } = open(0)
    away.hidden()
    expect(locks()).toBe(1)
  })

  test('Locks when it was out of sight for as long as was chosen, and not before', () => {
    for (const minutes of [1, 5, 15] as const) {
      const { away, locks } = open(minutes)
      away.hidden()
      pass(minutes * MINUTE - 1)
      expect(locks()).toBe(0)
      pass(1)
      expect(locks()).toBe(1)
    }
  })

  test('Locks before it is seen again, where the phone let no timer ring', () => {
    const { away, locks } = open(1)
    away.hidden()
    pass(3 * MINUTE, true)
    expect(locks()).toBe(0)
    expect(away.shown()).toBe(true)
    expect(locks()).toBe(1)
    expect(away.shown()).toBe(true)
    expect(locks()).toBe(1)
  })

  test('Stays open for who comes back in time, and counts anew', () => {
    const { away, locks } = open(5)
    away.hidden()
    pass(4 * MINUTE, true)
    expect(away.shown()).toBe(false)
    away.hidden()
    pass(4 * MINUTE)
    expect(locks()).toBe(0)
  })

  test('Locks when nobody touches it, but not while somebody reads', () => {
    const { away, locks } = open(1)
    for (let i = 0; i < 10; i++) {
      pass(4 * MINUTE)
      away.touched()
    }
    expect(locks()).toBe(0)
    pass(5 * MINUTE)
    expect(locks()).toBe(1)
  })

  test('A clock that is set back does not keep it open', () => {
    const { away, locks } = open(5)
    away.hidden()
    now -= 60 * MINUTE
    expect(away.shown()).toBe(true)
    expect(locks()).toBe(1)
  })
})

test('Without a lock nothing ever locks, and with one that is set meanwhile it does', () => {
  const { away, chosen, locks } = open(null)
  away.hidden()
  pass(60 * MINUTE)
  expect(away.shown()).toBe(false)
  expect(locks()).toBe(0)
  chosen.value = 1
  away.hidden()
  pass(MINUTE)
  expect(locks()).toBe(1)
})
