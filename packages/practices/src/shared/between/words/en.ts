/** What every practice says when one phone lies between two people, in English; the source of its keys. */
import type { Widen } from '../../words.ts'

export const en = {
  whoIsHere: 'Who is here?',
  whoIsHereMore: 'Only so that the screen can say whose turn it is. The names are forgotten afterwards.',
  oneName: 'The one who holds the phone',
  otherName: 'The one opposite',
  begin: 'Begin',
  first: 'The first',
  second: 'The second',

  turnOf: ({ other }: { readonly other: string }) => `${other}’s turn`,
  turnStill: 'Keep it upright',
  turnAgain: 'Turn it to each of us',
  stop: 'We stop here for now',

  give: ({ other }: { readonly other: string }) => `Give the phone to ${other}`,
  giveMore: 'What was on the screen is covered.',
  haveIt: ({ other }: { readonly other: string }) => `I am ${other}, and I have it`,

  keepTitle: ({ other }: { readonly other: string }) => `${other}, may this be kept?`,
  keepMore:
    'It is kept only if you both choose so. Then it stands in your space, on both phones. Who chose what is never said.',
  keep: 'Keep it',
  letGo: 'Let it go',
  kept: 'You both chose so. It is kept.',
  notKept: 'Nothing was kept.',
  couldNotKeep: 'It could not be kept just now. It is still here; try again.',
  again: 'Try again',
  done: 'Done',
}

export type BetweenWords = Widen<typeof en>
