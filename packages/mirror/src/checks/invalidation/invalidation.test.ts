/** When the mirror names invalidation, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('invalidation', {
  en: {
    speaksUp: [
      'Calm down.',
      "chill tf out, it's only money",
      "you're overreacting",
      "it's all in your head",
      "It didn't happen like that, you're exaggerating",
      'must everything be a drama with you',
    ],
    staysQuiet: [
      "You're not a serious person",
      'People like you never grow up',
      "Relaxing by the lake, it's so calm here",
      'It was just a joke my cousin made about cows',
      'The kids are asleep',
      'I feel like going for a swim',
    ],
  },
  sw: {
    speaksUp: [
      'Acha kulialia',
      'Jikaze, mwanaume halii',
      'una hisia nyingi mno',
      'wenzako hawalalamiki',
      'hakuna haja ya kukasirika',
      'mwanaume hana machozi',
    ],
    staysQuiet: [
      'Unasahau kila ninachokuambia',
      'Umechelewa, umesahau maziwa, hukupiga simu, na viatu umeacha njiani tena',
      'mimi mjinga kweli, nimesahau funguo ndani',
      'Jumatatu ulisahau chakula chake na KILA SIKU unasahau',
      'filamu inaanza saa ngapi?',
      'angalau watu ishirini walikuja msibani',
    ],
  },
})
