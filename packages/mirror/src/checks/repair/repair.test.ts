/** When the mirror names repair, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('repair', {
  en: {
    speaksUp: [
      'Can we start over?',
      "this is getting too hot, let's go slower, you matter to me more than the sofa",
      "I don't want us to go to bed angry",
      "let's slow down, I don't want to lose you over this",
      "hold my hand? I don't want to win, I want us",
      "I love you, I'm flooded. Let me pray and come back in 30 min",
    ],
    staysQuiet: [
      "It's always me who says sorry first, never you",
      'come here. now.',
      'I would like us to pray together tonight, would that be fine with you?',
      "I'm sorry I yelled but if you'd listened I wouldn't have to",
      'love you',
      "done with the dishes, what's next",
    ],
  },
  sw: {
    speaksUp: [
      'Tuanze upya?',
      'tujaribu tena?',
      'sikumaanisha hivyo, ngoja niseme vingine',
      'twende taratibu, sitaki kukupoteza kwa hili',
      'nishike mkono? sitaki kushinda, nataka sisi',
      'Samahani nilipaza sauti asubuhi',
    ],
    staysQuiet: [
      'njoo hapa. sasa hivi.',
      'samahani nimekosea namba',
      'samahani nilifoka lakini ungenisikiliza nisingefoka',
      'Nahitaji kujua kwamba tuko pamoja',
      'usiku mwema',
      'nahisi njaa',
    ],
  },
})
