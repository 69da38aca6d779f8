/** Maneno ya Usikivu kamili, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Usikivu kamili',
  line: 'Mmoja anaongea kwa nafasi, mwingine anasikiliza tu, kisha anasema kilichobaki moyoni.',
  proverb: 'Kuuliza si ujinga',
  proverbMeaning: 'Kuuliza si ujinga',
  say: 'Ungependa kusema nini?',
  give: 'Toa',
  openingBegin: 'Usikivu kamili',
  openingBeginWhy: 'Kama tu unajisikia.',
  refusedEmpty: 'Bado hakuna kilichoandikwa.',
  refusedTooLong: 'Ni ndefu kuliko zamu moja ya maongezi. Ifupishe kidogo.',
}
