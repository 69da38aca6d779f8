/**
 * For myself is never offered on Today: that stands beside another person, who could look over a shoulder, and care that
 * is asked for becomes a duty. Its door is in Mine.
 */
import type { Opening } from '../slice.ts'

export const openingsOfSelfCare = (): readonly Opening[] => []
