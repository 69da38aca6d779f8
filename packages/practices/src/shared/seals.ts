/** Finds and fills sealed texts inside of event data, so that the engine need not know any event. */
import * as v from 'valibot'
import type { Sealed, ToSeal } from '../slice.ts'
import { sealed as sealedSchema } from './schemas.ts'

const isToSeal = (value: object): value is ToSeal => {
  const mark = (value as Partial<ToSeal>).toSeal
  return typeof mark === 'object' && mark !== null && typeof mark.text === 'string'
}

/** Every text in a draft's data that is still to be sealed, in the order in which they stand. */
export function textsToSeal(data: unknown): readonly ToSeal[] {
  if (typeof data !== 'object' || data === null) return []
  return isToSeal(data) ? [data] : Object.values(data).flatMap(textsToSeal)
}

/** The same data with every `ToSeal` replaced by what `fill` gives for it. */
export function fillSeals(data: unknown, fill: (toSeal: ToSeal) => Sealed): unknown {
  if (typeof data !== 'object' || data === null) return data
  if (isToSeal(data)) return fill(data)
  if (Array.isArray(data)) return data.map(part => fillSeals(part, fill))
  return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, fillSeals(part, fill)]))
}

/** No event of ours lies so deep. Somebody else's may, and must not exhaust the stack of whoever reads it. */
const DEEPEST = 16

/** Every well-formed sealed text in an event's data. What only looks like one, or lies too deep, is passed over. */
export function sealsIn(data: unknown, deepest = DEEPEST): readonly Sealed[] {
  if (typeof data !== 'object' || data === null || deepest === 0) return []
  if ('seal' in data && 'box' in data) {
    const read = v.safeParse(sealedSchema, data)
    return read.success ? [read.output] : []
  }
  return Object.values(data).flatMap(part => sealsIn(part, deepest - 1))
}
