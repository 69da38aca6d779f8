/** English constructions of ownership; `cues/pattern.ts` says how to read them. */
export const en: readonly string[] = [
  'i was ~ wrong|unfair|harsh|rude|late|careless|selfish|unkind',
  'i should|could not|have ~',
  'my part|mistake|fault|bad|responsibility|doing',
  'i lied|forgot|messed|overreacted|snapped|shouted|yelled|broke|interrupted|raised|ignored|assumed|blamed|hurt|let|failed|missed|spent|avoided',
  'i did not ~ tell|help|listen|ask|keep|call|think|do|show|pay',
  'i have not ~ been|helping|listening',
  'i take|own|admit responsibility|it|that|full|i',
  'on me',
  'i know i ~ -but',
  'i regret',
  'that was ~ mine|me|unfair|wrong',
  'i promised ~ did not',
  'it was me',
  'i let you',
  'i broke my',
]
