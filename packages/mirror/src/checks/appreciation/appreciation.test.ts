/** When the mirror names appreciation, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('appreciation', {
  en: {
    speaksUp: [
      'You always make me laugh 😂❤️',
      "you're stupidly handsome in that kanzu 😍",
      'You always know how to calm me down',
      'God bless you for taking care of my mum',
      'You work so hard for us and I see it',
      'I felt so happy when you came to pick me up',
    ],
    staysQuiet: [
      'Because of you we lost the deposit',
      'be grateful, some people have no house at all',
      'I see why you cried. I was wrong, forgive me',
      'thanks to you the landlord is calling me now',
      'The kids are asleep',
      'I think we should paint it on Sunday',
    ],
  },
  sw: {
    speaksUp: [
      'Kila mara unanifurahisha ❤️',
      'Uko poa sana baby, umenibebea mzigo wote wa sherehe',
      'asante kwa kunisubiri babe ❤️',
      'kila nikiumwa upo karibu yangu, asante',
      'nimewaambia wote kazini ulivyotengeneza paa mwenyewe',
      'Asante kwa kupika lakini kila mara unaacha jiko chafu',
    ],
    staysQuiet: [
      'Ungenisikiliza tangu mwanzo haya yasingetokea',
      'we unaweza kuendesha hata kibanda? usinichekeshe',
      'lazima unisikilize nikiongea',
      'samahani nilifoka lakini ungenisikiliza nisingefoka',
      'filamu inaanza saa ngapi?',
      'bahari imetulia leo',
    ],
  },
})
