/** The causes that are offered; those of a house and a family in common only where the two have said that they are partners. */
import type { Bond } from '../../slice.ts'

const ofBoth = ['tired', 'money', 'work', 'habits', 'hurt', 'wishes', 'time', 'unsaid', 'distance'] as const
const ofPartners = ['relatives', 'home'] as const

export type Cause = (typeof ofBoth)[number] | (typeof ofPartners)[number]

export const causesFor = (bond: Bond | null): readonly Cause[] =>
  bond === 'partners' ? [...ofBoth, ...ofPartners] : ofBoth
