/** One of many processes: is given the place of a run, says what became of it, and asks for the next by that. */
import type { Kind } from './kinds.ts'
import { runOne } from './kinds.ts'

export interface Order {
  readonly place: number
  readonly kind: Kind
  readonly seed: string
}
export interface Answer {
  readonly place: number
  readonly wrong: readonly string[]
  readonly kept: number
  readonly crashes: number
}

export async function work(): Promise<void> {
  process.on('message', (order: Order) => {
    void runOne(order.kind, order.seed).then(({ wrong, kept, crashes }) => {
      const answer: Answer = { place: order.place, wrong, kept, crashes }
      process.send?.(answer)
    })
  })
  await new Promise<void>(resolve => process.on('disconnect', resolve))
  process.exit(0)
}
