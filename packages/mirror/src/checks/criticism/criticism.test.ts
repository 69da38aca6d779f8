/** When the mirror names criticism, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('criticism', {
  en: {
    speaksUp: [
      "You're so selfish",
      "you're a terrible listener tbh",
      "why can't you be more like Grace's husband",
      "no discipline, no plan, that's you",
      'People like you never grow up',
      "Paranoid, jealous, impossible. That's you.",
    ],
    staysQuiet: [
      'look at you, calling yourself a man 😂',
      'missing you badly tonight',
      "you're not lazy, you're tired",
      'you mean the red one?',
      'we need milk, bread and eggs',
      "I'm in class, call you at 4",
    ],
  },
  sw: {
    speaksUp: [
      'Wewe ni mvivu',
      'hovyo kabisa wewe, huna mpango wowote',
      'mwoga tu wewe',
      'mke asiye na shukrani kama wewe sijaona',
      'huna heshima kwa wakubwa',
      'mbishi sana wewe',
    ],
    staysQuiet: [
      'wewe ndiye uliyeharibu kila kitu',
      'akili yako kama ya kuku',
      'wewe si mvivu, umechoka tu',
      'wewe ndo umemfanya mtoto alie',
      'Mama anakusalimia',
      'nafikiri tupake rangi Jumapili',
    ],
  },
})
