/** Swahili words that are no verbs with a person, by what they do in a note between two people. */
import type { ClassLists } from '../../text/classes.ts'

export const CLASSES: ClassLists = {
  you: 'wewe we ww nyie ninyi mwenyewe you u',
  i: 'mimi mie mi i me',
  your: 'yako zako lako wako chako vyako kwako mwako your nako pako',
  my: 'yangu zangu langu wangu changu vyangu kwangu my pangu',
  we: 'sisi yetu wetu letu zetu kwetu sote us we our wote',
  they: 'yeye wao yake wake zake lake chake kwake yao wao',
  copula: 'ni ndiye ndio ndo ndiyo ndie is are',
  not: 'si sio siyo hapana wala bila hakuna hamna not no never',
  absolute: 'daima kamwe milele always never daily kutwa everyday asilani abadan',
  every: 'kila siku zote wakati wote muda mara every',
  question: 'nini nani wapi lini kwanini mbona vipi je gani ipi kipi yupi ngapi what why how who kwani',
  because: 'sababu kwasababu because ajili kwani maana',
  but: 'lakini ila bali but ingawa',
  if: 'kama ikiwa endapo iwapo if la',
  insult:
    'mjinga wajinga mpumbavu pumbavu bwege fala takataka mbwa nguruwe punda ng’ombe nyani kima panya nyoka mshenzi shenzi kenge zuzu juha kichaa mwehu mwendawazimu ngedere mbuzi stupid idiot useless clown profesa bingwa malkia mfalme mheshimiwa shujaa mtakatifu kijitu kitu kinyaa kichefuchefu ovyo hovyo aibu loser joke kikaragosi kilaza mbumbumbu chizi boya zoba lofa kapuku hayawani mnyama kinyago mdudu mende inzi jinga nishani zombi genius bichwa kasuku mburula ng',
  'bad-trait':
    'mvivu wavivu mbinafsi wabinafsi mwongo muongo waongo mchoyo mlevi mkorofi mkali mkatili mchafu mzembe mlegevu mwoga mbishi mkaidi jeuri kiburi wivu dharau mbea umbea kiherehere mchonganishi mnafiki mnyanyasaji mdanganyifu tapeli msaliti mtoto malaya kahaba mjeuri mpuuzi mropokaji mchokozi mbabe dhaifu goigoi mwizi mlalamishi mlafi mkatili mgumu lazy selfish ubinafsi uvivu ubishi uongo roho-mbaya ujeuri ukali uzembe tamaa adabu akili heshima utu huruma aibu mpango maana msimamo tabia mswahili mshamba bahili ubahili kigeugeu mtepetevu kisirani gubu limbukeni kauzu mkavu baridi katili',
  'good-trait':
    'mzuri mwema mpole mkarimu hodari shujaa jasiri bora nzuri mrembo mtanashati mchapakazi mvumilivu baraka zawadi malaika lulu poa safi kabisa imara mwaminifu mcheshi mahiri fundi mpishi nyota mwerevu msikivu vizuri raha furaha mtamu tamu kipenzi kali',
  'feeling-noun':
    'huzuni hofu upweke furaha hasira wasiwasi aibu wivu mashaka majonzi uchungu uchovu maumivu simanzi amani faraja matumaini hamu woga kinyongo majuto kiwewe stress msongo presha fahari shauku kichwa machozi moyo moyoni donge kihoro utupu mzigo unyonge hatia ahueni kizunguzungu tumbo kifua koo mikono',
  'need-noun':
    'utulivu ukaribu uaminifu usalama heshima kupumzika kusikilizwa muda faragha nafasi msaada uhuru upole uwazi amani ukweli faraja uhakika kupendwa kuthaminiwa usingizi mpangilio ushirikiano upendo imani mapenzi uelewano uvumilivu kueleweka kutiwa utaratibu mguso uungwaji kushikwa usikivu kicheko burudani mapumziko',
  need: 'muhimu haja hitaji hamu lazima-yangu',
  thanks:
    'asante ahsante asanteni ahsanteni shukrani shukran thanks thank hongera heko pongezi mungu akubariki ubarikiwe nashukuru',
  sorry: 'samahani nisamehe pole poleni sorry msamaha radhi unisamehe naomba-msamaha nisamehee',
  together: 'pamoja upya timu amani team tuanze tupatane tusahau tusuluhishe',
  calm: 'tulia chill relax jikaze vumilia nyamaza punguza',
  toobig:
    'kudeka kulialia kulia drama deka dogo jambo mambo unakuza kununa presha makelele utani joke masihara maigizo nyeti mwanaume',
  phone:
    'simu password pin meseji namba location whatsapp facebook instagram akaunti inbox nywila sms picha gps jumbe email chati insta lock alama',
  permission: 'ruhusa idhini kibali marufuku mwiko ruksa',
  money: 'hela pesa mshahara kadi benki fedha atm m-pesa mpesa salary kipato',
  clothes: 'gauni sketi nguo suruali vipodozi hijabu kaptura nywele kanga ushungi top jinsi viatu',
  leave: 'talaka tuachane kuachana wakili mwisho basi nje mizigo begi divorce kuondoka achana mabegi',
  kids: 'mtoto watoto mwanangu binti neema kijana mapacha mwana',
  kin: 'mama baba dada kaka mke mume rafiki marafiki wazazi shangazi mjomba bibi babu jirani bosi mchungaji mwalimu ndugu shemeji familia wakwe ukoo mkwe shoga ex',
  day: 'jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili jana juzi leo kesho asubuhi mchana jioni usiku wiki mwezi wikendi tarehe saa dakika nusu krismasi pasaka eid idi siku alfajiri keshokutwa januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba kesho saa robo mwaka adhuhuri weekend',
  count: 'moja mbili tatu nne tano sita saba nane tisa kumi ishirini thelathini arobaini hamsini mara',
  now: 'sasa hivi haraka upesi now mara-moja hima',
  must: 'lazima ni-lazima sharti amri lzm must marufuku mjadala kisingizio visingizio wajibu',
  polite: 'tafadhali naomba please pls kindly tafadhari ukipenda ukiweza inawezekana',
  can: 'unaweza ungeweza waweza tunaweza ungependa mnaweza tungeweza ungekuwa utaweza can could would',
  order:
    'acha nipe nitumie futa fungua jibu rudi njoo toka lete leta nenda zima washa fanya kaa sema nyamaza chagua omba osha funga pika nijibu nionyeshe weka simama lipa ondoka onyesha nipeleke niambie tuma ita block vua badilisha nikabidhi kabidhi',
  hit: 'kipigo panga kisu makofi kofi bunduki ngumi fimbo mkanda bastola vipigo shoka teke mateke tindikali',
  die: 'kufa kifo kujiua kujinyonga sumu vidonge kamba wembe duniani kuishi maisha kaburi kujikata uhai kujiumiza jeneza kujirusha petroli',
  eti: 'eti ati kumbe yaani wallahi',
  tell: 'kasema amesema alisema wanasema anasema akasema aliniambia',
  guess: 'makusudi ili kusudi wazi moyoni kweli inaonekana bure kisiri',
  open: 'ulijisikiaje unaonaje unajisikiaje ilikuwaje nini kipi vipi umejisikiaje unahisije ulihisije waonaje imekuwaje unafikiriaje wajisikiaje inakuwaje',
  sense:
    'inaeleweka naelewa nakuelewa nimekuelewa nakusikia haki kawaida ngumu nimekusikia naona nafahamu kueleweka nimeelewa',
  fault: 'kosa makosa lawama sehemu nilikosea nimekosea nakiri sikupaswa',
  whatever: 'vyovyote whatever sawa poa haya basi bye kwaheri yaishe imetosha inatosha yatosha k ok byee',
  again: 'tena kamwe',
  only: 'tu pekee peke',
  warm: 'mpenzi babe baby honey dear habibi laazizi mahabuba kipenzi moyo malkia darling sweetie mamii love mume mke bae',
  time: 'dakika saa nusu baadaye baada kesho mpaka hadi',
}
