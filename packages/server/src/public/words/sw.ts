/** Maneno ya kurasa za wazi kwa Kiswahili. The type holds every key of English. */
import type { PublicWords } from './en.ts'

export const sw: PublicWords = {
  library: 'Maktaba',
  skip: 'Nenda kwenye maandishi',
  menu: 'Menyu',
  help: 'Msaada',
  leave: 'Ondoka haraka',
  haven: 'Nafasi ya wawili',
  havenLine: 'Sehemu ya watu wawili: ya siri, kwenye simu zenu wenyewe.',
  about: 'Kuhusu',
  privacy: 'Faragha',
  otherLanguage: 'Read in English',
  homeTitle: 'Mahali ambapo wawili wako salama',
  homeLead:
    'Mazoezi kumi na matano ya usalama wa moyo, kwa wapenzi na kwa marafiki wa karibu. Yasome hapa; yafanyeni pamoja kwenye nafasi yenu.',
  openHaven: 'Fungua nafasi ya wawili',
  fear: 'Penye hofu au udhibiti, mambo ya wawili si salama.',
  fearLink: 'Soma hapa kwanza, peke yako',
  minutes: (n: number) => (n === 1 ? 'Dakika 1 ya kusoma' : `Dakika ${n} za kusoma`),
  changed: (day: string) => `Ilibadilishwa mara ya mwisho ${day}`,
  contents: 'Katika ukurasa huu',
  tryTitle: 'Jaribuni kwenye nafasi yenu',
  tryLine:
    'Ninyi wawili, kila mmoja kwenye simu yake. Hakuna mwingine anayeweza kusoma mtakachoandika, hata sisi.',
  previous: 'Kabla ya hii',
  next: 'Baada ya hii',
  neighbours: 'Makala nyingine',
  relatedTitle: 'Endelea kusoma',
  commentsTitle: 'Wasomaji wanasema',
  noComments: 'Bado hakuna maoni.',
  joinSoon:
    'Kujiunga na kutoa maoni bado kunajengwa. Utahitaji jina utakalochagua mwenyewe tu, bila barua pepe.',
  footLine: 'Kimbilio ni mahali mtu anapokimbilia na kuwa salama.',
  noScript: 'Kurasa hizi hazitumii programu za ufuatiliaji, vidakuzi, wala chochote kutoka kwa mtu mwingine.',
  helpTitle: 'Msaada na usalama',
  helpLead:
    'Ni ya kusoma peke yako. Hakuna cha kujibu na hakuna kinachohifadhiwa. Kila mtu huona ukurasa huu huu.',
  helpNotKept: 'Seva hii haiandiki kwamba ulikuwa hapa. Historia ya kivinjari chako huandika.',
  quietly:
    'Unaweza kuishia kusoma tu, kutumia sehemu iliyo yako peke yako, au kuona msaada ulio karibu hapa chini.',
  helpMissing: 'Hujaona kilicho karibu nawe? Hospitali, zahanati au mtu unayemwamini anaweza kuwa mwanzo.',
  notFoundTitle: 'Hakuna kitu kwenye anwani hii',
  notFoundLine: 'Huenda ni kiungo cha zamani, au kuna herufi imekosekana.',
  toLibrary: 'Nenda Maktaba',
}
