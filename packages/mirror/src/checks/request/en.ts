/** English constructions of request; `cues/pattern.ts` says how to read them. */
export const en: readonly string[] = [
  'can|could|would|will you -ever|even|just|stop',
  'can|could|would we ~ QM',
  'would it be|you mind',
  'do you mind|think',
  'please|kindly ~',
  'how about|would',
  'would you be willing|able|open|up',
  'i would like|love|appreciate you|it|if to|you',
  'are you willing|able|free|up to',
  'if you|it can|could|have|is ~ possible|time|free',
  'any chance',
  'may|could i ask',
  'is it possible|ok',
  'when you get|have a',
]
