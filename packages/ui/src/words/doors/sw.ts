/** Milango ya mipangilio: kila mmoja na mstari wake. */
import type { Widen } from '../widen.ts'
import type { doors as english } from './en.ts'

export const doors: Widen<typeof english> = {
  back: 'Mipangilio',
  groups: { you: 'Wewe', safe: 'Nani anaingia', keep: 'Kutunza na kuondoka', app: 'Programu' },
  name: { title: 'Jina na lugha', line: 'Unavyoitwa hapa, na lugha ya programu' },
  look: { title: 'Mwanga na giza', line: 'Skrini inavyoonekana' },
  lock: { title: 'Kufuli', line: 'Namba ya siri, na simu inayotumiwa na wengine pia' },
  phones: { title: 'Simu zangu', line: 'Ongeza simu, au iondoe' },
  words: { title: 'Maneno kumi na mawili', line: 'Ya kurudisha kila kitu simu ikipotea' },
  carry: { title: 'Beba kwa mkono', line: 'Badilishaneni mapya bila seva' },
  copy: { title: 'Chukua nakala', line: 'Yote unayoweza kusoma, kwenye faili lako' },
  house: { title: 'Hama', line: 'Yote ndani ya faili moja, kwenda simu au seva mpya' },
  leave: { title: 'Ondoka au futa', line: 'Maliza nafasi, au safisha simu hii' },
  storage: { title: 'Kwenye simu hii', line: 'Ili kivinjari kisifute' },
  server: { title: 'Seva inaona nini', line: 'Na jinsi ya kukagua programu yenyewe' },
  verify: 'Je, hii ndiyo programu iliyochapishwa?',
  verifyHow: 'Mwenye kompyuta anaweza kuikagua kwa amri ya “npm run verify” pamoja na anwani hii.',
}
