/** Maneno ya Mahali petu, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Mahali petu',
  line: 'Mnakubaliana yanayowalinda, na kutenga saa moja kila wiki kwa ajili yenu.',
  proverb: 'Nyumbani ni nyumbani, hata kama ni pangoni',
  proverbMeaning: 'Nyumbani ni nyumbani, hata kama ni pangoni',
  say: 'Ungependa kusema nini?',
  give: 'Toa',
  openingBegin: 'Mahali petu',
  openingBeginWhy: 'Kama tu unajisikia.',
  refusedEmpty: 'Bado hakuna kilichoandikwa.',
  refusedTooLong: 'Ni ndefu kuliko zamu moja ya maongezi. Ifupishe kidogo.',
}
