/** The built slices. A new practice is one folder and one line here. */

import { availability } from './availability/index.ts'
import { empathy } from './empathy/index.ts'
import { gratitude } from './gratitude/index.ts'
import { growth } from './growth/index.ts'
import { honesty } from './honesty/index.ts'
import { journal } from './journal/index.ts'
import { leading } from './leading/index.ts'
import { listening } from './listening/index.ts'
import { noBlame } from './no-blame/index.ts'
import { notYet } from './not-yet/index.ts'
import { pace } from './pace/index.ts'
import { patience } from './patience/index.ts'
import { people } from './people/index.ts'
import { pulse } from './pulse/index.ts'
import { resilience } from './resilience/index.ts'
import { safeSpace } from './safe-space/index.ts'
import { selfCare } from './self-care/index.ts'
import type { AnySlice } from './slice.ts'
import { validation } from './validation/index.ts'
import { vulnerability } from './vulnerability/index.ts'

export {
  availability,
  empathy,
  gratitude,
  growth,
  honesty,
  journal,
  leading,
  listening,
  noBlame,
  notYet,
  pace,
  patience,
  people,
  pulse,
  resilience,
  safeSpace,
  selfCare,
  validation,
  vulnerability,
}

/** The practices that are built, in the order of the catalogue. */
export const practices: readonly AnySlice[] = [
  honesty,
  empathy,
  vulnerability,
  availability,
  safeSpace,
  leading,
  validation,
  resilience,
  selfCare,
  patience,
  noBlame,
  listening,
  gratitude,
  growth,
]

/** No practices, but of the same shape: what a space or a person keeps. */
export const records: readonly AnySlice[] = [journal, notYet, pace, people, pulse]

/** All slices whose events live in a space of this kind. */
export const slicesIn = (kind: 'self' | 'pair'): readonly AnySlice[] =>
  [...practices, ...records].filter(({ audience }) => audience === kind || audience === 'every')
