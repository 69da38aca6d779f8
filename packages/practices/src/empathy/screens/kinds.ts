/** Which feelings stand under which kind, in the order in which they are offered. */
import type { feelingsEn, kindsEn } from '../words/feelings-en.ts'

export type FeelingId = keyof typeof feelingsEn
export type Kind = keyof typeof kindsEn

export const kinds: Readonly<Record<Kind, readonly FeelingId[]>> = {
  glad: ['happy', 'excited', 'playful', 'amused', 'proud', 'energetic'],
  hopeful: ['hopeful', 'inspired', 'curious', 'confident', 'brave'],
  love: ['loved', 'loving', 'close', 'tender', 'moved', 'grateful', 'missing'],
  safe: ['safe', 'understood', 'valued', 'respected', 'calm', 'peaceful', 'relieved', 'light'],
  startled: ['surprised', 'confused', 'torn'],
  afraid: ['afraid', 'anxious', 'worried', 'panicked', 'insecure', 'jealous'],
  strained: ['stressed', 'overwhelmed', 'pressured', 'restless'],
  angry: ['angry', 'irritated', 'fed-up', 'resentful', 'disrespected', 'wronged', 'betrayed'],
  sad: ['sad', 'hurt', 'disappointed', 'grieving', 'hopeless'],
  alone: ['lonely', 'rejected', 'forgotten', 'distant'],
  ashamed: ['ashamed', 'guilty', 'regretful', 'small', 'shy'],
  tired: ['tired', 'drained', 'numb', 'bored', 'helpless'],
  body: [
    'body-chest',
    'body-throat',
    'body-belly',
    'body-heart',
    'body-face',
    'body-hands',
    'body-shoulders',
    'body-breath',
    'body-warm',
    'body-light',
  ],
  colour: [
    'colour-red',
    'colour-orange',
    'colour-yellow',
    'colour-green',
    'colour-blue',
    'colour-grey',
    'colour-black',
    'colour-white',
  ],
}
