/** The fifteen practices as they will be: names, what two people do in each, proverb, icon; built or still to come. */
import { practices } from './registry.ts'

/** Where a practice stands on Together; `other` ones have their place in Mine and Growth. */
export const groups = ['every-day', 'conversations', 'hard-moments', 'other'] as const
export type Group = (typeof groups)[number]

interface Both {
  readonly en: string
  readonly sw: string
}

export interface CatalogueEntry {
  readonly n: number
  readonly id: string
  readonly name: Both
  readonly group: Group
  /** One line on what two people do. */
  readonly line: Both
  /** The proverb on its kanga, and what it says. */
  readonly proverb: Both
  /** Said together with the proverb wherever the proverb stands, so that it can't be heard as a call to bear harm. */
  readonly proverbCare: Both | null
  /** Name in the icon set, kebab-case. */
  readonly icon: string
  /** It can be done already; the others are marked as coming. */
  readonly built: boolean
}

const fifteen: readonly Omit<CatalogueEntry, 'built'>[] = [
  {
    n: 1,
    id: 'honesty',
    name: { en: 'Honest talk', sw: 'Mazungumzo ya ukweli' },
    group: 'conversations',
    line: {
      en: 'One speaks, the other says back what was heard; then the turn passes.',
      sw: 'Mmoja anasema, mwingine anarudia alichosikia; kisha zamu inahama.',
    },
    proverb: {
      en: "The liar's road is short: what is hidden does not carry two people far.",
      sw: 'Njia ya mwongo ni fupi',
    },
    proverbCare: null,
    icon: 'messages-square',
  },
  {
    n: 2,
    id: 'empathy',
    name: { en: 'In your shoes', sw: 'Katika viatu vyako' },
    group: 'conversations',
    line: {
      en: 'One tells a moment; the other imagines what it felt like, and asks.',
      sw: 'Mmoja anasimulia tukio; mwingine anajaribu kuhisi ilivyokuwa, kisha anauliza.',
    },
    proverb: {
      en: 'You do not know the bedbugs of a bed you have not slept in.',
      sw: 'Kitanda usichokilalia hujui kunguni wake',
    },
    proverbCare: null,
    icon: 'footprints',
  },
  {
    n: 3,
    id: 'vulnerability',
    name: { en: 'Closer', sw: 'Karibu zaidi' },
    group: 'conversations',
    line: {
      en: 'One question, answered apart, opened together.',
      sw: 'Swali moja, kila mtu anajibu peke yake, majibu yanafunguka pamoja.',
    },
    proverb: {
      en: 'Slowly, slowly is the way to travel: closeness keeps its own pace.',
      sw: 'Polepole ndio mwendo',
    },
    proverbCare: null,
    icon: 'door-open',
  },
  {
    n: 4,
    id: 'availability',
    name: { en: "I'm here", sw: 'Niko hapa' },
    group: 'every-day',
    line: {
      en: 'Say how you are and what you need; the other says when they can be there.',
      sw: 'Sema ulivyo na unachohitaji; mwingine anasema lini ataweza kuwepo.',
    },
    proverb: { en: 'The one who is there in hardship is the friend.', sw: 'Akufaaye kwa dhiki ndiye rafiki' },
    proverbCare: null,
    icon: 'hand',
  },
  {
    n: 5,
    id: 'safe-space',
    name: { en: 'Our place and time', sw: 'Mahali petu' },
    group: 'conversations',
    line: {
      en: 'Agree what holds between you, and keep a weekly hour for the two of you.',
      sw: 'Mnakubaliana mnayoyashika, na kutenga saa moja kila wiki kwa ajili yenu.',
    },
    proverb: { en: 'Home is home, even if it is a cave.', sw: 'Nyumbani ni nyumbani, hata kama ni pangoni' },
    proverbCare: null,
    icon: 'house',
  },
  {
    n: 6,
    id: 'leading',
    name: { en: "I'll go first", sw: 'Naanza mimi' },
    group: 'every-day',
    line: {
      en: 'Share something first, and say how it may be received. Nothing is owed back.',
      sw: 'Wewe anza kushiriki jambo, na useme lipokelewe vipi. Hakuna deni la kurudisha.',
    },
    proverb: { en: 'Every great dance begins with a small "lele".', sw: 'Mwanzo wa ngoma ni lele' },
    proverbCare: null,
    icon: 'feather',
  },
  {
    n: 7,
    id: 'validation',
    name: { en: 'I hear you', sw: 'Nakusikia' },
    group: 'every-day',
    line: {
      en: 'Show that what the other feels makes sense, until it has landed.',
      sw: 'Onyesha kwamba anachohisi mwenzako kinaeleweka, mpaka kimfikie.',
    },
    proverb: {
      en: 'The one who speaks of the rain has been rained on: who lived it knows it.',
      sw: 'Aisifuye mvua imemnyea',
    },
    proverbCare: null,
    icon: 'message-circle',
  },
  {
    n: 8,
    id: 'resilience',
    name: { en: 'Stronger', sw: 'Imara zaidi' },
    group: 'every-day',
    line: {
      en: 'Name strengths you have seen, share good news, plan for hard seasons.',
      sw: 'Taja uwezo uliouona, shirikishaneni habari njema, jiandaeni kwa nyakati ngumu.',
    },
    proverb: { en: 'After hardship comes relief.', sw: 'Baada ya dhiki faraja' },
    proverbCare: null,
    icon: 'mountain',
  },
  {
    n: 9,
    id: 'self-care',
    name: { en: 'For myself', sw: 'Kwa ajili yangu' },
    group: 'other',
    line: {
      en: 'A small plan for looking after yourself, in a place of your own.',
      sw: 'Mpango mdogo wa kujitunza, mahali pako mwenyewe.',
    },
    proverb: { en: 'Health is better than wealth.', sw: 'Afya ni bora kuliko mali' },
    proverbCare: null,
    icon: 'leaf',
  },
  {
    n: 10,
    id: 'patience',
    name: { en: 'In good time', sw: 'Kwa wakati wake' },
    group: 'hard-moments',
    line: {
      en: 'Pause a talk with a promise to come back, and find a way back in.',
      sw: 'Simamisheni mazungumzo kwa ahadi ya kurudi, na njia ya kuyaanza tena.',
    },
    proverb: { en: 'Patience draws blessing.', sw: 'Subira huvuta heri' },
    proverbCare: { en: 'Patience is not putting up with cruelty.', sw: 'Subira si kuvumilia ukatili.' },
    icon: 'hourglass',
  },
  {
    n: 11,
    id: 'no-blame',
    name: { en: 'Solve it together', sw: 'Tutatue pamoja' },
    group: 'hard-moments',
    line: {
      en: 'Put one problem into words that you both accept, then try one way.',
      sw: 'Elezeni tatizo moja kwa maneno mnayokubaliana, kisha jaribuni njia moja.',
    },
    proverb: { en: 'One finger alone does not crush a louse.', sw: 'Kidole kimoja hakivunji chawa' },
    proverbCare: null,
    icon: 'puzzle',
  },
  {
    n: 12,
    id: 'listening',
    name: { en: 'Full attention', sw: 'Usikivu kamili' },
    group: 'conversations',
    line: {
      en: 'One speaks with time, the other only listens, then tells what stayed.',
      sw: 'Mmoja anaongea kwa nafasi, mwingine anasikiliza tu, kisha anasema kilichobaki moyoni.',
    },
    proverb: { en: 'To ask is not foolishness.', sw: 'Kuuliza si ujinga' },
    proverbCare: null,
    icon: 'ear',
  },
  {
    n: 13,
    id: 'gratitude',
    name: { en: 'Thank you', sw: 'Asante' },
    group: 'every-day',
    line: {
      en: 'A thank-you for one real thing, now or on a day you choose.',
      sw: 'Asante kwa jambo moja la kweli, sasa au siku utakayochagua.',
    },
    proverb: { en: 'Goodness does not rot.', sw: 'Wema hauozi' },
    proverbCare: null,
    icon: 'hand-heart',
  },
  {
    n: 14,
    id: 'guidance',
    name: { en: 'A wiser ear', sw: 'Sikio la busara' },
    group: 'hard-moments',
    line: {
      en: 'Find help near you, and bring in somebody wise when two are not enough.',
      sw: 'Tafuteni msaada ulio karibu, na mwiteni mtu mwenye busara mkihitaji wa tatu.',
    },
    proverb: { en: 'Where there are elders, no matter is spoilt.', sw: 'Penye wazee haliharibiki neno' },
    proverbCare: {
      en: 'Choose the elder who guards your safety.',
      sw: 'Chagua mzee anayelinda usalama wako.',
    },
    icon: 'users',
  },
  {
    n: 15,
    id: 'growth',
    name: { en: 'Growing', sw: 'Kukua' },
    group: 'other',
    line: {
      en: 'Look at how things are, once in a while, and choose one thing to tend.',
      sw: 'Tazama hali ilivyo, mara kwa mara, na uchague jambo moja la kulitunza.',
    },
    proverb: { en: 'Little by little fills the measure.', sw: 'Haba na haba hujaza kibaba' },
    proverbCare: null,
    icon: 'sprout',
  },
]

const builtIds = new Set(practices.map(({ id }) => id))

export const catalogue: readonly CatalogueEntry[] = fifteen.map(entry => ({
  ...entry,
  built: builtIds.has(entry.id),
}))
