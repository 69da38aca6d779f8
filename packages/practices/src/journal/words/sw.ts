/** Maneno ya daftari la moyoni, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Daftari langu',
  line: 'Maandishi ambayo ni wewe tu unayeweza kuyasoma.',
  private: 'Ni wewe tu unayeweza kusoma hapa. Pako mahali pake peke yake, na ufunguo wake.',
  write: 'Andika',
  writeHint: 'Una nini moyoni?',
  save: 'Tunza maandishi haya',
  saved: 'Yametunzwa kwenye kifaa hiki.',
  edit: 'Badilisha',
  saveEdit: 'Tunza mabadiliko',
  edited: 'Yamebadilishwa',
  remove: 'Ondoa',
  beforeRemoving: 'Maandishi haya yataondoka kwenye vifaa vyako vyote. Seva pia itaombwa kuyafuta.',
  removeForGood: 'Yaondoe',
  keep: 'Yabaki',
  empty: 'Bado hakuna kilichoandikwa.',
  emptyHint: 'Mstari mmoja unatosha.',
  written: 'Uliyoandika',
  leaveAsItWas: 'Yaache kama yalivyokuwa',
  showMore: 'Onyesha zaidi',

  refusedEmpty: 'Bado hakuna kilichoandikwa.',
  refusedTooLong: 'Ni ndefu mno kwa andiko moja. Ligawe mara mbili.',
  refusedUnknown: 'Andiko hili limeshaondolewa.',
}
