/** The names of everything that can be wrong with an entry or a log; a screen will use the same names one day. */

export type FaultName =
  /** Not in our format: sizes, encodings, trailing bytes. */
  | 'Malformed'
  | 'TooLarge'
  /** An index was left out, came twice or came out of order. */
  | 'GapInLog'
  /** No device with this id had been admitted. */
  | 'UnknownDevice'
  /** The device had been removed, or its member had left. */
  | 'RemovedDevice'
  /** The device's own counter or the hash of its previous entry does not follow. */
  | 'BrokenChain'
  /** The author had verified another log than this one. */
  | 'ForkDetected'
  /** The author had seen more than this log holds, or less than it had itself shown before. */
  | 'RolledBack'
  | 'BadSignature'
  /** Sealed under an epoch that the log does not have or that the device was not given. */
  | 'BadEpoch'
  | 'Undecryptable'
  /** It opened to something else than its commitment. */
  | 'CommitMismatch'
  /** A change of membership that its author had no right to, or that is not well formed. */
  | 'BadControl'
  /** Written by a newer protocol than this one. */
  | 'UnknownVersion'

export interface Fault {
  readonly fault: FaultName
  /** Index in the relay's order, where one is known. */
  readonly at?: number
}

export const fault = (name: FaultName, at?: number): Fault =>
  at === undefined ? { fault: name } : { fault: name, at }
