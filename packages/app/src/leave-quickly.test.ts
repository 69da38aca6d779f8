import { expect, test } from 'vitest'
import { BLANK_PAGE, createEscapeCounter, leaveQuickly } from './leave-quickly.ts'

test('three quick presses of Esc leave; two, or three slow ones, do not', () => {
  const pressed = createEscapeCounter()
  expect([0, 300].map(at => pressed('Escape', at))).toEqual([false, false])
  expect(pressed('Escape', 600)).toBe(true)
  const slow = createEscapeCounter()
  expect([0, 1000, 2000, 3000].map(at => slow('Escape', at))).toEqual([false, false, false, false])
})

test('another key in between starts the count again', () => {
  const pressed = createEscapeCounter()
  expect(['Escape', 'Escape', 'a', 'Escape', 'Escape'].map((key, at) => pressed(key, at))).toEqual(
    Array(5).fill(false),
  )
})

const leave = (close: () => void) => {
  const document = { title: 'Kimbilio', documentElement: { hidden: false } }
  const replaced: string[] = []
  try {
    leaveQuickly(close, document, { replace: url => void replaced.push(url) })
  } catch {
    // The page is gone by then; what follows is what counts.
  }
  return { document, replaced }
}

test('leaving hides the page, empties the title, drops the keys and replaces the page', () => {
  let closed = false
  const { document, replaced } = leave(() => {
    closed = true
  })
  expect(closed).toBe(true)
  expect(document).toEqual({ title: '', documentElement: { hidden: true } })
  expect(replaced).toEqual([BLANK_PAGE])
})

test('leaving works even when closing fails', () => {
  const { document, replaced } = leave(() => {
    throw new Error('the store hangs')
  })
  expect(document.title).toBe('')
  expect(replaced).toEqual([BLANK_PAGE])
})
