/** English constructions of pause-with-return; `cues/pattern.ts` says how to read them. */
export const en: readonly string[] = [
  'back in|at|by|after NUM|@count|half|a|an|@day',
  'i will ~ back|return|call|come|continue',
  'then i will|can|come|we',
  'give me ~ minutes|hour|NUM|till|until|half',
  'can|could|let we|us ~ pause|break|talk|continue|stop ~',
  'pause|break ~ and|then|until|till',
  'talk|continue|finish|pick ~ tomorrow|later|after|tonight|when|at|in',
  'need ~ minutes|hour|break|walk|air ~ then|and|back',
  'not now ~ @day',
  'cool|calm down ~ then|back',
  'after ~ sleep|breakfast|dinner|church|walk|work|prayer',
]
