/** The table of screens: what each built practice looks like. Loaded by the app one practice at a time. */
import type { ComponentType } from 'preact'
import type { Matter } from './shared/matter.ts'
import type { Taken } from './shared/pulse/sentences.ts'
import type { Bond, FactId, FindPutOff, Keep, MemberId, Refusal, Result, Sealed, Sight } from './slice.ts'

export type Language = 'en' | 'sw'

/**
 * Everything that a practice's screen gets; it reaches nothing else. A practice's screen draws its own `Page` (main
 * landmark, heading, kanga); a record's screen (the journal) draws sections that stand inside of a place's page.
 * Around both stands one `InLanguage`.
 */
export interface ScreenProps<State = unknown, Intent = unknown, Words = unknown> {
  readonly state: State
  readonly me: { readonly id: MemberId; readonly name: string }
  /** Null before anybody has joined. */
  readonly other: { readonly id: MemberId; readonly name: string } | null
  readonly language: Language
  readonly words: Words
  /** Milliseconds since 1970; refreshed once a minute. */
  readonly now: number
  /** Decides and, if allowed, stores; resolves when the words are safe on this device. */
  readonly act: (intent: Intent, how?: { readonly keep: Keep | null }) => Promise<Result<void, Refusal>>
  /** How long a fact's words stay; null for good. */
  readonly keepOf: (fact: FactId) => Keep | null
  readonly sight: (sealed: Sealed) => Sight
  /** What I put off by the effect `put-off`; the other has nothing of it. */
  readonly putOff: FindPutOff
  /** Rest of the route below the practice: '' or '/round/abc'. */
  readonly path: string
  readonly go: (path: string) => void
  /** A draft that survives reloads; kept on the device only, encrypted. */
  readonly draft: (key: string) => { readonly text: string; readonly keep: (text: string) => void }
  /** False while a connection is missing, and not only slow: what was written waits on this device. */
  readonly sent: boolean
  /** What the two are to each other; null or absent while nobody has said, so that what is shown fits both. */
  readonly bond?: Bond | null
  /** One's own pulses about the other, the oldest first, for the practice that can open a month of them; nothing is given by that. */
  readonly pulses?: readonly Taken[]
  /** What talks of other practices have left open, for the practice that takes it up. */
  readonly matters?: readonly Matter[]
}

/** One line of a talk on one phone; `mine` was said by the one whose phone it is. */
export interface KeptLine {
  readonly mine: boolean
  readonly text: string
}

/**
 * What the form for one phone gets, which lies between two. It has no state, no drafts and no way to write but `keep`:
 * nothing said or typed here is stored anywhere before both have chosen to keep it.
 */
export interface BetweenProps<Words = unknown> {
  readonly language: Language
  readonly words: Words
  /** The one whose phone it is, then the other; null where nobody is paired (`AtTheTable` asks). */
  readonly names: readonly [string, string] | null
  /** Milliseconds since 1970; refreshed once a minute. */
  readonly now: number
  /** Back to where one came from; everything here is forgotten. */
  readonly onEnd: () => void
  /** Writes the lines into the space of the two; null where there is none, or where the practice keeps nothing. */
  readonly keep: ((lines: readonly KeptLine[]) => Promise<boolean>) | null
  readonly bond?: Bond | null
}

export interface ScreenModule {
  // biome-ignore lint/suspicious/noExplicitAny: the table holds screens of every practice.
  readonly Screen: ComponentType<ScreenProps<any, any, any>>
  /** The form for one phone between two, where the practice has one. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly Between?: ComponentType<BetweenProps<any>>
  /** The intent that keeps what was said on one phone, where the practice keeps it. */
  readonly keepTogether?: (lines: readonly KeptLine[]) => unknown
}

/** How one practice or record is fetched: its screens, and what they say in each language. */
export interface Room {
  readonly screens: () => Promise<ScreenModule>
  readonly words: Readonly<Record<Language, () => Promise<object>>>
}

