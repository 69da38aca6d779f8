/**
 * Everything that a caller may be told has gone wrong: its name, its status, one sentence. RFC 9457; the name is the
 * last path segment of `type`. A problem never repeats what the caller sent.
 */
export const PROBLEMS = {
  malformed: [400, 'The request is not of the form that is asked for here.'],
  unauthorized: [401, 'A valid token is needed.'],
  forbidden: [403, 'This device may not do that in this space.'],
  'unknown-device': [403, 'The space does not know this device.'],
  'not-found': [404, 'There is nothing at this address.'],
  'unknown-space': [404, 'There is no such space here.'],
  'entry-unknown': [404, 'There is no such entry in this space.'],
  'no-snapshot': [404, 'There is no such snapshot of this member.'],
  'recovery-unknown': [404, 'There is no such record, or the key to it is another.'],
  'invitation-unknown': [404, 'There is no such invitation, or the key to it is another.'],
  'method-not-allowed': [405, 'This address does not take that method.'],
  'entry-conflict': [409, 'Another entry stands in this place.'],
  gap: [409, 'Entries of this device are missing before this one.'],
  'broken-chain': [409, 'The entry does not follow the one before it.'],
  'seen-conflict': [409, 'The entry refers to an order of the log that is not the one here.'],
  'deposit-conflict': [409, 'This member has made another deposit at this gate.'],
  'gate-conflict': [409, 'The gate is of another kind.'],
  'gate-closed': [409, 'The gate has been closed for good.'],
  'gate-open': [409, 'The gate has opened already.'],
  'wrong-step': [409, 'The invitation is not at the step before this one.'],
  'invitation-used': [409, 'The invitation is in use by somebody else.'],
  'recovery-taken': [409, 'This record belongs to another space.'],
  'space-forgotten': [410, 'Everybody has left this space, and it was deleted here.'],
  'invitation-expired': [410, 'The invitation has expired.'],
  'invitation-refused': [410, 'The invitation was refused.'],
  'too-large': [413, 'That is larger than what is taken here.'],
  'unsupported-media-type': [415, 'The body is of a type that is not taken here.'],
  'bad-signature': [422, 'The signature does not fit.'],
  'bad-control': [422, 'The control entry breaks a rule of membership.'],
  'not-for-this-gate': [422, 'The entry is not one of this member that was written for this gate.'],
  'bad-epoch': [422, 'The entry is sealed under an epoch that the space does not have.'],
  'unknown-version': [422, 'This is of a newer form than this server knows.'],
  'upgrade-required': [426, 'This address speaks WebSocket only.'],
  'rate-limited': [429, 'That is more than is taken in this time.'],
  internal: [500, 'Something went wrong here. Nothing was changed by this request.'],
  unavailable: [503, 'The server cannot store anything just now.'],
  'space-full': [507, 'The space has reached its limit.'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemName = keyof typeof PROBLEMS

export interface Problem {
  readonly problem: ProblemName
  /** The counter that the device must use next (`gap`). */
  readonly expected?: number
  /** Position, from 0, in what was handed in (entries). */
  readonly at?: number
  readonly retryAfterSeconds?: number
}

export const problem = (name: ProblemName, more: Omit<Problem, 'problem'> = {}): Problem => ({
  problem: name,
  ...more,
})

export const statusOf = (told: Problem): number => PROBLEMS[told.problem][0]

/** The body of application/problem+json. */
export const problemBody = (told: Problem): Record<string, unknown> => ({
  type: `/problems/${told.problem}`,
  title: PROBLEMS[told.problem][1],
  status: PROBLEMS[told.problem][0],
  ...(told.expected === undefined ? {} : { expected: told.expected }),
  ...(told.at === undefined ? {} : { at: told.at }),
})

export const problemResponse = (told: Problem, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(problemBody(told)), {
    status: statusOf(told),
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(told.retryAfterSeconds === undefined ? {} : { 'retry-after': String(told.retryAfterSeconds) }),
      ...headers,
    },
  })
