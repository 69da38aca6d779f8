/** What In good time says, in English; the source of its keys. */
import { talkEn } from '../../shared/talk/words/en.ts'
import type { Widen } from '../../shared/words.ts'

type Name = { readonly other: string }

export const en = {
  ...talkEn,
  name: 'In good time',
  line: 'Pause a talk with a promise to come back, and find a way back in.',
  proverb: 'Subira huvuta heri',
  proverbMeaning: 'Patience draws blessing.',
  proverbCare: 'Patience is not putting up with cruelty.',

  howItGoes: ({ other }: Name) =>
    `For a talk in the room that grows too hot. You choose when to be back. You and ${other} both see the time, and nothing else.`,
  oneIsEnough: 'The word of one is enough. Who asked for the pause is kept nowhere.',
  ownPause: 'A talk inside this app has its own pause, at its foot.',
  begin: 'Pause our talk',
  pauseNow: 'We pause',

  sayTitle: 'Words that many find helpful',
  say1: 'I care about this and my heart is racing. I need a pause. I will be back at …',
  say2: 'Not yet, and not never. Please ask me again after …',
  say3: 'Coming back, one thing that I can own is …',
  say4: 'There is no hurry with me. What pace feels right to you?',

  backTitle: 'You are both back',
  backHint: 'Talk on as slowly as you like. The phone can lie aside now.',
  anotherTalk: 'Another talk, another pause',
  earlier: 'Earlier returns',
  healing: 'When something old hurts',
  healingHint:
    'Healing keeps its own time, and nobody can set it for another. Somebody who knows about wounds can help.',
  healingDoor: 'See help near you',

  clockTitle: 'The clock between you',
  clockHint: 'Choose when to be back, then lay the phone face down between you.',
  clockStart: 'Start the clock',
  clockBack: ({ time }: { readonly time: string }) => `We pause. Back at ${time}`,
  clockLeft: ({ minutes }: { readonly minutes: number }) =>
    minutes === 1 ? 'One minute left' : `${minutes} minutes left`,
  clockFaceDown: 'Lay the phone face down. It moves softly when the time has come.',
  clockKeepOpen: 'The app stays open for this. Nothing is kept of it.',
  clockOver: 'The time has come',
  clockReturn: 'Whoever is ready begins. Each says aloud what is theirs to say.',
  clockReady: 'We are both back',
  clockWish: 'One thing that I still wish is …',
  clockGoOn: 'We talk on',
  clockClose: 'Close the clock',
  clockBreath: 'A circle that grows for 4 counts and shrinks for 6',
  clockMore: 'A little more',
  clockStop: 'We stop here for now',
  clockStopHint: 'Stopping is not failing. A short sitting can come another day.',
  minutes10: '10 minutes',
  minutes20: '20 minutes',
  minutes40: '40 minutes',
  minutes60: 'An hour',
  clockWhen: 'Back when?',

  openingKnow: 'A pause, before you need one',
  openingKnowWhy: 'Good to know in calm days: how a talk can rest and be taken up again.',
  openingPaused: 'You and your talk are pausing',
  openingPausedWhy: ({ other }: Name) => `See when you and ${other} said to be back.`,

  refusedAlone: 'This is for two. Invite somebody first.',
} as const

export type Words = Widen<typeof en>
