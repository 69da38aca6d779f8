/** When the mirror names need, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('need', {
  en: {
    speaksUp: [
      'I need some quiet after work',
      "I'd love more tenderness between us",
      'what I need most is to be listened to',
      'order helps me, I need it to breathe',
      'I need predictability around money',
      'I need respect so you must stop answering back',
    ],
    staysQuiet: [
      'do I need to draw you a picture, with crayons maybe?',
      'what you feel is important to me',
      'What would help you right now?',
      "I need some air, I'll return before dinner and we finish this",
      'ok',
      'fine by me, see you at eight',
    ],
  },
  sw: {
    speaksUp: [
      'Nahitaji utulivu kidogo baada ya kazi',
      'Nahitaji kupumzika',
      'ninachohitaji zaidi ni kusikilizwa',
      'nahitaji kujua tumesimama wapi',
      'nahitaji kutiwa moyo',
      'nahitaji faragha wakati mwingine',
    ],
    staysQuiet: [
      'nahitaji unijibu kila nikikuandikia, mara moja',
      'unachohisi ni muhimu kwangu',
      'Nahitaji saa moja, halafu tuongee',
      'nahitaji hewa, nitarudi kabla ya chakula tumalize',
      'sawa',
      'niko darasani, nitakupigia saa kumi',
    ],
  },
})
