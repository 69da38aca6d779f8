/** The fifteen practices: what they are called, the built ones, and how facts become state. */
export { type CatalogueEntry, catalogue, type Group, groups } from './catalogue.ts'
export { isKnownNote, type JournalNote, notesOf } from './journal/index.ts'
export { mattersLeftOpen } from './left-open.ts'
export { type Aside, asideOf, asidesOf } from './not-yet/index.ts'
export type { LocalTime, Pace } from './pace/index.ts'
export { bondOf, hasToldParting, maxName, movedTo, nameOf } from './people/index.ts'
export { hasFallen, type Pulse, pulsesAbout, roomFor } from './pulse/index.ts'
export {
  gratitude,
  growth,
  journal,
  noBlame,
  notYet,
  pace,
  people,
  practices,
  pulse,
  records,
  slicesIn,
  vulnerability,
} from './registry.ts'
export { blankIn, emptyFold, type Folded, fold, foldAll, replay, stateIn, textsIn } from './replay.ts'
export { blankedSealsIn, isErased } from './shared/blank.ts'
export { fillSeals, sealsIn, textsToSeal } from './shared/seals.ts'
export { sentence } from './shared/words.ts'
export * from './slice.ts'
export { type PageBook, type PageText, printOf, restoreFold, type SavedFold, saveFold } from './stored.ts'
export { byKindness, fits, mostOpenings, type Pacing, today } from './today.ts'
export { questionOf } from './vulnerability/deck.ts'
