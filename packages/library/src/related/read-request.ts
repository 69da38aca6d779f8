/** A request for related posts as it comes in from outside: checked, with sentences that say what is wrong and where. */
import type { Alternate, RelatedDoc } from './document.ts'

export interface RelatedRequest {
  readonly docs: readonly RelatedDoc[]
  readonly alternates: readonly Alternate[]
  /** Ids of the documents to find posts for, each once. */
  readonly queries: readonly string[]
}

export type ReadRequest =
  | { readonly ok: true; readonly value: RelatedRequest }
  | { readonly ok: false; readonly error: string }

const wrong = (error: string): ReadRequest => ({ ok: false, error })
const isText = (value: unknown): value is string => typeof value === 'string'
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Labels and other members that are not named here are left unread. */
export function readRelatedRequest(data: unknown): ReadRequest {
  if (!isRecord(data)) return wrong('The request is no JSON object. It has docs, alternates and queries.')
  const { docs, alternates = [], queries } = data
  if (!Array.isArray(docs)) return wrong('docs is no list. Each has id, title, teaser, lang and section.')
  if (!Array.isArray(alternates)) return wrong('alternates is no list of pairs of ids.')
  if (!Array.isArray(queries)) return wrong('queries is no list. Each has an id.')
  const read: RelatedDoc[] = []
  const ids = new Set<string>()
  for (const [at, doc] of docs.entries()) {
    if (!isRecord(doc) || !isText(doc.id) || !isText(doc.title) || !isText(doc.lang) || !isText(doc.section))
      return wrong(`docs[${at}] needs id, title, lang and section as texts.`)
    if (ids.has(doc.id)) return wrong(`docs[${at}] has the id ${doc.id} a second time.`)
    ids.add(doc.id)
    const { id, title, lang, section } = doc
    read.push({ id, title, lang, section, teaser: isText(doc.teaser) ? doc.teaser : '' })
  }
  const pairs: Alternate[] = []
  for (const [at, pair] of alternates.entries()) {
    if (!Array.isArray(pair) || pair.length !== 2 || !pair.every(id => isText(id) && ids.has(id)))
      return wrong(`alternates[${at}] is no pair of ids that stand in docs.`)
    pairs.push([pair[0] as string, pair[1] as string])
  }
  const asked: string[] = []
  for (const [at, query] of queries.entries()) {
    if (!isRecord(query) || !isText(query.id) || !ids.has(query.id))
      return wrong(`queries[${at}] has no id that stands in docs.`)
    asked.push(query.id)
  }
  return { ok: true, value: { docs: read, alternates: pairs, queries: asked } }
}
