/** Maneno ya Mazungumzo ya ukweli, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Mazungumzo ya ukweli',
  line: 'Mmoja anasema, mwingine anarudia alichosikia; kisha zamu inabadilika.',
  proverb: 'Njia ya mwongo ni fupi',
  proverbMeaning: 'Njia ya mwongo ni fupi',
  say: 'Ungependa kusema nini?',
  give: 'Toa',
  openingBegin: 'Mazungumzo ya ukweli',
  openingBeginWhy: 'Kama tu unajisikia.',
  refusedEmpty: 'Bado hakuna kilichoandikwa.',
  refusedTooLong: 'Ni ndefu kuliko zamu moja ya maongezi. Ifupishe kidogo.',
}
