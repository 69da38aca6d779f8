/**
 * The steps of a pairing as the relay sees them: sealed boxes, one after the other, each side in turn. Pure; who may
 * speak is decided here, what is in a box the relay cannot know.
 */
import { done, type Result, refused } from '../ports/result.ts'

type Stage = 'offered' | 'claimed' | 'answered' | 'revealed' | 'confirmed' | 'done' | 'refused'
type BoxName = 'offer' | 'claim' | 'answer' | 'reveal' | 'confirm' | 'done'
export type InviterStep = 'answer' | 'done' | 'refuse'
export type JoinerStep = 'claim' | 'reveal' | 'confirm' | 'refuse'

export interface InvitationRecord {
  readonly space: string
  /** The member who invites. */
  readonly inviter: string
  /** SHA-256 (hex) of the access key, which the relay never keeps. */
  readonly access: string
  readonly stage: Stage
  /** base64url, in the order of the steps. */
  readonly boxes: Readonly<Partial<Record<BoxName, string>>>
  /** SHA-256 (hex) of the secret of whoever claimed first. */
  readonly claim: string | null
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

export type InvitationRefusal = 'wrong-step' | 'invitation-used' | 'invitation-expired' | 'invitation-refused'

const STEPS: Readonly<Record<BoxName, { readonly from: Stage | null; readonly to: Stage }>> = {
  offer: { from: null, to: 'offered' },
  claim: { from: 'offered', to: 'claimed' },
  answer: { from: 'claimed', to: 'answered' },
  reveal: { from: 'answered', to: 'revealed' },
  confirm: { from: 'revealed', to: 'confirmed' },
  done: { from: 'confirmed', to: 'done' },
}

export const inviterReads = (
  invitation: InvitationRecord,
  now: number,
): Result<InvitationRecord, InvitationRefusal> =>
  invitation.stage !== 'refused' && now >= invitation.expiresAt
    ? refused('invitation-expired')
    : done(invitation)

/** `claim` is the hash of the reader's claim secret, or null when it has none yet. */
export const joinerReads = (
  invitation: InvitationRecord,
  claim: string | null,
  now: number,
): Result<InvitationRecord, InvitationRefusal> => {
  if (invitation.stage === 'refused') return refused('invitation-refused')
  if (now >= invitation.expiresAt) return refused('invitation-expired')
  if (invitation.claim !== null && invitation.claim !== claim) return refused('invitation-used')
  return done(invitation)
}

export const inviterSays = (
  invitation: InvitationRecord,
  step: InviterStep,
  box: string,
  now: number,
): Result<InvitationRecord, InvitationRefusal> => {
  if (step === 'refuse') return refuse(invitation)
  if (invitation.stage === 'refused') return refused('invitation-refused')
  if (now >= invitation.expiresAt) return refused('invitation-expired')
  return take(invitation, step, box)
}

export const joinerSays = (
  invitation: InvitationRecord,
  claim: string,
  step: JoinerStep,
  box: string,
  now: number,
): Result<InvitationRecord, InvitationRefusal> => {
  if (step === 'refuse' && invitation.stage === 'refused') return done(invitation)
  const readable = joinerReads(invitation, claim, now)
  if (!readable.ok) return readable
  if (step === 'refuse') return refuse(invitation)
  return take(step === 'claim' ? { ...invitation, claim } : invitation, step, box)
}

/** What is left when an invitation has expired: enough to tell "expired" from "unknown". */
export const tombstone = (invitation: InvitationRecord): InvitationRecord => ({ ...invitation, boxes: {} })

/** The same box for a step that was taken already is fine: the answer to it may have been lost on the way. */
const take = (
  invitation: InvitationRecord,
  step: Exclude<BoxName, 'offer'>,
  box: string,
): Result<InvitationRecord, InvitationRefusal> => {
  if (invitation.boxes[step] === box) return done(invitation)
  if (invitation.stage !== STEPS[step].from) return refused('wrong-step')
  return done({ ...invitation, stage: STEPS[step].to, boxes: { ...invitation.boxes, [step]: box } })
}

const refuse = (invitation: InvitationRecord): Result<InvitationRecord, InvitationRefusal> => {
  if (invitation.stage === 'refused') return done(invitation)
  if (invitation.stage === 'done') return refused('wrong-step')
  return done({ ...invitation, stage: 'refused', boxes: {} })
}
