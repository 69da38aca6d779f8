/** When the mirror names ownership, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('ownership', {
  en: {
    speaksUp: [
      'I was wrong about the loan',
      'I was wrong',
      'I should have told you about the money',
      'I admit I was jealous and I acted on it',
      'You were right and I was being stubborn',
      "I said you never help. That's not true and I'm sorry",
    ],
    staysQuiet: [
      "you chose that day precisely because I couldn't come",
      'your worry is real and I take it seriously',
      "I'm sorry I yelled but if you'd listened I wouldn't have to",
      'awww did I hurt your little feelings 🥺😂',
      'we need milk, bread and eggs',
      "I'm in class, call you at 4",
    ],
  },
  sw: {
    speaksUp: [
      'Nilikosea kuhusu mkopo',
      'lilikuwa kosa langu',
      'nilipaswa kukuambia kuhusu hela',
      'niliongea nawe kwa ukali mbele ya wageni',
      'nilikuachia mzigo peke yako',
      'Samahani nilipaza sauti asubuhi',
    ],
    staysQuiet: [
      'kuanzia leo mimi ndo nakupeleka na kukurudisha, hakuna mwingine',
      'samahani nimekosea namba',
      'najua nilichelewa lakini wewe huniambii muda',
      'Nina wivu kidogo, nakiri',
      'Mama anakusalimia',
      'nafikiri tupake rangi Jumapili',
    ],
  },
})
