/**
 * A sitting of the two: offered, agreed, prepared by each alone, held step by step in a fixed order, closed.
 *
 * A sitting that is moved, let rest or never begun leaves no mark. Words that were prepared open at their step, when both
 * have prepared; else they stay with their author.
 */
import { withLastOf } from '../shared/last-few.ts'
import { fitsGate, type Held } from '../shared/reveal.ts'
import {
  isClosed,
  isTalking,
  type Life,
  offeredLife,
  reduceLife,
  type TalkFact,
} from '../shared/talk/index.ts'
import type { Fact as AnyFact, FactId, MemberId } from '../slice.ts'
import { type Form, gateOf, type Part, type Step, steps, type When } from './events.ts'

/** Sealed words, and the fact that holds them: their author can delete them once they are open. */
export type Prepared = Held & { readonly fact: FactId }

export interface Matter {
  readonly by: MemberId
  readonly text: string
  readonly fact: FactId
}

export interface Sitting {
  readonly life: Life
  readonly form: Form
  readonly when: When
  /** Null until the two sit down. */
  readonly step: Step | null
  /** The step at which the two came back from a pause: there stands what they said. */
  readonly returnedAt: Step | null
  /** By the clock of whoever went on; for the soft times only. */
  readonly stepAt: number
  readonly appreciations: readonly Prepared[]
  readonly next: readonly Prepared[]
  /** One and no more. */
  readonly matter: Matter | null
  /** Named when there was one already: for their authors. */
  readonly beside: readonly Matter[]
}

const orders: Readonly<Record<Form, readonly Step[]>> = {
  full: steps,
  short: ['appreciations', 'next', 'closing'],
}
/** Soft times, in minutes. Nothing happens when they have passed. */
export const minutesOf: Readonly<Record<Form, Partial<Readonly<Record<Step, number>>>>> = {
  full: { arrive: 1, appreciations: 6, 'went-well': 5, matter: 15, next: 6, closing: 2 },
  short: { appreciations: 4, next: 4, closing: 2 },
}

export const orderOf = ({ form }: Pick<Sitting, 'form'>): readonly Step[] => orders[form]

export const offeredSitting = (
  id: string,
  form: Form,
  when: When,
  fact: Pick<AnyFact, 'by' | 'at'>,
): Sitting => ({
  life: offeredLife(id, fact),
  form,
  when,
  step: null,
  returnedAt: null,
  stepAt: 0,
  appreciations: [],
  next: [],
  matter: null,
  beside: [],
})

/** What comes next; null at the end. */
export function nextStep(sitting: Sitting): Step | null {
  const order = orderOf(sitting)
  return order[sitting.step === null ? 0 : order.indexOf(sitting.step) + 1] ?? null
}

/** The two have come to this step, or beyond it. */
export function hasReached(sitting: Sitting, step: Step): boolean {
  const order = orderOf(sitting)
  return sitting.step !== null && order.indexOf(sitting.step) >= order.indexOf(step)
}

/** Planned or offered, and nobody has sat down. */
export const isToCome = ({ life, step }: Sitting): boolean => !isClosed(life) && step === null

export function withTalk(sitting: Sitting, fact: TalkFact): Sitting {
  const life = reduceLife(sitting.life, fact)
  if (life === sitting.life) return sitting
  const isBack = sitting.life.pause !== null && isTalking(life)
  return { ...sitting, life, ...(isBack ? { returnedAt: sitting.step } : {}) }
}

export const moved = (sitting: Sitting, when: When): Sitting =>
  isToCome(sitting) ? { ...sitting, when } : sitting

/** Only the very next step: two taps at once are one, and a step that is past does not come back. */
export const stepped = (sitting: Sitting, step: Step, at: number): Sitting =>
  isTalking(sitting.life) && nextStep(sitting) === step ? { ...sitting, step, stepAt: at } : sitting

/** Null when it does not count: its author has it back. */
export function prepared(sitting: Sitting, part: Part, held: Prepared): Sitting | null {
  const first = !sitting[part].some(({ by }) => by === held.by)
  const fits = fitsGate(held.seal, { id: gateOf(sitting.life.id, part), kind: 'both' })
  return isTalking(sitting.life) && first && fits ? { ...sitting, [part]: [...sitting[part], held] } : null
}

const mostBeside = 3

export function named(sitting: Sitting, matter: Matter): Sitting {
  const takes = sitting.matter === null && sitting.form === 'full' && isTalking(sitting.life)
  if (takes) return { ...sitting, matter }
  return { ...sitting, beside: withLastOf(sitting.beside, matter, mostBeside) }
}

/** The words of both are open to both. */
export const isOpen = (sitting: Sitting, part: Part): boolean =>
  sitting[part].length === 2 && hasReached(sitting, part)
