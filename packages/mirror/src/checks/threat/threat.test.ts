/** When the mirror names threat, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('threat', {
  en: {
    speaksUp: [
      "If you go to that party don't bother coming home",
      "don't be surprised if you find my side of the wardrobe empty one day",
      "it's me or your mother",
      "If you can't respect me I'll find someone who can",
      'My brothers will come and collect me if you go on like this',
      'I will beat you if you open that door',
    ],
    staysQuiet: [
      "You're beneath me and you know it",
      "give me until tonight, I'll call you",
      "if the car is late I'll take a taxi",
      'my lawyer friend got married',
      'love you',
      "I don't mind, you choose",
    ],
  },
  sw: {
    speaksUp: [
      'Ukirudia tena nakuacha',
      'Ukitoka leo nakuacha',
      'badilika au naondoka',
      'usipoacha nawaambia wazazi wako yote',
      'ukirudi baada ya saa nne utakuta mlango umefungwa',
      'Nitakuua ukiniacha',
    ],
    staysQuiet: [
      'usizime simu ukiwa nje, nataka kusikia',
      'ukiniacha nitajiumiza',
      'chagua unachopenda',
      'nafungasha kwenda Arusha, nichukue koti lipi?',
      'usiku mwema',
      'nahisi kiu sana',
    ],
  },
})
