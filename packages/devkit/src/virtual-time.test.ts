import { expect, test } from 'vitest'
import { chanceFrom } from './chance.ts'
import { virtualTime } from './virtual-time.ts'

const at = (seed = 'time') => virtualTime(1_000_000, chanceFrom(seed))

test('Timers go off in the order of their time, whoever set them', async () => {
  const time = at()
  const [one, other] = [time.party(), time.party(90_000)]
  const heard: string[] = []
  other.after(300, () => heard.push('third'))
  one.after(100, () => heard.push('first'))
  other.after(200, () => heard.push('second'))
  await time.pass(250)
  expect(heard).toEqual(['first', 'second'])
  expect(time.now()).toBe(1_000_250)
  await time.pass(50)
  expect(heard).toEqual(['first', 'second', 'third'])
  expect(other.now()).toBe(1_090_300)
})

test('Timers of one moment go off in an order that the seed decides', async () => {
  const orderOf = async (seed: string) => {
    const time = at(seed)
    const heard: number[] = []
    for (let i = 0; i < 8; i++) time.party().after(10, () => heard.push(i))
    await time.pass(10)
    return heard.join()
  }
  expect(await orderOf('a')).toBe(await orderOf('a'))
  const orders = new Set(await Promise.all(['a', 'b', 'c', 'd'].map(orderOf)))
  expect(orders.size).toBeGreaterThan(1)
})

test('What a timer starts has ended before the next timer goes off', async () => {
  const time = at()
  const party = time.party()
  const heard: string[] = []
  const first = async () => {
    for (let i = 0; i < 50; i++) await Promise.resolve()
    heard.push('the first has ended')
  }
  party.after(10, () => void first())
  party.after(10.5, () => heard.push('the second begins'))
  await time.pass(20)
  expect(heard).toEqual(['the first has ended', 'the second begins'])
})

test('A party that is stopped hears nothing more, and its waits never end', async () => {
  const time = at()
  const party = time.party()
  let heard = 0
  party.after(10, () => heard++)
  void party.wait(10).then(() => heard++)
  party.stop()
  party.after(10, () => heard++)
  await time.pass(1000)
  expect(heard).toBe(0)
})

test('A timer that was cancelled stays silent', async () => {
  const time = at()
  let heard = 0
  const cancel = time.party().after(10, () => heard++)
  cancel()
  await time.pass(100)
  expect(heard).toBe(0)
})

test('Waiting for something ends when it has come about, or at the limit', async () => {
  const time = at()
  let done = false
  time.party().after(500, () => {
    done = true
  })
  expect(await time.until(() => done, 400)).toBe(false)
  expect(await time.until(() => done, 400)).toBe(true)
  expect(time.now()).toBe(1_000_500)
  await expect(time.finish(new Promise(() => {}), 10)).rejects.toThrow('still waiting')
})
