/**
 * The plan for hard seasons. It stands when both have signed one and the same wording, and goes on standing while a change
 * waits for the other. Either lets it go alone.
 *
 * Who let it go is kept nowhere, and neither is whether anybody kept to it: a plan is no proof of anybody's fault.
 */
import type { FactId, MemberId } from '../slice.ts'
import type { Fact, Parts } from './events.ts'

export interface Wording {
  /** The entry that carries it; signing names this. */
  readonly fact: FactId
  readonly by: MemberId
  readonly at: number
  readonly parts: Parts
  /** Its author has deleted it: nothing is left that could stand. */
  readonly erased: boolean
}

export interface Plan {
  readonly id: string
  /** Signed by both. */
  readonly standing: Wording | null
  /** Signed by its author alone. */
  readonly proposed: Wording | null
  readonly letGo: boolean
}

type Worded = Extract<Fact, { type: 'resilience.plan-worded.v1' }>

export const wordingOf = ({ id, by, at, data, erased }: Worded): Wording => {
  const { signs, helped, needs, people, leave } = data
  return { fact: id, by, at, parts: { signs, helped, needs, people, leave }, erased: erased === true }
}

export const begun = (fact: Worded): Plan => ({
  id: fact.data.plan,
  standing: null,
  proposed: wordingOf(fact),
  letGo: false,
})

/** The wording that somebody who looks at the plan has before the eyes last. */
export const latestOf = (plan: Plan): Wording | null => plan.proposed ?? plan.standing

const isThere = (wording: Wording | null): boolean => wording !== null && !wording.erased

/** The plan if something of it stands or waits, so that no other can begin; else null. */
export const aliveOf = (plan: Plan | null): Plan | null =>
  plan !== null && !plan.letGo && (isThere(plan.standing) || isThere(plan.proposed)) ? plan : null

/** Only by the other, and only the very wording that waits. */
export const maySign = (plan: Plan, by: MemberId, wording: FactId): boolean =>
  !plan.letGo &&
  plan.proposed !== null &&
  !plan.proposed.erased &&
  plan.proposed.fact === wording &&
  plan.proposed.by !== by

/** A change to a plan that stands. What was only ever offered is let go as a whole. */
export const mayRestChange = (plan: Plan, wording: FactId): boolean =>
  !plan.letGo && plan.standing !== null && plan.proposed?.fact === wording