/** Every slice that can be seen, by its id. A new practice is one entry here; nothing is fetched before it is gone to. */
export const rooms: Readonly<Record<string, Room>> = {
  resilience: {
    screens: () => import('./resilience/screens.tsx'),
    words: {
      en: async () => (await import('./resilience/words/en.ts')).en,
      sw: async () => (await import('./resilience/words/sw.ts')).sw,
    },
  },
  availability: {
    screens: () => import('./availability/screens.tsx'),
    words: {
      en: async () => (await import('./availability/words/en.ts')).en,
      sw: async () => (await import('./availability/words/sw.ts')).sw,
    },
  },
  'self-care': {
    screens: () => import('./self-care/screens.tsx'),
    words: {
      en: async () => (await import('./self-care/words/en.ts')).en,
      sw: async () => (await import('./self-care/words/sw.ts')).sw,
    },
  },
  listening: {
    screens: () => import('./listening/screens.tsx'),
    words: {
      en: async () => (await import('./listening/words/en.ts')).en,
      sw: async () => (await import('./listening/words/sw.ts')).sw,
    },
  },
  patience: {
    screens: () => import('./patience/screens.tsx'),
    words: {
      en: async () => (await import('./patience/words/en.ts')).en,
      sw: async () => (await import('./patience/words/sw.ts')).sw,
    },
  },
  validation: {
    screens: () => import('./validation/screens.tsx'),
    words: {
      en: async () => (await import('./validation/words/en.ts')).en,
      sw: async () => (await import('./validation/words/sw.ts')).sw,
    },
  },
  leading: {
    screens: () => import('./leading/screens.tsx'),
    words: {
      en: async () => (await import('./leading/words/en.ts')).en,
      sw: async () => (await import('./leading/words/sw.ts')).sw,
    },
  },
  'safe-space': {
    screens: () => import('./safe-space/screens.tsx'),
    words: {
      en: async () => (await import('./safe-space/words/en.ts')).en,
      sw: async () => (await import('./safe-space/words/sw.ts')).sw,
    },
  },
  empathy: {
    screens: () => import('./empathy/screens.tsx'),
    words: {
      en: async () => (await import('./empathy/words/en.ts')).en,
      sw: async () => (await import('./empathy/words/sw.ts')).sw,
    },
  },
  honesty: {
    screens: () => import('./honesty/screens.tsx'),
    words: {
      en: async () => (await import('./honesty/words/en.ts')).en,
      sw: async () => (await import('./honesty/words/sw.ts')).sw,
    },
  },
  vulnerability: {
    screens: () => import('./vulnerability/screens.tsx'),
    words: {
      en: async () => (await import('./vulnerability/words/en.ts')).en,
      sw: async () => (await import('./vulnerability/words/sw.ts')).sw,
    },
  },
  'no-blame': {
    screens: () => import('./no-blame/screens.tsx'),
    words: {
      en: async () => (await import('./no-blame/words/en.ts')).en,
      sw: async () => (await import('./no-blame/words/sw.ts')).sw,
    },
  },
  gratitude: {
    screens: () => import('./gratitude/screens.tsx'),
    words: {
      en: async () => (await import('./gratitude/words/en.ts')).en,
      sw: async () => (await import('./gratitude/words/sw.ts')).sw,
    },
  },
  growth: {
    screens: () => import('./growth/screens.tsx'),
    words: {
      en: async () => (await import('./growth/words/en.ts')).en,
      sw: async () => (await import('./growth/words/sw.ts')).sw,
    },
  },
  journal: {
    screens: () => import('./journal/screens.tsx'),
    words: {
      en: async () => (await import('./journal/words/en.ts')).en,
      sw: async () => (await import('./journal/words/sw.ts')).sw,
    },
  },
  pace: {
    screens: () => import('./pace/screens.tsx'),
    words: {
      en: async () => (await import('./pace/words/en.ts')).en,
      sw: async () => (await import('./pace/words/sw.ts')).sw,
    },
  },
  pulse: {
    screens: () => import('./pulse/screens.tsx'),
    words: {
      en: async () => (await import('./pulse/words/en.ts')).en,
      sw: async () => (await import('./pulse/words/sw.ts')).sw,
    },
  },
}
