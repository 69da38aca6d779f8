import { test } from 'vitest'
import { holdsGolden, memberOf } from '../shared/testkit.ts'
import { type Availability, availability, besideFor, mineFor, promisesFor, theirsFor } from './index.ts'

test('every event of I am here that was ever published keeps its meaning', () => {
  holdsGolden<Availability>(availability, import.meta.dirname, (state, me) => {
    const other = me === memberOf.amara ? memberOf.juma : memberOf.amara
    const look = { me, other, now: Date.parse('2026-03-03T19:00:00Z'), putOff: () => undefined }
    return {
      mine: mineFor(state, look),
      theirs: theirsFor(state, look),
      promises: promisesFor(state, look),
      beside: besideFor(state, me),
    }
  })
})
