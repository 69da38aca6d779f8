/** What every bus must do, whatever carries it. */
import { expect, test } from 'vitest'
import type { Bus, BusMessage } from './bus.ts'

const SPACE = 'aa'.repeat(16)
const message = (index: number): BusMessage => ({
  kind: 'entries',
  entries: [{ index, bytes: new Uint8Array([index]) }],
  membership: false,
})

export const busContract = (name: string, open: () => Bus): void => {
  test(`${name}: a message reaches every listener of its space once, in order`, () => {
    const bus = open()
    const heard: BusMessage[][] = [[], []]
    bus.subscribe(SPACE, one => heard[0]?.push(one))
    bus.subscribe(SPACE, one => heard[1]?.push(one))
    bus.publish(SPACE, message(1))
    bus.publish(SPACE, message(2))
    expect(heard).toEqual([
      [message(1), message(2)],
      [message(1), message(2)],
    ])
  })

  test(`${name}: a listener hears nothing of another space`, () => {
    const bus = open()
    const heard: BusMessage[] = []
    bus.subscribe(SPACE, one => heard.push(one))
    bus.publish('bb'.repeat(16), message(1))
    expect(heard).toEqual([])
  })

  test(`${name}: who stopped listening hears nothing more, even when it stops while being told`, () => {
    const bus = open()
    const heard: string[] = []
    const stopFirst = bus.subscribe(SPACE, () => {
      heard.push('first')
      stopFirst()
    })
    bus.subscribe(SPACE, () => heard.push('second'))
    bus.publish(SPACE, message(1))
    bus.publish(SPACE, message(2))
    expect(heard).toEqual(['first', 'second', 'second'])
  })
}
