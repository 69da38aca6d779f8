/** Maneno ya kutafuta, kwa Kiswahili. */
import type { SearchWords } from './en.ts'

export const sw: SearchWords = {
  title: 'Tafuta',
  leadMine: 'Katika yote unayoweza kuyasoma: maandishi na mipango yako, na yale ya pamoja.',
  leadWith: name => `Katika mliyoandika wewe na ${name}. Hapa hakuna cha Yangu kinachotazamwa.`,
  label: 'Unatafuta nini?',
  private: 'Inafanyika kwenye simu hii tu, ukurasa huu ukiwa wazi. Hakuna kinachotunzwa.',
  reading: 'Inasoma yaliyo kwenye simu hii …',
  nothing: 'Hakuna kilichopatikana.',
  nothingMore: 'Jaribu mwanzo wa neno moja. Kilichofungwa bado hakiwezi kupatikana.',
  found: (n, more) => (more ? `Mahali ${n} pa karibuni` : n === 1 ? 'Mahali pamoja' : `Mahali ${n}`),
  alsoStopped: 'Pia katika mambo mliyoyaacha njiani',
  failed: 'Haikuweza kusomwa kwa sasa.',
  ofMine: 'Yangu',
}
