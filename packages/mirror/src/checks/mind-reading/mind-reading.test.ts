/** When the mirror names mind-reading, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('mind-reading', {
  en: {
    speaksUp: [
      'You only did that to embarrass me',
      'Deep down you enjoy seeing me cry',
      "I know what you're thinking right now",
      'ur only being nice bc you want the car',
      "you're ashamed to be seen with me",
      "don't pretend you're tired, you just don't want to talk to me",
    ],
    staysQuiet: [
      "LOL you can't be serious, you thinking you'd pass that interview 🤣",
      'You have a right to feel hurt',
      'last chance to get the discount is Friday',
      "you don't need to work, you don't need those friends, you have me",
      'The kids are asleep',
      'I feel like going for a swim',
    ],
  },
  sw: {
    speaksUp: [
      'Ulifanya makusudi kuniaibisha',
      'marafiki zako ni muhimu kuliko mimi, inaonekana wazi',
      'umesema hivyo ili kuniumiza',
      'najua unanilinganisha na yule mwanamke',
      'unajifanya umechoka, hutaki tu kuongea na mimi',
      'hunithamini, unanitaka kwa ajili ya chakula tu',
    ],
    staysQuiet: [
      'mtu wa hovyo, hujali familia',
      'nahisi kama hunipendi',
      'ulijionaje kurudi nyumbani baada ya muda mrefu?',
      'nakupenda lakini hunisikilizi kamwe',
      'filamu inaanza saa ngapi?',
      'siku ndefu: basi liliharibika, halafu mvua. nafika sasa hivi',
    ],
  },
})
