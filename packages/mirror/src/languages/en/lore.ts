/** What the mirror knows of English words. */
import type { Wordlore } from '../../text/reading.ts'
import { anatomy } from './anatomy.ts'
import { SPELLING } from './spelling.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const english: Wordlore = {
  spelling: SPELLING,
  anatomy,
  telling: set(
    'said says say saying told tell tells asked called calls goes shouted yelled wrote writes sings sang preached thinks',
  ),
  sources: set(
    'he she they boss pastor teacher song film movie series show book radio sermon driver conductor colleague manager mum mom mama dad baba father mother sister brother aunt uncle neighbour landlord friend friends people guy lady man woman kid son daughter client customer lyrics line character doctor imam bishop coach somebody someone',
  ),
  addressed: set('you your'),
  denials: [
    'not saying',
    'not say',
    'not blaming',
    'not threatening',
    'not mean that',
    'not think you are',
    'not trying to',
    'not want to blame',
    'not accusing',
    'not calling you',
    'never said you',
    'i told NAME',
    'i said you',
    'i called you',
    'never let anyone',
    'not want to fight',
  ].map(phrase => phrase.split(' ')),
}
