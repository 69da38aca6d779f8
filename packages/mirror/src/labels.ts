/** Names what the mirror can notice, and the shape in which it says so. */

/** What is harder to hear. */
export const HARDER = [
  'blame',
  'criticism',
  'contempt',
  'mind-reading',
  'invalidation',
  'threat',
  'demand',
  'stonewalling',
  'pseudo-feeling',
  'piling-up',
  'control',
] as const

/** What is easier to hear. */
export const EASIER = [
  'i-feeling',
  'observation',
  'need',
  'request',
  'validation',
  'appreciation',
  'repair',
  'open-question',
  'ownership',
  'pause-with-return',
] as const

/** In the order of the columns of the weights. */
export const LABELS = [...HARDER, ...EASIER, 'crisis'] as const

export type Label = (typeof LABELS)[number]

/** One thing noticed. `start` and `end` are UTF-16 offsets into the text that was read. */
export interface Finding {
  readonly label: Label
  readonly start: number
  readonly end: number
  /** From 0 (just over the line) to 1. It orders marks; it is never shown as a number. */
  readonly certainty: number
  /** A key for the words on the screen; the words themselves are not kept here. */
  readonly hint: `mirror.${Label}`
}
