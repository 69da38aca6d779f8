/** What Thank you says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

type Fill = { readonly other: string }

export const en = {
  name: 'Thank you',
  line: 'A thank-you for one real thing, now or on a day you choose.',
  proverb: 'Wema hauozi',
  proverbMeaning: 'Goodness does not rot.',

  howItGoes: ({ other }: Fill) =>
    `Thank ${other} for one thing that you saw. The more exact, the warmer it lands.`,
  given: 'Thanks are given, not due. Nobody counts them here.',

  inWords: 'In words',
  byDeed: 'By doing something',
  did: 'What you did',
  didHint: 'One thing, as exactly as you can.',
  didPrompt: 'When you …',
  gave: 'What it gave me',
  gavePrompt: 'It gave me …',
  says: 'What it says of you',
  saysPrompt: 'It says of you that you are …',
  deed: 'What I will do as a thank-you',
  deedHint: 'Something small that you will do. It counts as much as words.',

  prompts: 'Ways to begin',
  prompt1: 'When you …, it gave me …, and it says of you that you are …',
  prompt2: 'Thank you for telling me that. I know it was not easy.',
  prompt3: 'Something you always do that I seldom name is …',
  prompt4: 'A small thing of yours I would miss is …',

  when: 'When?',
  now: 'Now',
  later: 'Into the jar, until a day',
  day: 'It opens on',
  dayHint: 'Any day from tomorrow up to a year from now.',
  beforeGiving: ({ other }: Fill) =>
    `${other} will be able to read it. You can delete it later, but not take back that it was read.`,
  beforeJar: ({ other }: Fill) =>
    `${other} can't read it before that day, unless you open it earlier. Until then you can burn it unseen.`,
  give: 'Give it',
  putInJar: 'Put it in the jar',
  gaveIt: ({ other }: Fill) => `Given to ${other}.`,
  inJar: 'In the jar. It opens on its day.',

  received: ({ other }: Fill) => `From ${other}`,
  fromMe: ({ other }: Fill) => `To ${other}`,
  howArrived: ({ other }: Fill) => `Say how it reached you. ${other} may be glad of it; nothing is owed.`,
  warmed: 'It warmed me',
  didNotKnow: 'I did not know that you saw it',
  tellMeMore: 'Tell me more',
  deedInReturn: 'I will do something in return',
  deedInReturnHint: 'What will you do?',
  receive: 'Say this',
  theyWarmed: ({ other }: Fill) => `${other} says it warmed them.`,
  theyDidNotKnow: ({ other }: Fill) => `${other} did not know that you saw it.`,
  theyTellMore: ({ other }: Fill) => `${other} would love to hear more of it. Best told when you meet.`,
  theyDeed: ({ other }: Fill) => `${other} will do something in return`,
  mismatch: 'What arrived is not what was sealed, so it is not shown. Talk about it in person.',
  unknownNote: 'A newer version of the app wrote this. Update the app to read it.',

  jar: 'My notes in the jar',
  jarHint: 'Only you see these.',
  jarEmpty: 'You have nothing in the jar.',
  opensOn: 'Opens on',
  openEarly: 'Open it now for both',
  beforeOpening: ({ other }: Fill) => `${other} will be able to read it from now on.`,
  burn: 'Burn it unseen',
  beforeBurning: ({ other }: Fill) =>
    `Nobody can read it then, neither you nor ${other}. ${other} is not told.`,
  burnHonest: "If the server keeps what it was told to delete, the app can't know.",

  kept: 'Thank-yous we keep',
  keptEmpty: 'The first thank-you will stand here.',

  back: 'Back to Thank you',
  write: 'Say thank you',
  showMore: 'Show more',

  openingReceived: ({ other }: Fill) => `A thank-you from ${other}`,
  openingReceivedWhy: 'Read it slowly. It is yours.',

  refusedAlone: 'This is for two. Invite somebody first.',
  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is too long for one thank-you. Shorten it a little.',
  refusedDay: 'Choose a day from tomorrow up to a year from now.',
  refusedNotYours: 'This note is not in your jar.',
  refusedAlreadyOpen: 'This note is already open.',
  refusedNotForYou: 'This is not a thank-you to you, or it is not open yet.',
  refusedNothingToDelete: 'There is nothing of yours to delete here.',
  refusedInJar: 'This note still waits in the jar. You can burn it unseen there.',
  refusedReceived: 'You have already said how it reached you.',
}

export type Words = Widen<typeof en>
