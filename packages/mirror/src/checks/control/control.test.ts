/** When the mirror names control, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('control', {
  en: {
    speaksUp: [
      'Send me your password',
      "I'll keep your bank card from now on",
      'who was that calling you',
      "video call me so I see who's there",
      "I need all your passwords, couples don't have secrets",
      'your mother may only come when I say so',
    ],
    staysQuiet: [
      "We'd have had a peaceful evening if not for your phone",
      'In the meeting with the teacher you looked at your phone four times',
      "I feel ignored, you're always on your phone",
      "You're supposed to give me your salary first",
      'Happy birthday!',
      "I'm in class, call you at 4",
    ],
  },
  sw: {
    speaksUp: [
      'Nipe password yako',
      'Usivae hiyo gauni bila mimi',
      'nimesoma meseji zako jana usiku',
      'badilisha hilo gauni kabla hatujatoka',
      'hiyo kazi huichukui, mke wa mtu anakaa nyumbani',
      'mama yako aje nikisema mimi',
    ],
    staysQuiet: [
      'ulisahau makusudi ili usiende',
      'nitumie location ya mgahawa',
      'password ya router mpya ni ipi',
      'futa picha za zamani kama simu imejaa',
      'nakupenda',
      'nyanya, vitunguu, mafuta, sabuni na kiberiti usisahau',
    ],
  },
})
