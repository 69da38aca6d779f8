/**
 * Related posts: for every document the nearest others, computed from the texts alone, the same at every run.
 *
 * Five similarities are added: letter sequences of the title, and of the own text; stems and letter sequences of the text together with its
 * translation; the concepts that both languages share; and standing in the same family of sections.
 */
import { barredBeside, isOfCare } from './care.ts'
import { conceptsOf } from './concepts.ts'
import { type Alternate, type RelatedDoc, textOf } from './document.ts'
import { gramsOf, stemsOf } from './terms.ts'
import { cosine, sharedTerms, type Vector, vectorsOf } from './vectors.ts'

export interface Weights {
  readonly title: number
  readonly own: number
  readonly pair: number
  readonly concepts: number
  readonly family: number
}
/** Chosen in the middle of a wide plateau: docs/related.md. */
export const weights: Weights = { title: 0.6, own: 0.5, pair: 0.5, concepts: 0.5, family: 0.35 }

/** Sections that stand near each other count as one. */
const FAMILIES: Readonly<Record<string, string>> = { relationships: 'people', friendships: 'people' }
const familyOf = ({ section }: RelatedDoc): string => FAMILIES[section] ?? section

/** Cosine of letter sequences above which two texts are one text. */
const NEARLY_THE_SAME = 0.92

export interface RelatedPost {
  readonly id: string
  readonly score: number
}

export interface Ranking {
  /** Nearest first; never the document itself, nor its translation. */
  readonly nearest: (id: string, most: number) => readonly RelatedPost[]
  /** Stems that bring the two together, weightiest first, and whether their sections are of one family. */
  readonly why: (
    id: string,
    other: string,
  ) => { readonly terms: readonly string[]; readonly sameFamily: boolean }
}

export function rankRelated(
  docs: readonly RelatedDoc[],
  alternates: readonly Alternate[],
  by: Weights = weights,
): Ranking {
  const placeOf = new Map(docs.map(({ id }, place) => [id, place]))
  const translationsOf = new Map<string, Set<string>>()
  for (const [one, other] of alternates) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      translationsOf.set(from, (translationsOf.get(from) ?? new Set()).add(to))
  }
  const withTranslations = (doc: RelatedDoc): readonly RelatedDoc[] => [
    doc,
    ...[...(translationsOf.get(doc.id) ?? [])].flatMap(id => docs[placeOf.get(id) ?? -1] ?? []),
  ]
  const vectors = (terms: (doc: RelatedDoc) => readonly string[]) => vectorsOf(docs.map(terms))
  const titles = vectors(doc => gramsOf(doc.title))
  const own = vectors(doc => gramsOf(textOf(doc)))
  const pairStems = vectors(doc => withTranslations(doc).flatMap(one => stemsOf(textOf(one), one.lang)))
  const pairGrams = vectors(doc => withTranslations(doc).flatMap(one => gramsOf(textOf(one))))
  const concepts = vectors(doc => withTranslations(doc).flatMap(one => conceptsOf(textOf(one), one.lang)))
  const near = (kind: readonly Vector[], a: number, b: number) => cosine(kind[a]!, kind[b]!)
  const score = (a: number, b: number): number =>
    by.title * near(titles, a, b) +
    by.own * near(own, a, b) +
    by.pair * ((near(pairStems, a, b) + near(pairGrams, a, b)) / 2) +
    by.concepts * near(concepts, a, b) +
    (familyOf(docs[a]!) === familyOf(docs[b]!) ? by.family : 0)
  /** The same text again, but for some words: the second one says nothing new. */
  const isNearDuplicate = (a: number, b: number): boolean => near(own, a, b) > NEARLY_THE_SAME
  return {
    nearest: (id, most) => {
      const place = placeOf.get(id)
      if (place === undefined) return []
      const translations = translationsOf.get(id)
      const care = isOfCare(docs[place]!)
      const ranked = docs
        .flatMap((doc, other) =>
          other === place ||
          isNearDuplicate(place, other) ||
          translations?.has(doc.id) ||
          (care && barredBeside(doc))
            ? []
            : [{ id: doc.id, score: score(place, other), other }],
        )
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      const kept: typeof ranked = []
      for (const one of ranked) {
        if (kept.length === most) break
        if (!kept.some(({ other }) => isNearDuplicate(one.other, other))) kept.push(one)
      }
      return kept.map(({ id, score }) => ({ id, score }))
    },
    why: (id, other) => {
      const [a, b] = [placeOf.get(id), placeOf.get(other)]
      if (a === undefined || b === undefined) return { terms: [], sameFamily: false }
      return {
        terms: sharedTerms(pairStems[a]!, pairStems[b]!, 5),
        sameFamily: familyOf(docs[a]!) === familyOf(docs[b]!),
      }
    },
  }
}
