/** Strengths by their names: those that the practice offers, and what is never called a strength here. */
import type { Named } from './events.ts'

/** Ids of the list; what they say stands in the words. A newer app may know more. */
export const strengthNames = [
  'courage',
  'kindness',
  'humour',
  'truthfulness',
  'fairness',
  'creativity',
  'steadiness',
  'hard-work',
  'generosity',
  'curiosity',
  'learning',
  'keeping-word',
  'listening',
  'calm',
  'hope',
  'meaning',
  'care',
  'saying-sorry',
] as const
export type StrengthName = (typeof strengthNames)[number]

/**
 * Bearing, obeying and keeping silent, in English and Swahili. Praise for them can hold somebody where they are hurt.
 *
 * The reducer reads this list, so it is part of what the record means: words are never added to it or taken out, or two
 * phones with two versions would see two records. What else is to be caught is refused in `decide` alone.
 */
const bearing =
  /patien|obedi|obey|submissi|submit|silen|endur|long[ -]?suffer|forbear|tolera|meek|ke(?:ep|pt)\w* quiet|subir|vumili|stah[ai]mil|(?:^|[^a-z])(?:u|m|wa|ku)?tii(?:$|[^a-z])|tiif|kimya|nyama[vz]/

export const isBearing = (text: string): boolean => bearing.test(text.toLowerCase())

/** Called a strength here by nobody. */
export const isNoStrength = (named: Named): boolean =>
  isBearing(named.kind === 'own' ? named.text : named.name.replaceAll('-', ' '))
