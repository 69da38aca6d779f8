/**
 * One text that two accept: whoever writes it has accepted it, the other accepts exactly this entry, and any change asks
 * both again. A change that was written without sight of the present text stays beside.
 */
import type { FactId, MemberId } from '../slice.ts'

export interface Version<Content> {
  readonly fact: FactId
  readonly by: MemberId
  readonly content: Content
}

export interface Accord<Content> {
  /** The version that stands; null before anybody has written one. */
  readonly now: Version<Content> | null
  readonly accepted: readonly MemberId[]
  /** Those before it, for their authors to delete. */
  readonly earlier: readonly Version<Content>[]
}

export const noAccord: Accord<never> = { now: null, accepted: [], earlier: [] }

/** Null when it was written over another text than the one that stands. */
export function written<Content>(
  accord: Accord<Content>,
  after: FactId | null,
  version: Version<Content>,
): Accord<Content> | null {
  if (after !== (accord.now?.fact ?? null)) return null
  const earlier = accord.now ? [...accord.earlier, accord.now] : accord.earlier
  return { now: version, accepted: [version.by], earlier }
}

/** Null when it is not the text that stands, or was accepted already. */
export function acceptedBy<Content>(
  accord: Accord<Content>,
  by: MemberId,
  fact: FactId,
): Accord<Content> | null {
  if (accord.now?.fact !== fact || accord.accepted.includes(by)) return null
  return { ...accord, accepted: [...accord.accepted, by] }
}

export const isOfBoth = <Content>({ accepted }: Accord<Content>): boolean => accepted.length === 2
