/** What the relay answers, read as from a stranger: its faults, and null for whatever JSON is not as promised. */
import { type Bytes, unbase64url } from '#protocol'
import type { DepositState, InvitationState, RelayFault, Result } from '../engine/ports.ts'

export const unreachable: Result<never, RelayFault> = { ok: false, error: { fault: 'Unreachable' } }
export const problem = (type: string, status: number): Result<never, RelayFault> => ({
  ok: false,
  error: { fault: 'Problem', type, status },
})
/** A relay that answers in another language than ours: as bad as none, but not a matter of the network. */
export const nonsense = problem('unexpected-answer', 502)

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Places that the relay has given to entries. */
export const indicesOf = (value: unknown): readonly number[] | null =>
  isRecord(value) && Array.isArray(value.indices) && value.indices.every(one => Number.isSafeInteger(one))
    ? value.indices
    : null

/** The last part of a problem's `type`. */
export const problemName = (type: unknown): string =>
  typeof type === 'string' ? (type.split('/').pop() ?? 'unknown') : 'unknown'

export const depositOf = (value: unknown): DepositState | null => {
  if (!isRecord(value)) return null
  const { state } = value
  if (
    state !== 'waiting' &&
    state !== 'open' &&
    state !== 'closed' &&
    state !== 'matched' &&
    state !== 'unmatched'
  )
    return null
  const shares: { member: string; share: Bytes; entry: string }[] = []
  for (const one of Array.isArray(value.shares) ? value.shares : []) {
    if (!isRecord(one) || typeof one.share !== 'string') return null
    const share = unbase64url(one.share)
    if (!share || typeof one.member !== 'string' || typeof one.entry !== 'string') return null
    shares.push({ member: one.member, share, entry: one.entry })
  }
  return { state, shares }
}

const STAGES = ['offered', 'claimed', 'answered', 'revealed', 'confirmed', 'done', 'refused'] as const
const BOXES = ['offer', 'claim', 'answer', 'reveal', 'confirm', 'done'] as const

export const invitationOf = (value: unknown): InvitationState | null => {
  if (!isRecord(value)) return null
  const stage = STAGES.find(one => one === value.stage)
  const boxes = value.boxes
  if (!stage || !isRecord(boxes)) return null
  const read: Partial<Record<(typeof BOXES)[number], Bytes>> = {}
  for (const name of BOXES) {
    const text = boxes[name]
    if (text === undefined || text === null) continue
    const box = typeof text === 'string' ? unbase64url(text) : null
    if (!box) return null
    read[name] = box
  }
  return { stage, boxes: read }
}

export const recoveryOf = (value: unknown): Bytes | null =>
  isRecord(value) && typeof value.box === 'string' ? unbase64url(value.box) : null
