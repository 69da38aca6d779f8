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

  // A day for opening the jar together
  season: 'A day to open the jar together',
  seasonLead: 'You agree on one day. What each of you puts in for it opens on that day, for both.',
  seasonNew: 'Our day',
  seasonOffer: ({ other }: Fill) => `Offer it to ${other}`,
  seasonBefore: ({ other }: Fill) => `It is your day when ${other} agrees. Either of you can let it go.`,
  seasonWaiting: ({ other }: Fill) => `It waits for ${other}.`,
  seasonToAgree: ({ other }: Fill) => `${other} offers this day`,
  seasonAgree: 'Let it be our day',
  seasonAgreed: 'You both agreed on this day.',
  seasonNotes: 'Notes that lie in the jar already keep the day they were given.',
  seasonLetGo: 'Let this day go',
  seasonBeforeLetGo: 'It is no longer a day of yours. Notes in the jar keep their own day.',
  seasonOn: 'Your jar opens on',
  seasonPutOff: 'You have put this off. It waits here for you.',
  ourDay: 'This is the day on which you both open the jar.',

  // Reading aloud
  aloud: 'Read aloud, in turn',
  aloudLead: 'Sit together. Whoever wrote it reads it; the other only listens.',
  aloudReads: ({ other }: Fill) => `${other} reads this one`,
  aloudMine: 'You read this one',
  aloudNext: 'The next one',
  aloudEnd: 'That was all of it, for today.',
  aloudNothing: 'Nothing was put in for this day. A thank-you can be said aloud all the same.',
  aloudDone: 'Done',

  // The prompt of the month
  rare: 'Something that is always done and rarely seen',
  rareLead: 'Once a month, a small question. It may stay without an answer.',
  rareHow: ({ other }: Fill) => `What does ${other} always do, that you seldom name?`,
  rareBegin: 'Write it',
  rareRest: 'Not this month',

  noLeave: 'You did not need leave for that.',
  noLeaveMore: 'Nobody else sees this note. You can give your thanks all the same.',

  forLater: 'For later',
  laterSet: 'It waits for you, for later. Nobody is told.',
  forLaterHint: 'These came and wait for you. Nobody is told.',

  // A page to keep or print
  keepsake: 'A page to keep or print',
  keepsakeHint: 'All that can be read here, as one page. It is not locked: whoever has the file can read it.',
  keepsakeMade: 'Kept on',

  // One phone between two
  betweenWho: 'Who begins?',
  betweenThink: ({ other }: Fill) => `One thank-you to ${other}, said aloud`,
  betweenFolded: 'Think of it first. Then unfold.',
  betweenUnfold: 'Unfold',
  betweenHear: ({ other }: Fill) => `You heard ${other}`,
  betweenAnswer: 'Say one of these, or let it stand.',
  betweenNext: 'Go on',
  betweenSwap: 'Now the other one',
  betweenEnd: 'Thanks are given, not due. It is good as it is.',
  betweenDone: 'Done',

  back: 'Back to Thank you',
  write: 'Say thank you',
  showMore: 'Show more',

  openingReceived: ({ other }: Fill) => `A thank-you from ${other}`,
  openingReceivedWhy: 'Read it slowly. It is yours.',

  openingSeason: ({ other }: Fill) => `${other} offers a day to open the jar together`,
  openingSeasonWhy: 'It is your day only if you both agree.',
  openingDay: 'Your jar has opened',
  openingDayWhy: 'Read aloud to each other, in turn, if you like.',

  refusedAlone: 'This is for two. Invite somebody first.',
  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is too long for one thank-you. Shorten it a little.',
  refusedDay: 'Choose a day from tomorrow up to a year from now.',
  refusedNotYours: 'This note is not in your jar.',
  refusedAlreadyOpen: 'This note is already open.',
  refusedNotForYou: 'This is not a thank-you to you, or it is not open yet.',
  refusedNothingToDelete: 'There is nothing of yours to delete here.',
  refusedInJar: 'This note still waits in the jar. You can burn it unseen there.',
  refusedSeasonIsThere: 'There is a day that is offered or agreed. Let it go first.',
  refusedNoSeason: 'This day has come, or was let go.',
  refusedAgreed: 'This is for the other to say, or you both have agreed.',
  refusedReceived: 'You have already said how it reached you.',
}

export type Words = Widen<typeof en>
