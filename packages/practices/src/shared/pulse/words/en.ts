/** The pulse in English: the fifteen sentences, the scale, and what the pulse is not. */
import type { Widen } from '../../words.ts'

export const pulseEn = {
  sentence: {
    honesty: 'I could say what was really on my mind.',
    empathy: 'I felt that my feelings were understood.',
    vulnerability: 'I let myself be known a little more.',
    availability: 'When I needed someone, I could turn to my person.',
    'safe-space': 'There was a time or a place where it was easy for us to talk.',
    leading: 'I opened up first at least once, without waiting.',
    validation: 'What I felt was treated as something that counts.',
    resilience: 'When something was hard, we stood on the same side.',
    'self-care': 'I did things that gave me back my strength.',
    patience: 'I was given time when I was not ready.',
    'no-blame': 'We could speak of a problem without attacking each other.',
    listening: 'Someone listened to me with full attention.',
    gratitude: 'I felt valued for who I am.',
    guidance: 'I knew where to turn if it became too much for us.',
    growth: 'I saw us learning something.',
  },
  scale: {
    0: 'not at all',
    1: 'a little',
    2: 'partly',
    3: 'mostly',
    4: 'fully',
  },
  skip: 'skip',
  notice:
    'These sentences are our own. No study has tested them. They are a mirror for you: not a diagnosis, and not a measure of the other.',
} as const

export type PulseWords = Widen<typeof pulseEn>
