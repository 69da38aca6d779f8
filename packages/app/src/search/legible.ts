/**
 * Which words a person may come upon by searching: those that a screen shows. What the other wrote out of turn, has said
 * on coming back before I have, or says in a talk that goes on, is not among them; nor is what an author has replaced.
 */

/** Words in these parts of a state are for their author alone. */
const FOR_ITS_AUTHOR = new Set(['beside', 'unsaid', 'back', 'returned'])
/** A thing at such a stage was set aside, and only its author sees it. */
const SET_ASIDE = new Set(['aside', 'beside'])

export interface Legible {
  readonly mine: ReadonlySet<string>
  readonly theirs: ReadonlySet<string>
}

/** `state`: of one slice, as it lies in memory. */
export function legibleIn(state: unknown): Legible {
  const mine = new Set<string>()
  const theirs = new Set<string>()
  const walk = (value: unknown, both: boolean) => {
    if (typeof value === 'string') {
      mine.add(value)
      if (both) theirs.add(value)
    } else if (Array.isArray(value)) for (const one of value) walk(one, both)
    else if (typeof value === 'object' && value !== null) {
      const shown = both && !isUnderWay(value) && !isSetAside(value)
      for (const [key, part] of Object.entries(value)) walk(part, shown && !FOR_ITS_AUTHOR.has(key))
    }
  }
  // A shelf is a tree that may still be asleep in the store; as JSON it is awake.
  walk(JSON.parse(JSON.stringify(state)), true)
  return { mine, theirs }
}

const isUnderWay = (value: object): boolean => {
  const { life } = value as { life?: { stage?: unknown } }
  return life?.stage === 'offered' || life?.stage === 'agreed'
}

const isSetAside = (value: object): boolean => SET_ASIDE.has(String((value as { stage?: unknown }).stage))
