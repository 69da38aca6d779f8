/** What every talk of two says: consent, pause, coming back, the end. Spread into the words of a practice that has talks. */
import type { Widen } from '../../words.ts'

type Name = { readonly other: string }

export const talkEn = {
  openingConsent: ({ other }: Name) => `${other} offers you a talk`,
  openingConsentWhy: 'You can say yes, not now, or let it rest.',
  openingConsentLater: 'You wanted to look at it again about now.',
  openingPauseOver: 'The pause is over when you both are ready',
  openingPauseOverWhy: 'You said that you would be back about now.',

  refusedNoTalk: 'This talk is not on this phone yet.',
  refusedTalkOver: 'This talk has come to its end. Nothing more goes into it.',
  refusedOwnOffer: ({ other }: Name) => `You offered this talk. It begins when ${other} says yes.`,
  refusedAgreedAlready: 'This talk has already begun.',
  refusedNotBegun: 'This talk has not begun yet.',
  refusedPausedAlready: 'You are pausing already.',
  refusedNotPaused: 'There is no pause just now.',
  refusedPauseTime: 'Choose a time that is ahead, and within two days.',
  refusedLongerOnce: 'A pause can be made longer once. You can still move it to another time.',
  refusedBackAlready: 'You have said that you are ready.',
  refusedReturnTooLong: 'That is long for a return. Keep it to a few sentences.',
  refusedNoReturn: 'There is nothing of yours to delete here.',
  refusedPaused: 'You are pausing. Words can wait until you both are back.',
} as const

export type TalkWords = Widen<typeof talkEn>
