/** English constructions of i-feeling; `cues/pattern.ts` says how to read them. */
export const en: readonly string[] = [
  'i am|feel|felt|was|get|got|have ~ @feeling',
  'i am|feel|felt|was|got @feeling',
  'i miss you|your|us|my',
  'i cried|miss|fear|worry|worried|panicked|ache|missed|hate',
  'my hands|heart|stomach|chest|throat|eyes|knees|legs|voice',
  'it hurt|hurts me',
  'feeling @feeling',
  'makes|made me @feeling -@verdict',
  'tears in|came|were',
  'i @feeling',
  'i could not breathe|sleep|stop',
  'i was @feeling',
  'breaks|broke|aches my heart',
  'full of @feeling-noun',
]
