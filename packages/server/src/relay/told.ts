/** What a call to the relay comes to: a value, or a problem that the caller is told. */

import type { StoreFault } from '../ports/relay-store.ts'
import type { Result } from '../ports/result.ts'
import { refused } from '../ports/result.ts'
import { type Problem, type ProblemName, problem } from '../problems.ts'

export type Told<T> = Promise<Result<T, Problem>>

export const refuse = (name: ProblemName, more: Omit<Problem, 'problem'> = {}) => refused(problem(name, more))

/** Whatever is the matter with the store, the caller can only try again. */
export const storeProblem = (_fault: StoreFault) => refuse('unavailable', { retryAfterSeconds: 5 })
