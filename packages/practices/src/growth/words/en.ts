/** What Growing says in English; the source of its words in every language. */
import { pulseEn } from '../../shared/pulse/words/en.ts'
import { talkEn } from '../../shared/talk/index.ts'
import type { Widen } from '../../shared/words.ts'

type Name = { readonly other: string }

export const en = {
  ...talkEn,
  ...pulseEn,
  name: 'Growing',
  line: 'Look at how things are, once in a while, and choose one thing to tend.',
  proverb: 'Haba na haba hujaza kibaba',
  proverbMeaning: 'Little by little fills the measure.',

  how: 'Each of you can look back over a month alone. If you both wish, you open one month together.',
  howPages: 'You choose which sentences may be read. What you hold back looks like a skipped sentence.',
  howNoTable: 'There are two pages, and they are never laid beside each other. Neither page proves anything.',
  notForFear: 'Where you are afraid of what an answer could bring, keep your month to yourself.',
  myPulse: 'My month, for me alone',
  myPulseLine: 'Fifteen sentences that nobody else can read.',
  offerTitle: 'Open a month together',
  offer: (month: string) => `Offer ${month}`,
  offerHint: ({ other }: Name) =>
    `${other} can say yes, not now, or let it rest. Nothing of yours is sent by asking.`,
  noMonthYet: 'First look at a month alone. Then you can offer to open it together.',
  earlier: 'Opened earlier',
  back: 'Growing',

  offered: (month: string) => `To open ${month} together.`,
  offeredMore: 'Each of you chooses the sentences for the other. Both pages open at the same moment.',
  yes: 'Yes, let us open it',

  sealTitle: 'What may be read?',
  sealHint: ({ other }: Name) => `Touch the sentences that ${other} may read. Nothing is chosen for you.`,
  sealHeld: 'All others look as if you had skipped them.',
  seal: 'Seal my page',
  sealSays: 'It opens when you both have sealed. Until then you can stop, and nobody reads it.',
  noPulse: 'You have not looked at this month alone.',
  noPulseNow: 'It takes about five minutes. Afterwards you choose here what may be read.',
  noPulsePast: 'That month is over. You can let this rest, and open another one together.',
  takePulse: 'Look at this month',

  sealed: 'Your page is sealed',
  sealedWaiting: ({ other }: Name) => `Both pages open when ${other} has sealed too. There is no hurry.`,

  openTitle: 'Both pages are open',
  openHint: 'Two pages, each for itself. Neither of you is right or wrong about a month.',
  minePage: 'My page',
  theirsPage: ({ other }: Name) => `The page of ${other}`,
  pageOf: (name: string, month: string) => `${name}, ${month}`,
  mineLead: ({ other }: Name) => `This is what ${other} can read.`,
  theirsLead: ({ other }: Name) => `How ${other} found this month. It is not a mark for you.`,
  notSaid: 'What is not here was skipped or held back. The two look the same.',
  opening: 'The pages are opening.',
  closedDoor: 'Still sealed',
  unreadable: 'This page opened to something that this phone can’t read.',

  tellTitle: 'Each tells two things',
  tellHint: 'One sentence that you are glad of, and one that you would love more of.',
  glad: 'One that I’m glad of',
  more: 'One that I would love more of',
  noneOfThese: 'none of these',
  next: 'Go on',
  goBack: 'Back',
  why: 'A few words about it',
  tell: ({ other }: Name) => `Tell ${other}`,
  toldMine: 'You told',
  toldTheirs: ({ other }: Name) => `${other} told`,
  toldWaiting: ({ other }: Name) => `${other} can now say back what was heard.`,
  reflectTitle: ({ other }: Name) => `Say back what you heard from ${other}`,
  reflectHint: 'In your own words, without an answer and without a but.',
  reflectStart: 'What I heard is …',
  reflect: 'Say it back',
  reflectedMine: 'You said back',
  reflectedTheirs: ({ other }: Name) => `${other} said back`,
  enough: 'That is enough for one month. You can stop here, in your own way.',

  closed: 'Both pages stayed sealed.',
  beside: 'This came while the talk had no room for it. It has not entered the talk.',
  useAgain: 'Use the words again',
  yourWords: 'What is yours here',

  openingOffer: ({ other }: Name) => `${other} would like to open a month with you`,
  openingSeal: 'Choose what may be read of your month',
  openingSealWhy: ({ other }: Name) => `You and ${other} said yes to opening it together.`,
  openingOpen: 'Both pages are open',
  openingOpenWhy: 'Each can tell one gladness and one wish.',
  openingReflect: ({ other }: Name) => `${other} has told you something about the month`,
  openingReflectWhy: 'You can say back what you heard.',

  refusedAlone: 'For this you need a space together with someone.',
  refusedEmpty: 'There are no words yet.',
  refusedTooLong: 'That is long for one turn. Keep what matters most.',
  refusedOneIsOpen: 'One month is being opened already. Another can come after it.',
  refusedMonth: 'That month has not come yet.',
  refusedNothingShown: 'Choose at least one sentence. Or let it rest, and keep the month to yourself.',
  refusedSealed: 'Your page is sealed already.',
  refusedNotOpen: 'Both pages open first.',
  refusedToldAlready: 'You have told your two things.',
  refusedNotToldYet: 'There is nothing to say back yet.',
  refusedChooseOne: 'Choose at least one of the two.',
  refusedNothingToDelete: 'There is nothing of yours to delete here.',
} as const

export type Words = Widen<typeof en>
