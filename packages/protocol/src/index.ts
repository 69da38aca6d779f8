/** Two people's shared record that nobody else can read or bend: keys, entries, the log, sealing, pairing. */
export { acquaintanceKey, tagOf } from './acquaintance.ts'
export * from './auth.ts'
export {
  type Authored,
  authorContent,
  type Chain,
  chainAfter,
  chainStart,
  joinEntry,
  leaveEntry,
  makeSpace,
  type Seen,
  type Standing,
} from './author.ts'
export { isGate } from './bind.ts'
export { type BundleContent, looksLikeBundle, openBundle, sealBundle } from './bundle.ts'
export {
  type Bytes,
  base64url,
  concat,
  equalBytes,
  fromUtf8,
  hex,
  isHex,
  type Result,
  readU32,
  u32,
  unbase64url,
  unhex,
  utf8,
} from './bytes.ts'
export {
  afterOf,
  type CarriedVerdict,
  canonicalOrder,
  markOf,
  standsAt,
  type Unordered,
  verifyCarried,
} from './canonical.ts'
export { type Control, decodeControl } from './control.ts'
export {
  addDeviceEntry,
  addedAsSeen,
  askPsk,
  askTranscript,
  checkNewcomer,
  type Newcomer,
  newcomerOf,
  possess,
  removeDeviceEntry,
} from './devices.ts'
export {
  BUCKETS,
  decodeEntry,
  decodeIndexed,
  decodeRun,
  type Entry,
  type EntryHeader,
  encodeIndexed,
  encodeRun,
  eraseEntry,
  type IndexedBytes,
  MAX_ENTRY_BYTES,
  ZERO_HASH,
} from './entry.ts'
export { rotateEntry } from './epochs.ts'
export type { Fault, FaultName } from './fault.ts'
export { openHouseFile, sealHouseFile } from './house-file.ts'
export * from './invitation.ts'
export {
  type Kept,
  keepEntry,
  keepErased,
  keptInner,
  readKept,
  restoreKept,
  type Skimmed,
  skimKept,
} from './kept.ts'
export {
  boundCommit,
  innerCommit,
  type KeyRing,
  MAX_PAYLOAD_BYTES,
  newRing,
  type Opened,
  openContent,
  openEntry,
  readWrapped,
} from './keyring.ts'
export { type Learned, learnKeys } from './learn-keys.ts'
export { type Verdict, type VerifiedEntry, verifyRun, verifyUnconfirmed } from './log.ts'
export {
  type DeviceState,
  emptyLog,
  type LogState,
  type MemberState,
  nextHash,
  type SpaceKind,
  startHash,
} from './log-state.ts'
export { activeDevices, MAX_DEVICES, rotationDue } from './membership.ts'
export * from './pairing.ts'
export type { PairingFault } from './pairing-box.ts'
export * from './paper.ts'
export * from './payload.ts'
export {
  type AesKey,
  type CryptoKeyLike,
  createPrimitives,
  type DeviceKeys,
  type DeviceSecret,
  deviceId,
  deviceKeysFrom,
  deviceKeysFromSeed,
  type KemKey,
  type Platform,
  type Primitives,
  type SigningKey,
  type StretchCost,
  type SubtleLike,
  sha256,
  stretch,
  verifyNatively,
  type Wrapped,
} from './primitives.ts'
export * from './release.ts'
export * from './sealing.ts'
export * from './signs.ts'
export * from './snapshot.ts'
export { logHashes, restoreLog, serialiseLog } from './stored-log.ts'
export * from './words.ts'
