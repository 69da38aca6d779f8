/** The ladder of validation and its receipt. The composer and the reading stand in `screens/`. */
export {
  isDeletedAnswer,
  isWhole,
  type LadderAnswer,
  type Landing,
  ladderAnswer,
  landing,
  maxMissing,
  maxRung,
  noRungs,
  type Rung,
  refusedLadder,
  refusedLanding,
  rungs,
  sensing,
  trimmedLadder,
  trimmedLanding,
} from './events.ts'
export { type LadderWords, ladderEn } from './words/en.ts'
export { ladderSw } from './words/sw.ts'
