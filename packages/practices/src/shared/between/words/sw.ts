/** Maneno ya simu moja kati ya watu wawili, kwa Kiswahili. */
import type { BetweenWords } from './en.ts'

export const sw: BetweenWords = {
  whoIsHere: 'Ni akina nani walio hapa?',
  whoIsHereMore: 'Ni ili tu skrini iseme zamu ni ya nani. Baadaye majina yanafutika.',
  oneName: 'Aliyeshika simu',
  otherName: 'Aliye mkabala',
  begin: 'Anzeni',
  first: 'Wa kwanza',
  second: 'Wa pili',

  turnOf: ({ other }) => `Zamu ya ${other}`,
  turnStill: 'Isigeuke',
  turnAgain: 'Imgeukie kila mmoja wetu',
  stop: 'Tunaishia hapa kwa sasa',

  give: ({ other }) => `Mpe ${other} simu`,
  giveMore: 'Kilichokuwa kwenye skrini kimefunikwa.',
  haveIt: ({ other }) => `Mimi ni ${other}, ninayo`,

  keepTitle: ({ other }) => `${other}, haya yatunzwe?`,
  keepMore:
    'Yanatunzwa pale tu nyote wawili mkichagua hivyo. Kisha yatakuwa kwenye nafasi yenu, kwenye simu zote mbili. Nani alichagua nini hakisemwi kamwe.',
  keep: 'Yatunzwe',
  letGo: 'Yaachwe',
  kept: 'Nyote wawili mmechagua hivyo. Yametunzwa.',
  notKept: 'Hakuna kilichotunzwa.',
  couldNotKeep: 'Hayakuweza kutunzwa kwa sasa. Bado yapo hapa; jaribuni tena.',
  again: 'Jaribu tena',
  done: 'Tayari',
}
