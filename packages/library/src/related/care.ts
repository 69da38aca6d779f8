/** What never stands beside an article on danger or crisis: laughter and romance. */
import type { RelatedDoc } from './document.ts'
import { wordsOf } from './terms.ts'

const CARE =
  /^(?:abus\p{L}*|violen\p{L}*|controlling|suicid\p{L}*|self-harm|depress\p{L}*|toxic|rape|assault|ukatili|vurugu|kujiua|sonona|sumu|unyanyasaji|vitisho|kupigwa|kudhibitiwa)$/u
const ROMANCE = /^(?:romance|romantic|wedding|date-night|honeymoon|anniversary|penzi|mahaba|harusi|fungate)$/u
const LIGHT_SECTIONS: readonly string[] = ['jokes', 'laughter', 'vichekesho', 'romance']

const says = ({ title, teaser }: RelatedDoc, pattern: RegExp): boolean =>
  wordsOf(`${title} ${teaser}`).some(word => pattern.test(word))

/** It speaks of abuse, danger or crisis. Words that warn of a false romance are of care, not of romance. */
export const isOfCare = (doc: RelatedDoc): boolean => doc.care === true || says(doc, CARE)

export const barredBeside = (doc: RelatedDoc): boolean =>
  LIGHT_SECTIONS.includes(doc.section) || (says(doc, ROMANCE) && !isOfCare(doc) && !isWarning(doc))

const WARNING = /^(?:scams?|fraud|warning|danger|utapeli|tapeli|matapeli|tahadhari|dalili|signs?)$/u
const isWarning = (doc: RelatedDoc): boolean => says(doc, WARNING)
