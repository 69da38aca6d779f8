/** What is said about one's own pace, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: 'My pace',
  line: 'How often something is offered to you, and when nothing is.',
  private: 'Nobody is told. To others it looks like a day on which little was offered.',

  week: 'Conversations on Today',
  weekAny: 'As they come',
  week0: 'A season of rest',
  week0Hint: 'Nothing new is offered. What waits for you still stands on Today.',
  week1: 'One day a week',
  week1Hint: 'On Saturday.',
  week2: 'Two days a week',
  week2Hint: 'On Wednesday and Saturday.',
  week3: 'Three days a week',
  week3Hint: 'On Monday, Wednesday and Saturday.',
  stillYours: 'You can begin a conversation yourself at any time, whatever you choose here.',

  quiet: 'Hours of quiet',
  quietNo: 'None',
  quietYes: 'From a time to a time',
  quietHint: 'In these hours Today is empty, also of what waits. Nothing is lost.',
  from: 'From',
  to: 'To',

  keep: 'Keep this pace',
  kept: 'Kept. It holds from now on, on your own phones.',
  promptTitle: 'To ask each other',
  prompt: 'There is no hurry with me. What pace feels right to you?',

  refusedTimes: 'Choose both times for the hours of quiet.',
  refusedSameTime: 'The two times are the same. Choose a beginning and an end.',
} as const

export type Words = Widen<typeof en>
