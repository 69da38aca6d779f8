/** When the mirror names piling-up, and when it does not. */
import { holdsTo } from '../check.testkit.ts'

holdsTo('piling-up', {
  en: {
    speaksUp: [
      "First the car, then the phone bill, then your mother, then the lie about Arusha. I'm keeping count.",
      'and last month, and the month before, and the whole of 2021, and your graduation too',
      "don't get me started on the wedding, or the loan, or your aunt",
      "it's not only the dishes. it's the bins, the school, the bed, the shouting, all of it",
      "You forgot the rent, you were late Sunday, you insulted my sister, and don't get me started on last Christmas",
      "You were late, you forgot the milk, you didn't call, and you left your shoes in the hall again",
    ],
    staysQuiet: ['we need milk, bread and eggs', "I'm in class, call you at 4"],
  },
  sw: {
    speaksUp: [
      'Kwanza gari, halafu bili ya simu, halafu mama yako, halafu ule uongo wa Arusha. Nahesabu.',
      'Sijasahau ya Sarah, wala ya baiskeli, wala ya friji, wala alichosema baba yako kwenye harusi',
      'bili, bustani, paa, mama yako, birthday yangu, niendelee?',
      'tukiwa hapo hapo tuongelee 2019, na nyumba, na sherehe ya dada yako',
      'kama ile ya tv, kama ile ya friji, kama ile ya binamu yangu',
      'kwanza pombe. pili kuchelewa. tatu yule msichana. nne hela zangu.',
    ],
    staysQuiet: [
      'tulikubaliana saa kumi na mbili na ulifika saa moja na robo',
      'kwanza benki, halafu sokoni, halafu nyumbani',
      'andika orodha, nitanunua',
      'Mama anakusalimia',
      'nafikiri tupake rangi Jumapili',
    ],
  },
})
