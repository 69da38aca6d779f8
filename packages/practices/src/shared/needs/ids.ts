/** Needs that somebody can name: their ids, in groups, and which fit two who are friends. What they say stands in words/. */
import type { Bond } from '../../slice.ts'

/** An id is kept for ever: events name it. The first says that nothing is asked for. */
export const needIds = [
  'just-know',
  'listen',
  'understanding',
  'comfort',
  'closeness',
  'presence',
  'space',
  'rest',
  'quiet',
  'time',
  'reassurance',
  'respect',
  'safety',
  'honesty',
  'trust',
  'fairness',
  'freedom',
  'belonging',
  'appreciation',
  'encouragement',
  'practical-help',
  'advice',
  'clarity',
  'fun',
  'celebrate',
  'prayer',
  'forgiveness',
] as const
export type NeedId = (typeof needIds)[number]
export type NeedGroup = 'heart' | 'space' | 'hands' | 'life' | 'ground'

export const needsByGroup: Readonly<Record<NeedGroup, readonly NeedId[]>> = {
  heart: [
    'just-know',
    'listen',
    'understanding',
    'comfort',
    'closeness',
    'presence',
    'reassurance',
    'belonging',
    'appreciation',
    'encouragement',
    'forgiveness',
  ],
  space: ['space', 'rest', 'quiet', 'time'],
  hands: ['practical-help', 'advice', 'clarity'],
  life: ['fun', 'celebrate', 'prayer'],
  ground: ['respect', 'safety', 'honesty', 'trust', 'fairness', 'freedom'],
}

/** Not where the two are friends, or where nobody has said what they are. */
const amongPartners: ReadonlySet<string> = new Set<NeedId>(['closeness'])

export const isNeed = (id: string): id is NeedId => (needIds as readonly string[]).includes(id)

export const needFits = (id: NeedId, bond: Bond | null | undefined): boolean =>
  bond === 'partners' || !amongPartners.has(id)
