/** Maneno ya Naanza mimi, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Naanza mimi',
  line: 'Anza wewe kushirikisha jambo, na sema lipokelewe vipi. Hakuna deni la kurudisha.',
  proverb: 'Mwanzo wa ngoma ni lele',
  proverbMeaning: 'Mwanzo wa ngoma ni lele',
  say: 'Ungependa kusema nini?',
  give: 'Toa',
  openingBegin: 'Naanza mimi',
  openingBeginWhy: 'Kama tu unajisikia.',
  refusedEmpty: 'Bado hakuna kilichoandikwa.',
  refusedTooLong: 'Ni ndefu kuliko zamu moja ya maongezi. Ifupishe kidogo.',
}
