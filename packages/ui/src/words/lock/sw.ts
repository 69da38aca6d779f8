/** Kufuli, na watu kadhaa kwenye simu moja. */
import type { Widen } from '../widen.ts'
import type { lock as englishLock, profiles as englishProfiles } from './en.ts'

const after = (milliseconds: number) => {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds <= 90 ? `sekunde ${seconds}` : `dakika ${Math.ceil(seconds / 60)}`
}

export const lock: Widen<typeof englishLock> = {
  lead: 'Imefungwa.',
  pin: 'Namba ya siri',
  show: 'Ionyeshe',
  hide: 'Ifiche',
  letters: 'Andika herufi',
  digits: 'Andika tarakimu',
  open: 'Fungua',
  opening: 'Inafunguka',
  usePasskey: 'Fungua kwa alama ya kidole au uso',
  wrong: 'Hiyo si namba ya siri. Hakuna kilichopotea.',
  wrongWait: (milliseconds: number) =>
    `Hiyo si namba ya siri. Hakuna kilichopotea. Jaribu tena baada ya ${after(milliseconds)}.`,
  wait: (milliseconds: number) => `Hakuna kilichopotea. Jaribu tena baada ya ${after(milliseconds)}.`,
  wrongPasskey: 'Haikufunguka kwa njia hiyo. Hakuna kilichopotea. Namba ya siri inaifungua.',
  missing: 'Andika namba ya siri kwanza.',
  somebodyElse: 'Mtu mwingine hutumia simu hii',
  forgotten: 'Nimesahau namba ya siri',
  forgottenWhat: 'Bila namba ya siri hakuna awezaye kuifungua, hata sisi. Hakuna ufunguo mwingine.',
  forgottenHelp: 'Maneno yako kumi na mawili, au simu yako nyingine, hurudisha vitu vyako ukianza upya.',
  forgottenElse: 'Bila hivyo, kilichopo kwenye simu hii tu hakitafunguka tena.',
  remove: 'Iondoe kwenye simu hii',
  removeSure: 'Vyote vilivyomo vitatoka kwenye simu hii. Havitarudi.',
  removeYes: 'Ndiyo, iondoe kabisa',
  removeNo: 'Iache ilivyo',
  title: 'Kufuli',
  none: 'Bado hakuna kufuli. Anayeshika simu hii anaweza kufungua Kimbilio na kusoma vyote.',
  noneMore: 'Ufunguo uko kwenye simu, kando ya maneno yako. Hilo ni pazia, si kufuli.',
  set: 'Weka kufuli',
  setHint: 'Angalau tarakimu nne. Au sentensi yako mwenyewe, ambayo hulinda zaidi.',
  again: 'Rudia hiyo hiyo',
  different: 'Hizo mbili hazifanani.',
  tooShort: 'Zisipungue nne.',
  worth: {
    short:
      'Huzuia mtu anayejaribu kwa mkono. Aliyenakili hifadhi ya simu huifungua ndani ya dakika au saa chache.',
    fair: 'Huzuia mtu anayejaribu kwa mkono. Aliyenakili hifadhi ya simu huhitaji saa au siku kadhaa.',
    long: 'Ikiwa hakuna awezaye kuibahatisha, hii huzuia hata aliyenakili hifadhi ya simu.',
  },
  worthNote: 'Usichague kitu ambacho watu wako wa karibu hukijua: siku ya kuzaliwa au namba wanayoifahamu.',
  forgetNote: 'Ukiisahau, hakuna awezaye kufungua kilichopo kwenye simu hii. Hakuna njia ya kuizunguka.',
  busy: 'Subiri kidogo',
  isSet: 'Kufuli limewekwa.',
  isChanged: 'Namba ya siri imebadilishwa.',
  isRemoved: 'Kufuli limeondolewa.',
  on: 'Kimbilio ina kufuli la namba ya siri. Ikiwa imefungwa, hakuna chake kinachosomeka kwenye simu hii.',
  now: 'Funga sasa',
  after: 'Hujifunga ukiwa mbali kwa',
  afters: { 0: 'Hapo hapo: mara tu isipoonekana', 1: 'Dakika moja', 5: 'Dakika 5', 15: 'Dakika 15' },
  afterNote: 'Ulichokuwa ukiandika hubaki. Isipoguswa kwa dakika tano au zaidi, hujifunga pia.',
  change: 'Badilisha namba ya siri',
  current: 'Namba ya siri ya sasa',
  next: 'Namba ya siri mpya',
  changeYes: 'Ibadilishe',
  changeNote: 'Kufungua kwa kidole au uso kutaondoka. Unaweza kukuongeza tena.',
  takeAway: 'Ondoa kufuli',
  takeAwayNote: 'Hapo anayeshika simu hii ataweza kufungua Kimbilio.',
  takeAwayYes: 'Liondoe',
  passkey: 'Kidole au uso',
  passkeyWhat: 'Alama ya kidole au uso inaweza kufungua Kimbilio pia. Namba ya siri hubaki.',
  passkeyCare:
    'Anayeweza kufungua simu hii anaweza kutumia njia hii. Kama yupo mwingine, baki na namba ya siri.',
  passkeyTrace: 'Orodha ya funguo za simu itataja anwani hii.',
  passkeyAdd: 'Ongeza kidole au uso',
  passkeyRemove: 'Ondoa kidole au uso',
  passkeyNot: 'Simu au kivinjari hiki hakikuweza. Namba ya siri inaendelea kama kawaida.',
  passkeyIsAdded: 'Imeongezwa.',
  limitsTitle: 'Kufuli haliwezi haya',
  limits: [
    'Halilindi wakati Kimbilio iko wazi.',
    'Mabaki ya kabla ya kufuli yanaweza kukaa kwa muda kwenye mafaili ya kivinjari.',
    'Kwenye orodha ya programu zilizo wazi, baadhi ya simu huonyesha skrini ya mwisho kabla hatujaifunika.',
    'Programu inayoipeleleza simu hii huona pia namba ya siri ikiandikwa.',
  ],
}

export const profiles: Widen<typeof englishProfiles> = {
  title: 'Nani yupo?',
  lead: 'Kila mtu hufungua ya kwake.',
  another: 'Mtu mwingine',
  anotherNote: 'Ataanza Kimbilio yake mwenyewe kwenye simu hii.',
  honest: 'Anayeshika simu hii ataona kwamba zipo zaidi ya moja. Hilo halifichiki.',
  honestMore: 'Vilivyomo ndani ya kila moja havifunguki kwa mwingine, ikiwa ina kufuli.',
  invited: 'Ukurasa huu umefunguliwa kwa kiungo. Chagua ni cha nani.',
  section: 'Kama mtu mwingine hutumia simu hii',
  sectionWhat:
    'Kila mtu anaweza kuwa na Kimbilio yake hapa, yenye namba yake ya siri. Hazishirikiani chochote.',
  sectionLock: 'Weka kwanza kufuli kwenye yako. Bila kufuli, yeyote anaweza kuifungua.',
  make: 'Mtu mwingine hutumia simu hii',
  label: 'Kinachoandikwa mlangoni pako',
  labelHint: 'Huonekana simu inapouliza nani yupo. Namba au alama husema machache kuliko jina.',
  labelSave: 'Hifadhi',
  labelSaved: 'Imehifadhiwa.',
  begin:
    'Je, simu hii hutumiwa na watu kadhaa? Kila mtu anaweza kuwa na yake. Hutengenezwa kwenye Mipangilio.',
}
