/** When the mirror names demand, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('demand', {
  en: {
    speaksUp: [
      'Answer me. Now.',
      "You're supposed to give me your salary first",
      'u gotta choose a church and its mine',
      'I need you to reply every time, immediately',
      'Quit that job',
      'you shall obey your husband',
    ],
    staysQuiet: [
      "if you'd just listened we would be there by now",
      'I feel so disrespected right now',
      'my phone password is Neema2015 if you need it',
      'thanks to you the landlord is calling me now',
      'Happy birthday!',
      'I feel like chapati',
    ],
  },
  sw: {
    speaksUp: [
      'Nijibu sasa hivi!',
      'lzm uje msibani, hilo halina mjadala',
      'unapaswa kumpigia mama yangu leo',
      'nimesema hapana, basi',
      'niangalie nikiongea na wewe',
      'lazima uache kuvuta, sitaki kusikia sababu',
    ],
    staysQuiet: [
      'kwani wewe kila mara lazima uchelewe?',
      'nina hasira sasa hivi',
      'siku ndefu: basi liliharibika, halafu mvua. nafika sasa hivi',
      'I get you, lazima uchoke na hiyo kazi',
      'usiku mwema',
      'nahisi kiu sana',
    ],
  },
})
