/** When the mirror names request, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('request', {
  en: {
    speaksUp: [
      'Would you mind picking up bread on your way home?',
      'Must it be Sunday? Could we look at another day?',
      'can u pick up sugar pls',
      'Could you listen for five minutes without fixing it?',
      "please bring the umbrella if it's not a bother",
      'The bin was full on Monday and Tuesday. Could you take it out in the mornings this week?',
    ],
    staysQuiet: [
      "Please, you couldn't run a kiosk",
      'Would you kindly show me your call history',
      'please stop hitting me',
      'Could you imagine, the goat ate my hat 😂',
      'Happy birthday!',
      "I'm done with work, coming home",
    ],
  },
  sw: {
    speaksUp: [
      'Ungekuwa tayari twende kwa mshauri wa ndoa?',
      'Naomba upike Jumatano tafadhali',
      'Ungekuwa tayari kuja nami kliniki Ijumaa?',
      'unaweza kunisikiliza dakika tano bila kutoa suluhisho?',
      'tafadhali niambie basi linaondoka saa ngapi',
      'kama inawezekana tuhamishe kikao kiwe Jumatatu',
    ],
    staysQuiet: [
      'we unaweza kuendesha hata kibanda? usinichekeshe',
      'naomba radhi kwa sauti yangu',
      'tafadhali acha kunipiga',
      'sorry babe, tusigombane tena pls',
      'nakupenda',
      'nahisi kiu sana',
    ],
  },
})
