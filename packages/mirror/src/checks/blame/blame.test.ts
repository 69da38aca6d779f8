/** When the mirror names blame, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('blame', {
  en: {
    speaksUp: [
      'You always leave the dishes for me.',
      "you keep on forgetting my mum's calls like always",
      "u ain't never been there when it counts",
      'you people from your side always bring problems into this house, you especially',
      "You're hopeless, every time I trust you with something it goes wrong",
      "let's talk at 8, but you started it",
    ],
    staysQuiet: [
      'People like you never grow up',
      "I'll make sure you never work in this town",
      "every time I'm sick you're there, thank you",
      'you spoil me 😍',
      'goodnight',
      'fine by me, see you at eight',
    ],
  },
  sw: {
    speaksUp: [
      'Kila mara unaniachia vyombo mimi',
      'we kila wkt uko bize na simu',
      'Usingekuwa mbishi tusingefika hapa',
      'Mama analia kwa sababu yako',
      'mimi nalea, mimi nalipa, wewe je?',
      'ulidanganya kuhusu kazi, ulidanganya kuhusu hela na ulidanganya kuhusu yule',
    ],
    staysQuiet: [
      'mtu wa hovyo, hujali familia',
      'siku zote unajua jinsi ya kunituliza',
      'unanificha kitu, lete hiyo simu',
      'Nina huzuni na nahisi umenitelekeza',
      'poa tutaonana',
      'bize sasa, mchana saa saba?',
    ],
  },
})
