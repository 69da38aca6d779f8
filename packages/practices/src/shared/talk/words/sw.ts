/** Mazungumzo yoyote ya wawili: ridhaa, mapumziko, kurudi, mwisho. */
import type { TalkWords } from './en.ts'

export const talkSw: TalkWords = {
  openingConsent: ({ other }) => `${other} anakualika kwenye mazungumzo`,
  openingConsentWhy: 'Unaweza kukubali, kusema si sasa, au kuyaacha yapumzike.',
  openingConsentLater: 'Ulitaka kuyaangalia tena wakati huu.',
  openingPauseOver: 'Mapumziko yanaisha mkiwa tayari nyote wawili',
  openingPauseOverWhy: 'Ulisema utarudi wakati huu.',

  refusedNoTalk: 'Mazungumzo haya bado hayajafika kwenye simu hii.',
  refusedTalkOver: 'Mazungumzo haya yamefika mwisho. Hakuna kinachoongezwa tena.',
  refusedOwnOffer: ({ other }) => `Mwaliko huu ni wako. Yataanza ${other} akikubali.`,
  refusedAgreedAlready: 'Mazungumzo haya yameshaanza.',
  refusedNotBegun: 'Mazungumzo haya bado hayajaanza.',
  refusedPausedAlready: 'Tayari mnapumzika.',
  refusedNotPaused: 'Kwa sasa hakuna mapumziko.',
  refusedPauseTime: 'Chagua wakati ujao, usiozidi siku mbili.',
  refusedLongerOnce: 'Mapumziko huongezwa mara moja tu. Bado mnaweza kuyahamishia wakati mwingine.',
  refusedBackAlready: 'Umeshasema uko tayari.',
  refusedReturnTooLong: 'Maneno ya kurudi ni marefu. Sentensi chache zinatosha.',
  refusedNoReturn: 'Hapa hakuna maneno yako ya kufuta.',
  refusedPaused: 'Mnapumzika. Maneno yanaweza kusubiri mpaka mrudi nyote wawili.',
}
