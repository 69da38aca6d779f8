/** Maneno ya Katika viatu vyako, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Katika viatu vyako',
  line: 'Mmoja anasimulia tukio; mwingine anajaribu kuhisi ilivyokuwa, kisha anauliza.',
  proverb: 'Kitanda usichokilalia hujui kunguni wake',
  proverbMeaning: 'Kitanda usichokilalia hujui kunguni wake',
  say: 'Ungependa kusema nini?',
  give: 'Toa',
  openingBegin: 'Katika viatu vyako',
  openingBeginWhy: 'Kama tu unajisikia.',
  refusedEmpty: 'Bado hakuna kilichoandikwa.',
  refusedTooLong: 'Ni ndefu kuliko zamu moja ya maongezi. Ifupishe kidogo.',
}
