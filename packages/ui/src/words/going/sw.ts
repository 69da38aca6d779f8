/** Kuondoka, kufuta, kubeba kwa mkono na kuhama. */
import { counter } from '../counter.ts'
import type { Widen } from '../widen.ts'
import type { going as english } from './en.ts'

const count = counter('sw')

export const going: Widen<typeof english> = {
  space: {
    lead: 'Mambo yanayohusu nafasi hii nzima.',
    leave: { title: 'Ondoka', line: 'Peke yako, mara moja, wakati wowote' },
    movedMore: 'Unayoandika hapa yanahifadhiwa. Atayasoma ukimfuata, au kwa faili la mkononi.',
    follow: 'Mfuate huko',
  },
  leave: {
    title: name => `Ondoka kwenye nafasi na ${name}`,
    lead: 'Unaamua peke yako. Unaweza kuondoka wakati wowote, bila kutoa sababu.',
    afraid: 'Kama unaogopa yatakayofuata: wakati wa kuondoka unaweza kuwa wa hatari.',
    help: 'Kwanza ona msaada ulio karibu nawe',
    whatTitle: 'Kitakachotokea',
    what: name =>
      `Unatoka mara moja kwenye simu hii, hata bila mtandao.
${name} haambiwi kitu, na skrini yake haibadiliki.
Aliyonayo ${name} yanabaki kwake. Uliyonayo wewe bado utayasoma.
Maneno yaliyofungwa ambayo hayajafunguliwa yanabaki yamefungwa daima.
Yaliyomo kwenye Yangu yanabaki yalivyo.
Kurudi ni kwa mwaliko mpya tu.`,
    phones: 'Simu zako nyingine zinaondoka pia.',
    offline: 'Sasa hakuna mtandao. Hadi seva ipate habari, jibu ulilofunga linaweza bado kufunguka.',
    more: 'Ukipenda: mstari, bila mialiko tena, futa',
    notice: name => `Mwachie ${name} mstari mmoja`,
    noticeLine: me => `“${me} amefunga nafasi hii.” Basi.`,
    block: name => `Nisipokee tena mialiko ya ${name}`,
    blockLine: 'Kwake, mwaliko mpya utaonekana kama haujafunguliwa na mtu.',
    forget: 'Ifute pia kwenye simu zangu',
    forgetLine: 'Hutaweza kuisoma tena. Haiwezi kurudishwa.',
    yes: 'Ondoka',
    no: 'Baki',
    doneTitle: 'Umeondoka',
    doneLead: name => `Kwako, nafasi na ${name} imefungwa.`,
    doneKept: 'Yaliyoandikwa humo yapo kwenye Yangu, ya kusoma.',
    doneForgotten: 'Hakuna chochote chake kilichobaki kwenye simu hii.',
    doneOffline: 'Seva itapata habari yenyewe mtandao ukirudi.',
    talk: 'Kama unataka kuzungumza na mtu',
  },
  left: {
    back: 'Yangu',
    lead: 'Umeondoka kwenye nafasi hii. Inasomeka; hakuna jipya linaloingia.',
    nothing: 'Hakuna maneno yaliyoandikwa hapa.',
    copy: 'Chukua nakala',
    delete: 'Ifute kwenye simu zangu',
    deleteTitle: 'Ufute nafasi hii yote?',
    deleteWhat: name => `Itafutika kwenye simu zako zote. Aliyonayo ${name} yanabaki kwake.`,
    deleteEnd: 'Haiwezi kurudishwa.',
    deleteYes: 'Ifute',
    cancel: 'Iache',
    deletedTitle: 'Imefutwa',
    deletedLead: 'Hakuna chochote cha nafasi hii kilichobaki kwenye simu hii.',
  },
  ending: {
    lead: 'Unaweza kuondoka kwenye nafasi moja, au kusafisha simu hii yote.',
    spaces: 'Nafasi za wawili',
    none: 'Hauko kwenye nafasi yoyote ya wawili.',
    leaveLine: 'Ondoka kwenye nafasi hii',
    leftTitle: 'Ulizoziacha, za kusoma',
    leftLine: 'Isome, au ifute',
    all: 'Kila kitu',
    wipe: 'Futa kila kitu kwenye simu hii',
    wipeLine: 'Ondoka kwenye nafasi zote, na ufute yaliyopo hapa',
  },
  wipe: {
    back: 'Ondoka au futa',
    lead: 'Kimbilio inakwisha kwako. Haiwezi kurudishwa.',
    what: `Unaondoka kwenye kila nafasi. Hakuna anayeambiwa.
Yote yaliyopo hapa yanafutwa: Yangu, mliyoandikiana, na funguo zako.
Waliyonayo wengine kutoka kwako yanabaki kwao.
Baada ya hapo maneno kumi na mawili hayarudishi kitu.
Nakala uliyochukua inabaki ulipoiweka.`,
    phones: 'Simu zako nyingine zinatoka pia. Yaliyo humo yanabaki hadi utakapoyafuta.',
    onlyThis: 'Kuacha simu hii tu, iondoe kupitia simu nyingine, kwenye Simu zangu.',
    copy: 'Chukua nakala kwanza',
    go: 'Endelea',
    sure: 'Ufute kila kitu sasa?',
    sureLine: 'Baada ya hapa hakuna kurudi nyuma.',
    yes: 'Futa kila kitu',
    no: 'Acha kila kitu',
    busy: 'Seva inaarifiwa, kisha inafutwa',
    offlineTitle: 'Seva haipatikani',
    offline: 'Haijapata habari kwamba unaondoka. Ingebaki na maneno yaliyofungwa, yasiyofunguka kwa mtu.',
    offlineMore: 'Kila kitu bado kipo hapa. Unaweza kusubiri mtandao, au kufuta sasa.',
    offlineYes: 'Futa sasa',
  },
  carry: {
    lead: 'Mapya yanakwenda kwa faili kutoka simu moja hadi nyingine. Seva haihitajiki.',
    who: 'Kati ya nani?',
    own: 'Simu zangu mwenyewe',
    giveTitle: 'Toa',
    give: name => `Faili limefungwa. Wewe na ${name} tu mnaweza kulifungua.`,
    giveOwn: 'Faili limefungwa. Ni simu zako tu zinazoweza kulifungua.',
    ways: 'Lipeleke upendavyo: kwa ujumbe, kadi ya kumbukumbu au Bluetooth. Linaweza kupita mikono yoyote, mara nyingi upendavyo.',
    make: 'Tengeneza faili',
    making: 'Linatengenezwa',
    made: file => `Faili ${file} limetengenezwa. Liangalie kwenye vipakuliwa vyako.`,
    shared: file => `Faili ${file} limepelekwa.`,
    whole: 'Tengeneza faili la tangu mwanzo',
    wholeLine: 'Kwa simu inayosema kwamba faili linaanzia mbali.',
    takeTitle: 'Pokea',
    take: 'Chagua faili ulilopewa.',
    choose: 'Chagua faili',
    taking: 'Linafunguliwa',
    took: n =>
      n === 0
        ? 'Yote yaliyomo yapo hapa tayari.'
        : count(n, { one: 'Limeingia jambo jipya moja.', other: `Yameingia mambo mapya ${n}.` }),
    sealed: 'Majibu yaliyofungwa yatafunguka seva itakapopatikana tena.',
    none: 'Bado hakuna wa kumbebea',
    noneMore: 'Kwa hili unahitaji nafasi ya wawili, au simu yako ya pili.',
    wrong: {
      NotForUs: 'Faili hili ni la wengine, au lilibadilishwa njiani. Hakuna kilichochukuliwa.',
      Malformed:
        'Hili si faili la aina hiyo, au limetoka kwenye Kimbilio mpya zaidi. Hakuna kilichochukuliwa.',
      Damaged: 'Faili hili limeharibika. Hakuna kilichochukuliwa. Omba jipya.',
      GapInLog: 'Faili hili linaanzia mbali kwa simu hii. Omba faili la tangu mwanzo.',
      ForkDetected: 'Simu hizi mbili zilionyeshwa kumbukumbu tofauti. Uliyonayo hapa yako salama.',
      ProfileCloned: 'Nakala ya simu hii imeandika kitu humo. Angalia Simu zangu.',
      other:
        'Kuna kitu kisicho sawa ndani ya faili hili. Yaliyo sawa yamechukuliwa, na yako yote yako salama.',
    },
  },
  house: {
    lead: 'Yote uliyonayo hapa, na wewe ni nani, ndani ya faili moja lililofungwa.',
    where: 'Unakwenda wapi?',
    elsewhere: 'Kwenye seva nyingine',
    elsewhereLine: 'Mnaoshiriki nafasi wanaambiwa anwani, na wanaweza kufuata.',
    samePlace: 'Kwenye simu mpya, kwa seva hii hii',
    samePlaceLine: 'Hakuna anayeambiwa.',
    server: 'Anwani ya seva mpya',
    serverHint: 'Kama ilivyo kwenye kivinjari, ikianza na https://.',
    serverWrong: 'Iandike hivi: https://haven.example',
    serverHere: 'Hiyo ndiyo seva unayoitumia sasa.',
    pass: 'Maneno ya siri ya faili',
    passHint: 'Maneno matano au zaidi, yanayohusiana kwako tu.',
    passCost:
      'Atakayelipata faili anaweza kujaribu maneno bila mwisho. Mafupi au yanayojulikana hupatikana upesi.',
    passForget: 'Ukiyasahau, hakuna anayeweza kulifungua faili.',
    again: 'Yale yale mara ya pili',
    tooShort: 'Tafadhali yawe marefu: angalau herufi 16.',
    different: 'Haya mawili hayafanani.',
    isYou: 'Mwenye vyote viwili, faili na maneno ya siri, ndiye wewe.',
    make: 'Tengeneza faili',
    making: 'Faili linafungwa. Itachukua muda kidogo.',
    madeTitle: 'Faili limetengenezwa',
    madeLead: file => `Linaitwa ${file}. Liangalie kwenye vipakuliwa vyako.`,
    nextTitle: 'Kinachofuata',
    next: `Kwenye simu au seva mpya, fungua Kimbilio na uchague “Nina faili”.
Huko chagua faili, na uandike maneno ya siri.
Kisha simu hii itaondolewa yenyewe. Yaliyo humu yatasomeka.`,
    stays: 'Utakayoandika hapa kuanzia sasa huenda yasije nawe. Hama mapema.',
    older: 'Faili ulilotengeneza zamani halimwingizi mtu tena.',
    stop: 'Faili linaonekana kwenye Simu zangu. Liondoe hapo, na halitafaa kitu.',
    removed: 'Simu hii iliondolewa, kwa hiyo haiwezi kufungasha. Yote yaliyomo yanasomeka.',
    fileName: 'Faili la kuhama',
    back: 'Mipangilio',
  },
  arrive: {
    title: 'Umekuja na faili',
    lead: 'Lililotengenezwa kwenye “Hama”, kwa simu au seva nyingine.',
    file: 'Faili',
    choose: 'Chagua faili',
    chosen: file => `Umechagua: ${file}`,
    missing: 'Kwanza chagua faili.',
    pass: 'Maneno ya siri ya faili',
    passMissing: 'Andika maneno ya siri.',
    go: 'Ingia',
    going: 'Faili linafunguliwa. Huenda ikachukua dakika moja.',
    back: 'Rudi',
    wrong: {
      Malformed: 'Hili si faili la kuhama, au limetoka kwenye Kimbilio mpya zaidi.',
      WrongPassphrase: 'Maneno haya hayafungui faili. Jaribu tena.',
      Unreachable: 'Seva haipatikani. Hakuna kilichopotea. Ukijaribu tena itaendelea ilipoishia.',
      NotLetIn: 'Faili hili halimwingizi mtu tena. Jipya limetengenezwa, au hili liliondolewa.',
    },
  },
}
