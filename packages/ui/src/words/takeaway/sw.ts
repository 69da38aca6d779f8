/** Kuchukua nakala ya yote unayoweza kuyasoma; ukurasa wa kusoma; kurudisha daftari. */
import type { Widen } from '../widen.ts'
import type { takeaway as en } from './en.ts'

export const takeaway: Widen<typeof en> = {
  lead: 'Uliyoandika, na uliyoandikiwa, katika faili lako mwenyewe.',
  nobodyTold: 'Hakuna mwingine anayeambiwa. Unayeandikiana naye anaweza kuchukua nakala pia.',
  care: 'Atakayelipata faili hili anaweza kulisoma. Litaingia kwenye vipakuliwa: lihamishie mahali unapoangalia wewe tu.',
  toRead: 'La kusoma na kuchapisha',
  toReadLine: 'Ukurasa mmoja wenye siku na majina. Unafunguka kwenye kivinjari chochote.',
  makeToRead: 'Tengeneza ukurasa',
  whole: 'Lenye uthibitisho',
  wholeLine: 'Kwa programu nyingine, au kumwonyesha mtu mwingine nani aliandika nini. Lina saini zote.',
  makeWhole: 'Tengeneza faili',
  made: 'Faili limetengenezwa. Liangalie kwenye vipakuliwa vyako.',
  notMade: 'Faili halikuweza kutengenezwa. Hakuna kilichopotea. Jaribu tena.',
  back: 'Rudisha daftari',
  backLine:
    'Kutoka kwenye faili lenye uthibitisho. Maandishi yako yanarudi; yaliyopo tayari yanabaki yalivyo.',
  choose: 'Chagua faili',
  brought: count =>
    count === 0
      ? 'Maandishi yote ya faili hilo yapo hapa tayari.'
      : count === 1
        ? 'Andiko moja limerudi.'
        : `Maandishi ${count} yamerudi.`,
  notAnExport: 'Hili si faili lenye uthibitisho la programu hii. Hakuna kilichobadilika.',

  page: {
    title: 'Tuliyoandika',
    mine: 'Yangu mwenyewe',
    two: ({ names }) => `Pamoja na ${names}`,
    made: 'Imetengenezwa',
    care: 'Atakayeupata ukurasa huu anaweza kuusoma.',
    sealed: 'Imefungwa. Haifunguki hapa.',
    deleted: 'Yamefutwa na aliyeyaandika.',
    closed: 'Yameandikwa na programu mpya zaidi, au hayasomeki kwenye simu hii.',
    signed: 'saini',
    unsent: 'Bado hayajatumwa',
    someone: 'Mtu',
    nothing: 'Bado hakuna kilichoandikwa hapa.',
  },
}
