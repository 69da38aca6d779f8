/** Term vectors: log frequency times inverse document frequency, length one; cosine between two of them. */

export type Vector = ReadonlyMap<string, number>

/** One vector of each list of terms. A term that stands in all of them weighs least, never nothing. */
export function vectorsOf(documents: readonly (readonly string[])[]): readonly Vector[] {
  const inDocuments = new Map<string, number>()
  for (const terms of documents)
    for (const term of new Set(terms)) inDocuments.set(term, (inDocuments.get(term) ?? 0) + 1)
  return documents.map(terms => {
    const times = new Map<string, number>()
    for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1)
    const weights = [...times].map(([term, count]) => {
      const rarity = Math.log((documents.length + 1) / ((inDocuments.get(term) ?? 0) + 1)) + 1
      return [term, (1 + Math.log(count)) * rarity] as const
    })
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
    return new Map(weights.map(([term, weight]) => [term, weight / length]))
  })
}

/** 0 to 1. */
export function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0)
  return sum
}

/** The terms that bring two documents together, the weightiest first. */
export const sharedTerms = (a: Vector, b: Vector, most: number): readonly string[] =>
  [...a]
    .flatMap(([term, weight]) => (b.has(term) ? [{ term, weight: weight * (b.get(term) ?? 0) }] : []))
    .sort((one, other) => other.weight - one.weight || (one.term < other.term ? -1 : 1))
    .slice(0, most)
    .map(({ term }) => term)
