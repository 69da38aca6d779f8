/** When the mirror names observation, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('observation', {
  en: {
    speaksUp: [
      'On Monday and Wednesday the dishes were still in the sink when I woke up',
      "You told me Tuesday that you'd book the plumber. It's Friday and the tap still leaks",
      "The last two Sundays we didn't go to church together",
      'I called at 8, at 9 and at 9.30 and there was no answer',
      'when my father spoke you left the table',
      "I've done the school run every day since the 12th",
    ],
    staysQuiet: [
      'I had it much worse when I was your age',
      "let me cool off first, then I'm all ears, say in half an hour",
      'the doctor will see us on Tuesday at 9',
      'Let me list it: Monday you shouted, Tuesday you ignored me, Wednesday you lied, and last year you did worse',
      'The kids are asleep',
      'I think we should paint it on Sunday',
    ],
  },
  sw: {
    speaksUp: [
      'Nimeona elfu arobaini imetoka kwenye akaunti yetu tarehe tatu',
      'umesema "niko bize" mara tatu wiki hii',
      'tarehe tatu kodi haikulipwa',
      'uliandika "baadaye" mchana na sasa ni saa nne usiku',
      'vyombo vya mchana vilikuwa mezani mpaka saa tatu usiku',
      'Jumapili taa ziliwaka usiku kucha. unaweza kuziangalia kabla ya kulala?',
    ],
    staysQuiet: [
      'wiki mbili sasa, bado unamlilia paka?',
      'wiki iliyopita tairi, wiki ya nyuma begi la shule, Krismasi mbuzi',
      'Tunaweza kupata jioni moja yetu wiki hii?',
      'nilijisikia kupendwa ulipokuja na maua',
      'unahitaji kitu dukani?',
      'siku ndefu: basi liliharibika, halafu mvua. nafika sasa hivi',
    ],
  },
})
