/** When the mirror names crisis, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('crisis', {
  en: {
    speaksUp: [
      "I'm scared of what you'll do when you drink",
      'I keep thinking about the bridge, about ending it',
      "I'm going to end it all",
      'if you leave me I will hurt myself',
      "I said no and you didn't stop",
      'I can still feel your hands around my throat',
    ],
    staysQuiet: [
      'Did you lock the door?',
      'We watched a documentary about suicide prevention at work',
      'you took the 7 am pills? doctor said with food',
      'sorry but you pushed me to it',
      'Happy birthday!',
      "I'm done with work, coming home",
    ],
  },
  sw: {
    speaksUp: [
      'Sitaki kuishi tena',
      'Nataka kufa',
      'ulinishika shingo',
      'ulinirushia kiti',
      'ulinichapa kofi jana',
      'mume wangu alinibaka',
    ],
    staysQuiet: [
      'umeuliza mshahara wangu kwa sababu unapanga kuondoka',
      'usinilazimishe nimuite wakili',
      'kisu cha jikoni ni butu',
      'nikiwa mtoto baba alinichapa, mimi sitafanya hivyo kwa wetu',
      'usiku mwema',
      'nahisi njaa',
    ],
  },
})
