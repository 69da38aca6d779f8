/** What the mirror knows of Swahili words. */
import type { Wordlore } from '../../text/reading.ts'
import { anatomy } from './anatomy.ts'
import { SPELLING } from './spelling.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const swahili: Wordlore = {
  spelling: SPELLING,
  anatomy,
  telling: set(
    'kasema amesema alisema anasema akasema aliniambia ananiambia kaniambia akaniambia unasema linasema wanasema walisema husema wameandika anaimba aliuliza alimwambia',
  ),
  sources: set(
    'bosi mchungaji mwalimu wimbo filamu sinema movie kitabu redio kondakta dereva jirani mama baba dada kaka rafiki shangazi mjomba bibi babu padri imamu mteja daktari mhubiri tamthilia mtangazaji muigizaji msanii kocha song series',
  ),
  addressed: set('wewe yako zako lako wako'),
  denials: [
    'sijasema',
    'sisemi',
    'simaanishi',
    'sikulaumu',
    'kukulaumu',
    'usikubali mtu',
    'nimemwambia NAME',
    'nilimwambia NAME',
    'sikutishi',
    'si kwamba',
    'sina maana',
  ].map(phrase => phrase.split(' ')),
}
