/**
 * What the two languages share: everyday concepts, each with beginnings of English and of Swahili words that say it. Texts in
 * different languages meet here, where neither letters nor stems do. Written from the common vocabulary of magazines of this kind
 * (people, feelings, home, health, work, land, faith, school), not from any list of articles.
 *
 * A line: English beginnings | Swahili beginnings. A beginning is matched at the start of a word; `=` asks for the whole word.
 */
import { wordsOf } from './terms.ts'

const LINES = `
partner couple spouse wife husband marri wedlock|mwenzi wenzi wapenzi mpenzi mume mke ndoa wanandoa mchumba wachumba
love romance romantic affection|upendo penzi mapenzi kupenda nakupenda anapenda
friend companion|rafiki marafiki urafiki mwenzako
trust trustworth betray faithful loyal|uaminifu kuamini imani= mwaminifu kusaliti usaliti
secret confiden private privacy|siri faragha
honest truth lie= lies= lying|ukweli kweli mkweli uongo mwongo
safe secur haven|usalama salama kimbilio
emotion feel felt|hisia kihisia kuhisi unahisi anahisi
intimacy intimate close= closer closeness|ukaribu karibu= urafiki
vulnerab open= opening openness|kufungua moyo kujiweka wazi
talk speak conversation communicat dialogue discuss say= tell|mazungumzo kuzungumza zungumza kuongea ongea kusema maongezi
listen hear attention|kusikiliza sikiliza usikivu kusikia
argu quarrel fight conflict disagree dispute|ugomvi kugombana gombana migogoro mgogoro kutoelewana mzozo
anger angry rage temper|hasira ghadhabu
apolog sorry forgiv pardon reconcil|msamaha samahani kusamehe kuomba radhi= upatanisho kupatana
hurt wound pain|umiza kuumiza maumivu jeraha
abus violen beat= beaten beating hit= control threat toxic|ukatili vurugu kupiga kipigo kudhibiti kudhibitiwa vitisho sumu unyanyasaji viboko fimbo
leave= leaving escape separat divorc breakup|kuondoka kutoroka talaka kuachana kutengana
jealous envy|wivu husuda
affair cheat infidel|michepuko kuchepuka mchepuko
scam fraud stranger|utapeli tapeli matapeli ulaghai
distance abroad faraway miles|mbali ughaibuni nchi mkoa
culture cultur tribe tradition custom|utamaduni tamaduni kabila mila desturi
family relativ in-law household home|familia ndugu jamaa wakwe ukoo nyumba nyumbani
mother father parent|mama baba mzazi wazazi malezi kulea
child children kid baby infant|mtoto watoto kitoto
teen adolescent youth young|kijana vijana
elder older generation grandparent|mzee wazee kizazi vizazi bibi babu
boundar limit|mipaka mpaka
promise commit vow|ahadi kujitoa
value belief principle|maadili misingi thamani
resilien strong strength endure|uimara imara nguvu ustahimilivu
grief mourn loss death die= dying|huzuni msiba kifo kufiwa kufa
stress pressure tension overwhelm|msongo shinikizo wasiwasi
breath calm relax rest= quiet|kupumua pumzi utulivu kupumzika tulia
depress sad hopeless|sonona huzuni mfadhaiko
anxiet worry fear afraid|hofu woga wasiwasi
suicid|kujiua
mind mental psycholog counsel therap|akili saikolojia ushauri nasaha mshauri
help support care aid|msaada kusaidia saidia huduma kujali
thank grat appreciat|shukrani kushukuru asante
patien wait= slow|subira kusubiri polepole
laugh joke fun= funny humour humor comic|kicheko kichekesho vichekesho utani kucheka utacheka
happi joy glad|furaha raha kufurahi
grow= growth learn improve|ukuaji kukua kujifunza jifunza
wedding bride ceremon|harusi sherehe bibi-harusi kamati
pregnan antenatal expect= birth|ujauzito mjamzito wajawazito mimba kujifungua uzazi
contracept condom pill= planning|mpango kondomu vidonge uzazi
sex= sexual consent|ujinsia ngono tendo ridhaa
health clinic hospital doctor nurse patient|afya kliniki hospitali zahanati daktari muuguzi mgonjwa
malaria mosquit fever|malaria mbu homa
medicin dose tablet drug treat|dawa dozi vidonge tiba matibabu
diabet sugar glucose|kisukari sukari
blood pressure heart=|damu moyo= shinikizo
food eat= eating meal diet nutrition cook|chakula vyakula kula mlo lishe kupika mapishi
ugali rice carbohydr starch|ugali wali wanga mchele
fruit vegetable greens bean|matunda mboga maharage
salt fat= oil=|chumvi mafuta
water drink boil filter|maji kunywa kuchemsha kuchuja
walk exercise weight fitness|kutembea mazoezi uzito
sleep night|usingizi kulala usiku
alcohol drunk addict booze drinking=|pombe mlevi ulevi uraibu
money cash financ income pay= salary wage|pesa fedha kipato mshahara malipo hela
budget spend expense cost|bajeti matumizi gharama
save= saving savings deposit|akiba kuweka
loan debt lend borrow credit|mkopo mikopo deni madeni kukopa kukopesha
group member circle village|kikundi vikundi wanachama kijiji
business shop stall trade market sell|biashara duka genge kuuza mauzo soko
capital invest start=|mtaji kuwekeza kuanza
phone mobile call= message text=|simu ujumbe kupiga
fee charge transfer|makato ada kutuma
book= books record ledger account|hesabu daftari kumbukumbu
licen permit|leseni kibali
farm plant crop grow=|kilimo kupanda mazao shamba mkulima wakulima
maize corn|mahindi
rain season drought dry=|mvua masika kiangazi ukame
fertili manure compost soil|mbolea mboji samadi udongo
chicken poultry hen=|kuku ufugaji kufuga
vaccin immuni|chanjo
irrigat drip|umwagiliaji matone
bottle plastic|chupa plastiki
garden|bustani
store= storing storage harvest|kuhifadhi hifadhi mavuno
pest weevil insect|wadudu dumuzi
goat cow cattle livestock milk|mbuzi ng'ombe mifugo maziwa
school pupil student classroom|shule mwanafunzi wanafunzi darasa
teach teacher lesson|mwalimu walimu somo kufundisha
exam test= revision study|mtihani mitihani kujisomea kusoma masomo
timetable schedule calendar routine|ratiba kalenda
math algebra equation number|hesabu aljebra namba
read= reading reader story|kusoma hadithi msomaji
university college higher|chuo elimu
job= cv= employ career interview|kazi ajira wasifu usaili mwajiri
pray prayer worship church mosque|sala kusali maombi kanisa msikiti ibada
god= scripture bible quran faith|mungu maandiko biblia kurani imani
rosary|rozari
fast= fasting ramadan|kufunga mfungo ramadhani
reflect reflection meditat|tafakari
priest pastor imam sheikh|mchungaji padri shehe imamu
police court law= legal|polisi mahakama sheria
bus= driver transport daladala|daladala kondakta dereva usafiri
house rent= landlord|pango kodi mwenye-nyumba
chore wash= clean tidy|usafi kufua kuosha kazi
disciplin punish|nidhamu adhabu
internet online web|mtandao mtandaoni
`

interface Beginnings {
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly starts: ReadonlyMap<string, readonly number[]>
}

const read = (side: 0 | 1): Beginnings => {
  const exact = new Map<string, number[]>()
  const starts = new Map<string, number[]>()
  LINES.trim()
    .split('\n')
    .forEach((line, concept) => {
      for (const one of line.split('|')[side]?.split(/\s+/) ?? []) {
        const [into, key] = one.endsWith('=') ? [exact, one.slice(0, -1)] : [starts, one]
        into.set(key, [...(into.get(key) ?? []), concept])
      }
    })
  return { exact, starts }
}
const beginnings = { en: read(0), sw: read(1) }

/** The concepts that a text of this language speaks of, as often as it does; none for a language that has no side here. */
export function conceptsOf(text: string, lang: string): readonly string[] {
  const side = Object.hasOwn(beginnings, lang) ? beginnings[lang as 'en' | 'sw'] : undefined
  if (!side) return []
  return wordsOf(text).flatMap(word => {
    const found = new Set(side.exact.get(word) ?? [])
    for (let length = 3; length <= word.length; length++)
      for (const concept of side.starts.get(word.slice(0, length)) ?? []) found.add(concept)
    return [...found].map(concept => `c${concept}`)
  })
}
