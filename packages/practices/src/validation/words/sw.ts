/** Maneno ya Nakusikia, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Nakusikia',
  line: 'Onyesha kwamba anachohisi mwenzako kinaeleweka, mpaka kimfikie.',
  proverb: 'Aisifuye mvua imemnyea',
  proverbMeaning: 'Aisifuye mvua imemnyea',
  say: 'Ungependa kusema nini?',
  give: 'Toa',
  openingBegin: 'Nakusikia',
  openingBeginWhy: 'Kama tu unajisikia.',
  refusedEmpty: 'Bado hakuna kilichoandikwa.',
  refusedTooLong: 'Ni ndefu kuliko zamu moja ya maongezi. Ifupishe kidogo.',
}
