/** What For myself says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

interface Plan {
  readonly when: string
  readonly will: string
}

export const en = {
  name: 'For myself',
  line: 'A small plan for looking after yourself, in a place of your own.',
  proverb: 'Afya ni bora kuliko mali',
  proverbMeaning: 'Health is better than wealth.',

  private: 'Only you can read this. Nobody is told of it, and nobody looks in.',
  honest: 'This is for you. What two have to mend, it does not mend, and it need not.',
  people: 'Seeing your own people is part of health.',
  peopleMore: 'Family, friends, the choir, worship. It takes nothing away from anybody.',

  begin: 'Where would one small thing do you good?',
  beginAnother: 'One more small thing',
  anotherHint: 'One to three are enough. They need not cover everything.',
  small: 'Ten minutes is enough. Smaller than you think is about right.',
  parts: {
    body: 'Body',
    rest: 'Rest',
    people: 'People',
    joy: 'Joy',
    meaning: 'Meaning',
  },
  prompts: {
    body: 'This week my body has been asking for …',
    rest: 'When I have had a heavy day, I will … (ten minutes is enough)',
    people: 'Someone whose company gives me strength, and when I will meet them: …',
    joy: 'Something that has made me smile lately, and where there is room for it …',
    meaning: 'One thing I will say no to, kindly, is …',
  },
  when: 'When …',
  whenHint: 'Something that happens anyway. For instance: I have washed the evening dishes.',
  will: 'I will …',
  willHint: 'For instance: sit outside until I have seen three stars.',
  gentle: 'A number to reach can turn care into a task. Would a kinder wording fit?',
  gentleMore: 'If eating or exercise rules your days, leave this be, and talk with someone.',
  keep: 'Keep it',
  plan: ({ when, will }: Plan) => `When ${when}, I will ${will}`,
  myPlan: 'My small plan',
  change: 'Change',
  keepChange: 'Keep the change',
  leaveAsItWas: 'Leave it as it was',
  remove: 'Delete',
  removeTitle: 'Delete this',
  beforeRemoving: 'The words disappear from all your devices, and the server is asked to delete them.',
  removeForGood: 'Delete it',

  lookBack: 'Look back on the week',
  lookBackNow: 'A week or so has gone by.',
  lookBackNowMore: 'If you like, look back. Every answer is an answer, and so is none.',
  lookLead: 'Say something about what you like. Leave the rest.',
  marks: { did: 'Did it', part: 'Did a part', 'let-go': 'Let it go' },
  letGoHint: 'What you let go leaves the plan. It was too large, or its time has passed.',
  week: 'How was the week itself?',
  weeks: { light: 'Light', mixed: 'Mixed', heavy: 'Heavy' },
  weekWas: { light: 'A light week', mixed: 'A mixed week', heavy: 'A heavy week' },
  lookLine: 'One line about it',
  keepLook: 'Keep this look back',
  looked: 'Looking back',
  showMore: 'Show more',
  removeLook: 'Delete this look back',
  beforeRemovingLook:
    'What you let go in it is deleted too, from all your devices. The server is asked as well.',
  backToPlan: 'For myself',
  nothingToLook: 'There is no plan here to look back on.',

  heavyTitle: 'Several heavy weeks, one after another',
  heavy: 'A plan of your own is small for that. A health centre, or someone you trust, is a beginning.',
  heavyMore: 'Help and safety is in the menu, also without a connection. Nobody is told of this.',

  ask: 'Ask for one thing',
  askMore: 'Only if you wish. It is written anew, and the plan stays here.',

  refusedEmpty: 'Fill both lines, please. A few words are enough.',
  refusedTooLong: 'This is longer than a small thing needs. Shorten it a little.',
  refusedThree: 'Three are here already. Let one go first, or leave it at three.',
  refusedSamePart: 'There is one for this already. You can change it.',
  refusedUnknown: 'This is no longer here.',
  refusedNothing: 'Nothing is said yet. You can also leave it at that.',
}

export type Words = Widen<typeof en>
