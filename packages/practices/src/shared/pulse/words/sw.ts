/** The pulse in Swahili. */
import type { PulseWords } from './en.ts'

export const pulseSw: PulseWords = {
  sentence: {
    honesty: 'Niliweza kusema kilichokuwa moyoni mwangu kwa kweli.',
    empathy: 'Nilihisi kwamba hisia zangu zimeeleweka.',
    vulnerability: 'Nilijiruhusu kufahamika zaidi kidogo.',
    availability: 'Nilipohitaji mtu, niliweza kumwendea mwenzangu.',
    'safe-space': 'Palikuwa na wakati au mahali ambapo ilikuwa rahisi kwetu kuzungumza.',
    leading: 'Walau mara moja nilifungua moyo kwanza, bila kusubiri.',
    validation: 'Nilichohisi kilichukuliwa kuwa na uzito.',
    resilience: 'Jambo lilipokuwa gumu, tulisimama upande mmoja.',
    'self-care': 'Nilifanya mambo yaliyonirudishia nguvu.',
    patience: 'Nilipewa muda pale ambapo sikuwa tayari.',
    'no-blame': 'Tuliweza kuzungumzia tatizo bila kushambuliana.',
    listening: 'Nilisikilizwa kwa makini kabisa.',
    gratitude: 'Nilihisi nathaminiwa jinsi nilivyo.',
    guidance: 'Nilijua pa kukimbilia kama mambo yangetuzidi.',
    growth: 'Niliona tukijifunza kitu.',
  },
  scale: {
    0: 'hapana kabisa',
    1: 'kidogo',
    2: 'kiasi',
    3: 'kwa kiasi kikubwa',
    4: 'kabisa',
  },
  skip: 'ruka',
  notice:
    'Sentensi hizi tumezitunga wenyewe. Hakuna utafiti uliozipima. Ni kioo chako mwenyewe: si kipimo cha ugonjwa, wala si kipimo cha mwenzako.',
}
