/** Maneno ya Kwa wakati wake, kwa Kiswahili. */
import { talkSw } from '../../shared/talk/words/sw.ts'
import type { Words } from './en.ts'

export const sw: Words = {
  ...talkSw,
  name: 'Kwa wakati wake',
  line: 'Simamisheni mazungumzo kwa ahadi ya kurudi, na njia ya kuyaanza tena.',
  proverb: 'Subira huvuta heri',
  proverbMeaning: 'Anayesubiri kwa amani hupata lililo jema.',
  proverbCare: 'Subira si kuvumilia ukatili.',

  howItGoes: ({ other }) =>
    `Ni kwa mazungumzo ya ana kwa ana yanapopamba moto. Unachagua wakati wa kurudi. Wewe na ${other} mnaona wakati huo, na si zaidi.`,
  oneIsEnough: 'Neno la mmoja linatosha. Hakuna panapoandikwa aliyeomba mapumziko.',
  ownPause: 'Mazungumzo ya ndani ya programu yana mapumziko yake, mwisho wa ukurasa.',
  begin: 'Tupumzishe mazungumzo',
  pauseNow: 'Tunapumzika',

  sayTitle: 'Maneno yanayosaidia wengi',
  say1: 'Jambo hili lina maana kwangu, na moyo unaenda mbio. Nahitaji kupumzika kidogo. Nitarudi saa …',
  say2: 'Bado, lakini si kwamba kamwe. Niulize tena baada ya …',
  say3: 'Narudi. Kitu kimoja ninachokiri ni changu ni …',
  say4: 'Mimi sina haraka. Mwendo gani unakufaa?',

  backTitle: 'Mmerudi nyote wawili',
  backHint: 'Endeleeni polepole kadiri mpendavyo. Simu inaweza kuwekwa kando sasa.',
  anotherTalk: 'Mazungumzo mengine, mapumziko mengine',
  earlier: 'Mliporudi awali',
  healing: 'Kidonda cha zamani kinapouma',
  healingHint:
    'Kupona kuna wakati wake, na hakuna anayeweza kumpangia mwingine. Mtu anayejua mambo ya majeraha anaweza kusaidia.',
  healingDoor: 'Tazama msaada ulio karibu nawe',

  clockTitle: 'Saa iliyo kati yenu',
  clockHint: 'Chagueni wakati wa kurudi, kisha lazeni simu kifudifudi kati yenu.',
  clockStart: 'Anzisha saa',
  clockBack: ({ time }) => `Tunapumzika. Tunarudi saa ${time}`,
  clockLeft: ({ minutes }) => (minutes === 1 ? 'Imebaki dakika moja' : `Zimebaki dakika ${minutes}`),
  clockFaceDown: 'Lazeni simu kifudifudi. Itatetema taratibu wakati ukifika.',
  clockKeepOpen: 'Programu inabaki wazi kwa ajili hii. Hakuna kinachotunzwa.',
  clockOver: 'Wakati umefika',
  clockReturn: 'Aliye tayari anaanza. Kila mmoja anasema kwa sauti lake la moyoni.',
  clockReady: 'Tumerudi wote wawili',
  clockWish: 'Kitu kimoja ambacho bado natamani ni …',
  clockGoOn: 'Tuendelee kuongea',
  clockClose: 'Funga saa',
  clockBreath: 'Duara linalokua kwa hesabu 4 na kupungua kwa hesabu 6',
  clockMore: 'Muda kidogo zaidi',
  clockStop: 'Tunaishia hapa kwa sasa',
  clockStopHint: 'Kuishia hapa si kushindwa. Siku nyingine mnaweza kukaa kidogo tena.',
  minutes10: 'Dakika 10',
  minutes20: 'Dakika 20',
  minutes40: 'Dakika 40',
  minutes60: 'Saa moja',
  clockWhen: 'Turudi lini?',

  openingKnow: 'Mapumziko, kabla hayajahitajika',
  openingKnowWhy: 'Ni vizuri kujua siku za utulivu: jinsi mazungumzo yanavyopumzika na kuanza tena.',
  openingPaused: 'Mmepumzisha mazungumzo yenu',
  openingPausedWhy: ({ other }) => `Tazama wakati ambao wewe na ${other} mlisema mtarudi.`,

  refusedAlone: 'Hili ni la watu wawili. Mwalike mtu kwanza.',
}
