/**
 * Which words a person may come upon by searching: those that a screen shows. What the other wrote out of turn, has said
 * on coming back before I have, or says in a talk that goes on or never began, is not among them; nor is what an author
 * has replaced.
 */
import { sealsIn } from '#practices'

/** Words in these parts of a state are for their author alone. */
const FOR_ITS_AUTHOR = new Set(['beside', 'unsaid', 'back', 'returned'])
/** A thing at such a stage was set aside, and only its author sees it. */
const SET_ASIDE = new Set(['aside', 'beside'])

export interface Legible {
  readonly mine: ReadonlySet<string>
  readonly theirs: ReadonlySet<string>
}

/** Answers to the pulse, and how somebody was for a day: marks that are read as such on their own screens alone. */
const MARKS = new Set(['pulse.taken.v1', 'growth.page-sealed.v1', 'availability.checked-in.v1'])

/**
 * Blind wishes, which tell nobody anything unless both are the same; that somebody asked to open what the other gave,
 * which is told by a word back alone; and marks.
 */
export const isNoWord = (type: string, data: unknown): boolean =>
  MARKS.has(type) ||
  type === 'leading.opening-asked.v1' ||
  sealsIn(data).some(({ gateKind }) => gateKind === 'match')

/** `state`: of one slice, as it lies in memory. `atAnyStage`: also what the other says in a talk that is not over. */
export function legibleIn(state: unknown, atAnyStage = false): Legible {
  const mine = new Set<string>()
  const theirs = new Set<string>()
  const walk = (value: unknown, both: boolean) => {
    if (typeof value === 'string') {
      mine.add(value)
      if (both) theirs.add(value)
    } else if (Array.isArray(value)) for (const one of value) walk(one, both)
    else if (typeof value === 'object' && value !== null) {
      const shown = both && (atAnyStage || isOver(value)) && !isSetAside(value)
      for (const [key, part] of Object.entries(value)) walk(part, shown && !FOR_ITS_AUTHOR.has(key))
    }
  }
  // A shelf is a tree that may still be asleep in the store; as JSON it is awake.
  walk(JSON.parse(JSON.stringify(state)), true)
  return { mine, theirs }
}

/** No talk, or one that was held. One that was let rest may be one whose words the other has never read. */
const isOver = (value: object): boolean => {
  const { life } = value as { life?: { stage?: unknown } }
  return life?.stage === undefined || life.stage === 'over'
}

const isSetAside = (value: object): boolean => SET_ASIDE.has(String((value as { stage?: unknown }).stage))
