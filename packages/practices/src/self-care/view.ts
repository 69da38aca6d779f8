/** What For myself shows. No sum, no row of days, nothing where nothing was said. */
import { type Mark, most, type Part, parts, type Week } from './events.ts'
import { looksOf, planOf, type SelfCare, type Thing, thingOf } from './state.ts'

const DAY = 86_400_000
/** A look back is offered in so many days after the last, or after the plan began. It can be taken at any time. */
const WEEK = 6 * DAY

export interface Looked {
  readonly id: string
  readonly at: number
  readonly week: Week | null
  readonly line: string
  /** Of what has been removed since, nothing is shown. */
  readonly things: readonly { readonly thing: Thing; readonly mark: Mark }[]
}

export interface SelfCareView {
  readonly plan: readonly Thing[]
  /** What a small thing may still be for; none when the plan is full. */
  readonly free: readonly Part[]
  /** A week or so has gone by. */
  readonly mayLookBack: boolean
  /** Newest first. */
  readonly looked: readonly Looked[]
  /** Several weeks in a row were heavy, by one's own word: said to this person alone, and not forever. */
  readonly heavyForWeeks: boolean
}

export function viewSelfCare(state: SelfCare, now: number): SelfCareView {
  const plan = planOf(state)
  const looks = looksOf(state)
  const since = Math.max(looks[0]?.at ?? 0, Math.min(...plan.map(({ at }) => at)))
  return {
    plan,
    free: plan.length >= most ? [] : parts.filter(part => plan.every(thing => thing.part !== part)),
    mayLookBack: plan.length > 0 && now - since >= WEEK,
    looked: looks
      .map(({ id, at, week, line, marks }) => ({
        id,
        at,
        week,
        line,
        things: marks.flatMap(({ thing: name, mark }) => {
          const thing = thingOf(state, name)
          return thing ? [{ thing, mark }] : []
        }),
      }))
      .filter(({ week, line, things }) => week !== null || line !== '' || things.length > 0),
    heavyForWeeks: areHeavy(looks, now),
  }
}

/** The last three words about a week, over two weeks at least and five at most, all of them heavy. */
function areHeavy(
  looks: readonly { readonly at: number; readonly week: Week | null }[],
  now: number,
): boolean {
  const said = looks.filter(({ week }) => week !== null).slice(0, 3)
  const [newest, , oldest] = said
  if (!newest || !oldest || said.some(({ week }) => week !== 'heavy')) return false
  return newest.at - oldest.at >= 2 * WEEK && now - oldest.at <= 35 * DAY
}
