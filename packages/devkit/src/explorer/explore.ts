/** Walks through every state that a model can come to, each once, and keeps the way to the first wrong one. */

export interface Model<State> {
  readonly initial: State
  /** Everything that may happen next, each with a name for people. */
  readonly next: (state: State) => Iterable<readonly [name: string, state: State]>
  /** What is wrong in this state; null when all holds. */
  readonly wrong: (state: State) => string | null
  /** Equal for states that are the same. */
  readonly key: (state: State) => string
}

export interface Explored {
  readonly states: number
  readonly steps: number
  /** Sentence and way of the first of each kind of wrong, shortest way first. */
  readonly attacks: readonly { readonly wrong: string; readonly way: readonly string[] }[]
  /** False when the bound on states ended the walk. */
  readonly complete: boolean
}

/** Breadth first, so that the way shown is a shortest one. States in which something is wrong are not followed. */
export function explore<State>(model: Model<State>, mostStates = 5_000_000): Explored {
  interface Seen {
    readonly state: State
    readonly from: Seen | null
    readonly name: string
  }
  const seen = new Set<string>([model.key(model.initial)])
  let edge: Seen[] = [{ state: model.initial, from: null, name: '' }]
  const attacks = new Map<string, readonly string[]>()
  let steps = 0
  const wayTo = (last: Seen): readonly string[] => {
    const way: string[] = []
    for (let at: Seen | null = last; at?.from; at = at.from) way.unshift(at.name)
    return way
  }
  while (edge.length > 0) {
    const later: Seen[] = []
    for (const here of edge) {
      const wrong = model.wrong(here.state)
      if (wrong !== null) {
        if (!attacks.has(wrong)) attacks.set(wrong, wayTo(here))
        continue
      }
      for (const [name, state] of model.next(here.state)) {
        steps++
        const key = model.key(state)
        if (seen.has(key)) continue
        seen.add(key)
        later.push({ state, from: here, name })
        if (seen.size > mostStates) {
          return { states: seen.size, steps, attacks: listed(attacks), complete: false }
        }
      }
    }
    edge = later
  }
  return { states: seen.size, steps, attacks: listed(attacks), complete: true }
}

const listed = (attacks: ReadonlyMap<string, readonly string[]>) =>
  [...attacks].map(([wrong, way]) => ({ wrong, way }))
