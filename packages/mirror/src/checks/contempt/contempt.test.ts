/** When the mirror names contempt, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('contempt', {
  en: {
    speaksUp: [
      'lol ok professor, thanks for the lecture',
      "Congratulations, you've managed to be on time once in ten years",
      'wow, husband of the year 👏',
      'you and your useless degree',
      'you stupid fool',
      "You disgust me. You're a useless man.",
    ],
    staysQuiet: [
      'you are impossible, nobody could live with you',
      'from now on I drop you and I pick you up, nobody else',
      "nobody thinks you're a bad mother",
      "you don't cook, you don't clean, you don't call, you snore, you spend, you're useless with the kids",
      'Mum says hi',
      "done with the dishes, what's next",
    ],
  },
  sw: {
    speaksUp: [
      'Hongera, umeosha sahani moja, tukupe nishani 👏',
      'Hata kuchemsha yai huwezi, sasa unaweza nini lol',
      'haya mheshimiwa, tumekusikia 🙄',
      'mbwa wangu ana adabu kuliko wewe',
      'hata watoto wanakucheka',
      'shenzi type',
    ],
    staysQuiet: [
      'wewe ndiye uliyeharibu kila kitu',
      'machozi hayasaidii kitu',
      'wewe unalionaje hili',
      'kwa sababu yako tumefilisika, mtu hovyo wewe',
      'Heri ya siku ya kuzaliwa!',
      'bahari imetulia leo',
    ],
  },
})
