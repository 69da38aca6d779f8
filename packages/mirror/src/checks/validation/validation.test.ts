/** When the mirror names validation, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('validation', {
  en: {
    speaksUp: [
      "It makes sense that you're upset",
      'Given how your dad was with money, I understand that my spending scares you',
      'anyone would be tired after that',
      'sounds like you were left alone with it',
      "you were scared, and I didn't see it",
      'what you feel is important to me',
    ],
    staysQuiet: [
      "you'd be happier without us, I can see it",
      "Keep the line open while you're out so I can hear",
      'You work so hard for us and I see it',
      'I hear you, but calm down',
      'Need anything from the shop?',
      'busy now, lunch at 1?',
    ],
  },
  sw: {
    speaksUp: [
      'Inaeleweka kwamba umekasirika',
      'nimekuelewa, ulijisikia peke yako kwenye sherehe, ni hivyo?',
      'una haki ya kuumia',
      'nimeelewa, kuitwa hivyo mbele za watu kunauma',
      'kwa ulivyolelewa, ni kawaida kelele kukutisha',
      'I get you, lazima uchoke na hiyo kazi',
    ],
    staysQuiet: [
      'ni kosa lako watoto wamechelewa',
      'naelewa umeumia lakini unakuza mno',
      'nimeumia sana, ni kosa lako',
      'Si kosa lako',
      'tunahitaji maziwa, mkate na mayai',
      'kwanza benki, halafu sokoni, halafu nyumbani',
    ],
  },
})
