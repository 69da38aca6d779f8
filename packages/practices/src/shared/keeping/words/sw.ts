/** Maneno kuhusu muda wa kukaa kwa yaliyoandikwa, na kuhusu kuyafuta. */
import type { KeepingWords } from './en.ts'

export const sw: KeepingWords = {
  howLong: 'Yatakaa kwa muda gani',
  always: 'Yatabaki',
  paired: 'Hadi mmoja wenu aondoke',
  week: 'Siku 7',
  month: 'Siku 30',
  year: 'Mwaka mmoja',
  limits:
    'Muda ukifika, yanafutika yenyewe kwenye simu zote mbili. Nakala, picha au programu iliyobadilishwa bado zinaweza kuyabakiza.',
  staysWhilePaired: 'Haya yatafutika mmoja wenu akiondoka.',
  staysDays: ({ days }) =>
    days === 1
      ? 'Haya yatafutika yenyewe baada ya siku moja.'
      : `Haya yatafutika yenyewe baada ya siku ${days}.`,

  ownWords: 'Maneno yangu hapa',
  delete: 'Futa kwa wote wawili',
  deleteAnswer: 'Futa jibu langu kwa wote wawili',
  deleteResponse: 'Futa nilichomwambia, kwa wote wawili',
  deleteReply: 'Futa jibu langu fupi kwa wote wawili',
  beforeDeleting: ({ other }) =>
    `Yatafutika kwenye simu zote mbili zitakapowasiliana tena. Yaliyonakiliwa yanabaki. ${other} ataona kwamba kuna maneno yaliyofutwa.`,
  deletedByMe: 'Umeyafuta maneno haya.',
  deletedByOther: ({ other }) => `${other} ameyafuta maneno haya.`,
}
