/** Maneno ya mwendo wangu, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Mwendo wangu',
  line: 'Ni mara ngapi unaalikwa, na ni saa zipi hualikwi kabisa.',
  private: 'Hakuna anayeambiwa. Kwa wengine ni siku ambayo mialiko ilikuwa michache.',

  week: 'Mazungumzo kwenye Leo',
  weekAny: 'Kadiri yanavyokuja',
  week0: 'Msimu wa kupumzika',
  week0Hint: 'Hakuna jipya linaloletwa. Linalokusubiri linabaki kwenye Leo.',
  week1: 'Siku moja kwa wiki',
  week1Hint: 'Jumamosi.',
  week2: 'Siku mbili kwa wiki',
  week2Hint: 'Jumatano na Jumamosi.',
  week3: 'Siku tatu kwa wiki',
  week3Hint: 'Jumatatu, Jumatano na Jumamosi.',
  stillYours: 'Unaweza kuanza mazungumzo mwenyewe wakati wowote, chochote utakachochagua hapa.',

  quiet: 'Saa za utulivu',
  quietNo: 'Hakuna',
  quietYes: 'Kuanzia saa fulani hadi saa fulani',
  quietHint: 'Katika saa hizi Leo haionyeshi kitu, hata kile kinachokusubiri. Hakuna kinachopotea.',
  from: 'Kuanzia',
  to: 'Hadi',

  keep: 'Tunza mwendo huu',
  kept: 'Umetunzwa. Unaanza sasa, kwenye simu zako zote.',
  promptTitle: 'La kuulizana',
  prompt: 'Mimi sina haraka. Mwendo gani unakufaa?',

  refusedTimes: 'Chagua saa zote mbili za utulivu.',
  refusedSameTime: 'Saa zote mbili ni sawa. Chagua mwanzo na mwisho.',
}
