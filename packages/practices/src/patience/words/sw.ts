/** Maneno ya Kwa wakati wake, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Kwa wakati wake',
  line: 'Simamisheni mazungumzo kwa ahadi ya kurudi, na njia ya kuyaanza tena.',
  proverb: 'Subira huvuta heri',
  proverbMeaning: 'Subira huvuta heri',
  say: 'Ungependa kusema nini?',
  give: 'Toa',
  openingBegin: 'Kwa wakati wake',
  openingBeginWhy: 'Kama tu unajisikia.',
  refusedEmpty: 'Bado hakuna kilichoandikwa.',
  refusedTooLong: 'Ni ndefu kuliko zamu moja ya maongezi. Ifupishe kidogo.',
}
