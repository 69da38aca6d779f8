/** When the mirror names stonewalling, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('stonewalling', {
  en: {
    speaksUp: [
      "I'm done talking.",
      'Suit yourself',
      'leave me alone please',
      "don't text me",
      'sure. whatever. bye',
      "say what you like, I've closed this chapter",
    ],
    staysQuiet: [
      "you don't care about me at all",
      'stop talking to me like that',
      "I'm going to hit you if you don't shut up",
      "you stayed late because you didn't want to see me",
      'The kids are asleep',
      'first we go to the bank, then the market, then home',
    ],
  },
  sw: {
    speaksUp: [
      'Basi',
      'sawa bwana 👍 usinitext tena',
      'fikiria unavyotaka',
      'sina neno la kusema tena',
      'nazima simu, usinitafute',
      'sina la kujadili na wewe',
    ],
    staysQuiet: [
      'lazima uache kuvuta, sitaki kusikia sababu',
      'siku hizi sikusikilizi vizuri',
      'sawa',
      'Wewe ni mwongo tu, basi',
      'watoto wamelala',
      'tulia hapo nakuja',
    ],
  },
})
