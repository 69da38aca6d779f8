/** When the mirror names i-feeling, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('i-feeling', {
  en: {
    speaksUp: [
      "I'm sad tonight",
      'I feel anxious about tomorrow',
      "honestly I'm overwhelmed",
      "part of me is afraid we'll lose the house",
      "I'm exhausted and I need some rest this weekend",
      "I feel lonely and like you don't see me",
    ],
    staysQuiet: [
      "I'm embarrassed to be seen with you",
      'I hate fighting with you. Peace?',
      "I'm frightened of him when he's drunk",
      "I'm too upset to listen well. Give me till 9, I'll call you",
      'we need milk, bread and eggs',
      "I'm in class, call you at 4",
    ],
  },
  sw: {
    speaksUp: [
      'Nina huzuni leo',
      'nimekukumbuka sana',
      'machozi yalinitoka kwenye basi',
      'sehemu yangu inaogopa tutapoteza nyumba',
      'naogopa giza la usiku nikiwa peke yangu',
      'nilijisikia kupendwa ulipokuja na maua',
    ],
    staysQuiet: [
      'mimi nalea, mimi nalipa, wewe je?',
      'nahisi kudhibitiwa na kuchunguzwa',
      'hata mimi ningejisikia hivyo',
      'nakusikia ila tulia',
      'Mama anakusalimia',
      'bahari imetulia leo',
    ],
  },
})
