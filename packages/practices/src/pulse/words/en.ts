/** What the pulse says in English; the source of its words in every language. */
import { pulseEn } from '../../shared/pulse/words/en.ts'
import type { Widen } from '../../shared/words.ts'

type Name = { readonly other: string }

export const en = {
  ...pulseEn,
  stem: ({ other }: Name) => `Thinking of the last four weeks with ${other}`,
  stemAlone: 'Thinking of the last four weeks with my person',

  firstTitle: 'Fifteen sentences, for you alone',
  first: 'Once a month, if you like. It takes about five minutes, and any sentence can be skipped.',
  private: 'Nobody else can read this, and nobody learns that you did it.',
  begin: 'Begin',
  goOn: 'Go on where you were',
  thisMonth: 'Look at this month',
  thisMonthLine: 'Fifteen sentences. A month without them leaves no mark.',
  again: 'Change my answers',
  place: (nth: string, all: string) => `Sentence ${nth} of ${all}`,
  back: 'Back',
  stop: 'Stop for now',
  stopped: 'What you have chosen so far stays here as a draft.',
  reviewTitle: 'Your answers',
  reviewHint: 'Touch a sentence to change it.',
  keep: 'Keep for myself',
  changeAnswer: 'change',
  skipped: 'skipped',
  yourAnswer: 'Your answer',

  thanks: 'Thank you. It is kept, for you alone.',
  wishTitle: 'Which one of these would you like more of?',
  wishHint: 'Choose one, or none. It gets a little more room on Today, for four weeks.',
  none: 'None for now',
  chooseFocus: 'Give this one more room',
  secondSoon: 'Next month you see here what has moved, in words.',
  thirdSoon: 'From the third month on, each sentence has a small picture.',

  movedTitle: 'What has moved',
  movedNothing: 'All is about as before. For most people it stays so for years; that is fine.',
  movedHow:
    'Each answer is held against your own last three months, and nobody else. Small moves say little.',
  movedMarks: 'Where that line lies is our own guess, and may still change.',
  allTitle: 'All fifteen',
  together: {
    same: 'All together: about as before.',
    more: 'All together: a little more room.',
    less: 'All together: a little less room.',
  },
  band: { same: 'about as before', more: 'a little more room', less: 'a little less room' },

  fallTitle: 'Much feels narrower than before',
  fall: 'That can come from tiredness, work, illness, grief, or from what is between you. It says nothing about your worth.',
  fallAlone: 'Nobody is told. If something here frightens you, your safety comes first.',
  fallHelp: 'Help and safety',
  fallBefore: 'Is this something for two?',

  focusTitle: 'What gets more room',
  focusSince: ({ other }: Name) => `On Today this comes a little sooner than the rest, with ${other}.`,
  focusSinceAlone: 'You chose this for four weeks.',
  focusOver: 'The four weeks are over. Was it good to give this more room?',
  focusAgain: 'Four more weeks',
  focusLet: 'Let it go',
  focusChoose: 'Choose one thing',
  focusOther: 'Choose another',
  focusNone: 'If you like, one of the fifteen can get more room for four weeks.',
  room: {
    honesty: 'Saying what is on my mind',
    empathy: 'Being understood',
    vulnerability: 'Letting myself be known',
    availability: 'Somebody to turn to',
    'safe-space': 'A time and place to talk',
    leading: 'Opening up first',
    validation: 'What I feel counting',
    resilience: 'Standing on one side',
    'self-care': 'What gives me strength',
    patience: 'Time when I am not ready',
    'no-blame': 'Problems without attack',
    listening: 'Full attention',
    gratitude: 'Being valued',
    guidance: 'Knowing where to turn',
    growth: 'Learning together',
  },

  pictureTitle: 'Month by month',
  pictureTold: (sentence: string) => `Your answers over the months: ${sentence}`,
  tableTitle: 'The same in words',
  month: 'Month',
  earlierTitle: 'Earlier months',
  monthTitle: 'What you answered',
  remove: 'Delete this month',
  beforeRemoving: 'Your answers of this month go from your phones and from the server. This can’t be undone.',
  removeYes: 'Delete',

  refusedAllSkipped: 'Every sentence is skipped. Answer one, or leave it for another day.',
  refusedUnknown: 'This month is not here any more.',
} as const

export type Words = Widen<typeof en>
