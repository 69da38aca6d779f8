/** When the mirror names pause-with-return, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('pause-with-return', {
  en: {
    speaksUp: [
      "I need 20 minutes to cool down, then I'll come back to this",
      'I want to answer you properly, not now. Tonight at 10?',
      "I'm going for a walk, I'll be back in 20 minutes and we can go on",
      "not tonight, I'm too tired to be fair. Tomorrow morning over tea?",
      "I'll think about it and give you an answer by Thursday evening",
      "I'm overwhelmed. I'll be back at 8 and I want to hear you out.",
    ],
    staysQuiet: [
      'u never pick up when I call',
      "While we're at it, let's talk about 2019, and the house, and your sister's baby shower",
      'Sorry babe. Could we talk tonight?',
      'On Tuesday the call ended in the middle of my sentence and I felt sad. Could we finish it tonight?',
      'That lazy cat slept on your shirt again',
      "Relaxing by the lake, it's so calm here",
    ],
  },
  sw: {
    speaksUp: [
      'Nahitaji dakika ishirini nitulie, halafu nitarudi tuongee',
      'Ngoja nimalize kazi kwanza nikusikilize vizuri. Saa kumi na mbili?',
      'tuongee kesho baada ya kazi? nataka tuongee vizuri',
      'nipumzike kwanza. narudi saa tatu, naahidi',
      'tusimame hapa, tuendelee Jumapili mchana',
      'tulale kwanza, tuzungumze asubuhi',
    ],
    staysQuiet: [
      'nahitaji muda zaidi pamoja nawe',
      'simu inakata chaji, tutaongea baadaye',
      'Je, ungependa tuongee kuhusu hela Jumamosi asubuhi au muda mwingine?',
      'kila mara angalia upepo wa tairi kabla ya safari',
      'mti umeanguka barabarani',
    ],
  },
})
