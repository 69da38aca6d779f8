/** Why a session with the relay is over, and what its answers mean for that. */
import type { RecordFault, RelayFault } from './ports.ts'

export type End =
  | { readonly end: 'stopped' }
  | { readonly end: 'away' }
  /** Nothing is wrong: it is time to try a live line again. */
  | { readonly end: 'again' }
  /** Another own device took this one out. */
  | { readonly end: 'removed' }
  | { readonly end: 'fault'; readonly fault: RecordFault['fault'] }

export const away: End = { end: 'away' }
export const stopped: End = { end: 'stopped' }
export const removed: End = { end: 'removed' }

/** Problems with which the relay refuses an own entry for what it is: sending it again would not help. */
const REFUSALS = new Map<string, RecordFault['fault']>([
  ['entry-conflict', 'ProfileCloned'],
  ['broken-chain', 'BrokenChain'],
  ['bad-signature', 'BadSignature'],
  ['bad-control', 'BadControl'],
  ['too-large', 'TooLarge'],
  ['malformed', 'Malformed'],
])

/** An own entry does not fit where the relay stands: a copy of this profile may have written there. */
export const isCrossed = (fault: RelayFault): boolean =>
  fault.fault === 'Problem' && (fault.type === 'entry-conflict' || fault.type === 'broken-chain')

export const endOf = (fault: RelayFault): End => {
  if (fault.fault === 'Problem' && fault.type === 'forbidden') return removed
  const refusal = fault.fault === 'Problem' ? REFUSALS.get(fault.type) : undefined
  return refusal ? { end: 'fault', fault: refusal } : away
}
