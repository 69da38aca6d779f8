/** English constructions of observation; `cues/pattern.ts` says how to read them. */
export const en: readonly string[] = [
  'on|last|this @day ~ you|i|we|the',
  'when you|i ~ @day',
  'you said QUOTE|the|to|COLON',
  'you told|promised me ~ @day',
  'you ~ @day ~ NUM|@count',
  'NUM|@count times|days|messages|calls',
  'in the last|past',
  'at NUM',
  'it is|was NUM|@count',
  'the last time',
  'you came|arrived|got|left|were ~ NUM|@day|minutes',
  'when i asked|came|called|spoke|told|said|was',
  '@day ~ @day',
  '@day morning|evening|night you',
  'since @day',
  'for|after NUM|@count minutes|hours|days',
]
