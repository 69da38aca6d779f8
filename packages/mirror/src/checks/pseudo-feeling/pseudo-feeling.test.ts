/** When the mirror names pseudo-feeling, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('pseudo-feeling', {
  en: {
    speaksUp: [
      "I feel that you don't respect me",
      'I feel like a maid',
      'I feel attacked every time we talk',
      'I feel like an ATM',
      'i feel like im second choice',
      'I feel misunderstood',
    ],
    staysQuiet: [
      "and I haven't forgotten Mombasa, or the hospital, or the thing with the neighbour",
      'I feel like chapati',
      'I feel like going for a swim',
      'I feel like pizza tonight',
      'this heat is killing me 😂',
      "Tomatoes, onions, oil, soap and matches please don't forget",
    ],
  },
  sw: {
    speaksUp: [
      'Nahisi kwamba hunithamini',
      'Najisikia kudharauliwa na wewe',
      'nahisi kwamba huniamini',
      'nahisi kama hakuna anayenisikia humu ndani',
      'nahisi kama naongea na ukuta',
      'naona kama natumiwa tu',
    ],
    staysQuiet: [
      'naona aibu kuonekana na wewe',
      'nilijisikia kupendwa ulipokuja na maua',
      'naona umeumia. unaweza kuniambia zaidi?',
      'simu inakata chaji, tutaongea baadaye',
      'tulia hapo nakuja',
    ],
  },
})
