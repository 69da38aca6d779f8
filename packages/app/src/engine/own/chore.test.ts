import { expect, test } from 'vitest'
import { chanceFrom } from '../../../../devkit/src/chance.ts'
import { virtualTime } from '../../../../devkit/src/virtual-time.ts'
import { startChore } from './chore.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const begun = (answers: () => boolean, due: () => number | null = () => 0) => {
  const time = virtualTime(0, chanceFrom('a chore'))
  const at: number[] = []
  const chore = startChore({
    clock: time.party(),
    due,
    work: async () => {
      at.push(time.now())
      return answers()
    },
  })
  return { time, at, chore }
}

test('What comes to nothing is tried again more and more rarely, at least once an hour', async () => {
  const { time, at, chore } = begun(() => false)
  chore.look()
  await time.pass(24 * HOUR)
  const waits = at.slice(1).map((one, i) => one - (at[i] ?? 0))
  expect(waits.slice(0, 4).map(wait => Math.round(wait / 1000))).toEqual([30, 60, 120, 240])
  expect(Math.max(...waits)).toBeLessThanOrEqual(HOUR + 1000)
  expect(at.length).toBeLessThan(40)
  chore.stop()
})

test('Whatever changes has it tried at once, and after a success it begins anew with short waits', async () => {
  let fine = false
  let isDue = true
  const { time, at, chore } = begun(
    () => {
      if (fine) isDue = false
      return fine
    },
    () => (isDue ? 0 : null),
  )
  chore.look()
  await time.pass(5 * HOUR)
  const before = at.length
  fine = true
  chore.look()
  await time.pass(MINUTE)
  expect(at.length).toBe(before + 1)
  fine = false
  isDue = true
  chore.look()
  await time.pass(2 * MINUTE)
  expect(at.slice(before + 1).length).toBe(3)
  chore.stop()
})
