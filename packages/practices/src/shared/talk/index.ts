/** A talk of two: consent, pause, coming back, the end; once for all practices. Its screens stand in `screens/`. */
export {
  type TalkEvents,
  type TalkFact,
  talkEvents,
  talkFact,
} from './events.ts'
export { decideTalk, isTalkIntent, type TalkIntent } from './intents.ts'
export {
  type Back,
  closed,
  isClosed,
  isTalking,
  type Life,
  lifeFor,
  mayPauseUntil,
  mayPromise,
  offeredLife,
  ownReturns,
  type Pause,
  pauseUntil,
  reduceLife,
} from './life.ts'
export { openingOfTalk } from './openings.ts'
export { type TalkWords, talkEn } from './words/en.ts'
export { talkSw } from './words/sw.ts'
