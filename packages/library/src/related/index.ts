/** Related posts, computed from the texts alone. */
export type { Alternate, RelatedDoc } from './document.ts'
export { type Ranking, type RelatedPost, rankRelated } from './rank.ts'
export { type RelatedRequest, readRelatedRequest } from './read-request.ts'
