/** What a call to the relay comes to: a value, or a problem that the caller is told. */
import type { StoreFault } from '../ports/relay-store.ts'
import type { Result } from '../ports/result.ts'
import { refused } from '../ports/result.ts'
import { type Problem, type ProblemName, problem } from '../problems.ts'

export type Told<T> = Promise<Result<T, Problem>>

export const refuse = (name: ProblemName, more: Omit<Problem, 'problem'> = {}) => refused(problem(name, more))

/** Why there is no state of a space: it is not here, everybody has left it, or the store cannot say. */
export type SpaceFault =
  | StoreFault
  | { readonly fault: 'UnknownSpace' }
  | { readonly fault: 'SpaceForgotten' }

/** Whatever is the matter with the store, the caller can only try again. */
export const storeProblem = ({ fault }: SpaceFault) => {
  if (fault === 'UnknownSpace') return refuse('unknown-space')
  if (fault === 'SpaceForgotten') return refuse('space-forgotten')
  return refuse('unavailable', { retryAfterSeconds: 5 })
}
