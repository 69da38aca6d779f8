/** What the ladder of validation says; spread into the words of a practice that has it: `{ ...ladderEn, … }`. */
import type { Widen } from '../../words.ts'

type Name = { readonly other: string }

export const ladderEn = {
  ladderBeside: 'I am with you',
  ladderBesideHint: ({ other }: Name) => `Before you write: read once more, slowly, what ${other} told.`,
  ladderNotEveryAct: 'You validate the feeling, not every act.',
  ladderHeard: 'What I hear',
  ladderHeardHint: ({ other }: Name) => `Said back in your words, so that ${other} can find it there.`,
  ladderAdd: 'And at least one more',
  ladderGuess: 'I guess there is also …',
  ladderLived: 'It makes sense, because of what you lived',
  ladderMany: 'It makes sense: many would feel so',
  ladderEqual: 'You are my equal in this',

  ladderOpeners: {
    heard: ['I hear that …'],
    guess: ['I guess there is also …', 'I had not seen it from there. From there it looks …'],
    lived: ['It makes sense that you felt …, because …'],
    many: ['Many would feel so, because …'],
    equal: ['I may see the facts otherwise, and your feeling still counts with me.'],
  },
  ladderBeginWith: 'Ways to begin',
  ladderOwnWords: 'Your own words carry this well.',
  ladderHintBut: 'There is a “but” near the beginning. What comes before it is easily lost.',
  ladderGive: 'Give this answer',

  landingTitle: ({ other }: Name) => `How did the words of ${other} arrive?`,
  landed: 'It landed',
  notYet: 'Not yet',
  landingMissing: 'What I miss is …',
  landingGive: 'Say this',
  landedFor: ({ other }: Name) => `It landed with ${other}.`,
  landedForMe: 'It landed with you.',
  notYetFor: ({ other }: Name) => `Not yet, for ${other}.`,
  missingOf: ({ other }: Name) => `What ${other} misses`,
  missingOfMine: 'What you miss',

  refusedNotHeard: 'Begin with what you heard.',
  refusedNoSense: 'Add one more: what you guess, or why it makes sense.',
  refusedRungTooLong: 'One part is long. Shorten it a little.',
  refusedMissingTooLong: 'This is long. A sentence or two are enough.',
}

export type LadderWords = Widen<typeof ladderEn>
