/** When the mirror names open-question, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('open-question', {
  en: {
    speaksUp: [
      'tell me more, what was the worst part?',
      'How are you, really?',
      'what are you afraid of?',
      'What does a good marriage mean to you',
      'how can I be a better partner to you',
      "I'm sorry. How are you feeling now?",
    ],
    staysQuiet: [
      'Is there anything at all inside that head',
      "I know what you're thinking right now",
      'Think what you want',
      "say what you like, I've closed this chapter",
      'my battery is dying, talk later',
      'I feel that blue would look better on the wall',
    ],
  },
  sw: {
    speaksUp: [
      'Ulijisikiaje?',
      'Ulijisikiaje niliposema vile?',
      'niambie zaidi kuhusu hilo',
      'ndoa nzuri kwako ina maana gani',
      'ni lini unajisikia karibu nami',
      'so how do you feel, niambie ukweli wako',
    ],
    staysQuiet: [
      'hujawahi kuniuliza siku yangu ilikuwaje',
      'foleni ilikuwaje',
      'jana uliondoka nikiwa naongea na nilihuzunika. unaweza kuniambia ilikuwaje?',
      'watoto wamelala',
      'bahari imetulia leo',
    ],
  },
})
