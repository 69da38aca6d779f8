/**
 * What we claim of pairing and of the sealed answer. The first half says what no attacker can do; the second takes a part of
 * the protocol away each time, and says which attack that part is there against: so one sees that the model can find.
 */
import type { Model } from './explore.ts'
import { type PairingVariant, pairingModel } from './pairing-model.ts'
import { type SealVariant, sealModel } from './seal-model.ts'

export interface Claim {
  readonly name: string
  // biome-ignore lint/suspicious/noExplicitAny: a list holds models of every kind of state.
  readonly model: Model<any>
  /** The attacks that there are; none for what holds. */
  readonly found: readonly string[]
}

const pairing = (name: string, variant: PairingVariant, ...found: string[]): Claim => ({
  name: `pairing, ${name}`,
  model: pairingModel(variant),
  found,
})
const sealed = (name: string, variant: SealVariant, ...found: string[]): Claim => ({
  name: `sealed answer, ${name}`,
  model: sealModel(variant),
  found,
})

const KEY = 'the attacker has the epoch key'
const EARLY = 'B reads the answer without having signed one for this gate'
const ANYWAY = 'the answer is read although it was taken back, left behind or closed'
const ALONE = 'the relay alone reads the answer'

export const claims: readonly Claim[] = [
  pairing('against a relay that owns the network', { thief: false }),
  pairing('against a relay that owns the network and has the link', { thief: true }),
  sealed('split, against the relay', { seal: 'split', attacker: 'relay' }),
  sealed('split, against the other person with a changed app', { seal: 'split', attacker: 'partner' }),
  sealed('strict, against the relay', { seal: 'strict', attacker: 'relay' }),
  sealed('strict, against the other person with a changed app', { seal: 'strict', attacker: 'partner' }),
  sealed('strict, against both together', { seal: 'strict', attacker: 'relay and partner' }),

  // What is known and said: together they hold both halves.
  sealed('split, against both together', { seal: 'split', attacker: 'relay and partner' }, EARLY, ANYWAY),

  // What each part is there for.
  pairing('with the link, without the promise', { thief: true, without: 'promise' }, KEY),
  pairing('with the link, the promise unchecked', { thief: true, without: 'check of the promise' }, KEY),
  pairing('with the link, the nonce known beforehand', { thief: true, without: 'late nonce' }, KEY),
  pairing('with the link, nobody comparing', { thief: true, without: 'comparison' }, KEY),
  pairing(
    'with the link, no signature asked for',
    { thief: true, without: 'possession' },
    'B was let in without having agreed',
  ),
  sealed(
    'split, the half in clear, against the relay',
    { seal: 'split', attacker: 'relay', without: 'encryption of the half' },
    ALONE,
  ),
  sealed(
    'split, not bound to the gate, against the other person',
    { seal: 'split', attacker: 'partner', without: 'binding to the gate' },
    EARLY,
  ),
  sealed(
    'strict, not waiting for both, against the other person',
    { seal: 'strict', attacker: 'partner', without: 'waiting for both' },
    EARLY,
  ),
]
