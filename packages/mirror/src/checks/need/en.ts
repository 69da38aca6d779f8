/** English constructions of need; `cues/pattern.ts` says how to read them. */
export const en: readonly string[] = [
  'i need ~ @need-noun',
  'i need some|a|to|more|time|quiet|us -you',
  'i need to ~ know|feel|be|hear|have|rest|sleep|breathe|talk|trust',
  'i long|yearn|crave|ache for|to',
  '@need-noun ~ important|matters|matter',
  'matters|important to|for me',
  'i would love|like more|some ~ @need-noun',
  'what i need',
  'i want to feel|be|know',
  'i could use|do',
  'would mean|help',
  'i am longing',
  'i wish we|for|there',
]
