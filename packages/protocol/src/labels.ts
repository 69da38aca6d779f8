/**
 * Every label that separates one use of a hash or key from another. Each is used in one place of the code.
 * No label is the beginning of another (a test holds that), so label ‖ data can never mean two things.
 */
import { type Bytes, utf8 } from './bytes.ts'

export const labelTexts = {
  /** Hash: id of a device from its two public keys. */
  device: 'kimbilio/v1/device',
  /** Hash: what an entry's signature covers, and the entry's name. */
  entry: 'kimbilio/v1/entry',
  /** Hash: the log's chain, and its beginning. */
  log: 'kimbilio/v1/log',
  logStart: 'kimbilio/v1/nothing-yet',
  /** Hash: commitment to the payload of an entry and to the gate it is bound to; and what stands inside of that. */
  commit: 'kimbilio/v1/commit',
  innerCommit: 'kimbilio/v1/inner-commit',
  /** Key: what the entries of one device in one epoch are sealed with. */
  contentKey: 'kimbilio/v1/content-key',
  /** Hash: commitment to an epoch key, which every recipient checks. */
  epochCommit: 'kimbilio/v1/epoch-commit',
  /** HPKE info: an epoch key for one device; and the name of the pre-shared key. */
  wrap: 'kimbilio/v1/wrap',
  pskId: 'kimbilio/v1/psk-id',
  /** Key: the pre-shared key of the first wrap, from the invitation's secret. */
  pairingPsk: 'kimbilio/v1/pairing-psk',
  /** Keys: the pre-shared key of an epoch's wraps; what seals the key of the epoch before. */
  epochPsk: 'kimbilio/v1/epoch-psk',
  epochLink: 'kimbilio/v1/epoch-link',
  /** Hash and key: a new device asks its own person's others to let it into a space. */
  askTranscript: 'kimbilio/v1/ask-transcript',
  askPsk: 'kimbilio/v1/ask-psk',
  /** Key: what seals a file that is carried by hand; and what seals a whole profile on its way to another house. */
  bundle: 'kimbilio/v1/bundle',
  houseFile: 'kimbilio/v1/house-file',
  /** Hash and associated data: a sealed text. */
  sealCommit: 'kimbilio/v1/seal-commit',
  sealBox: 'kimbilio/v1/seal-box',
  /** Key: the tag that two blind agreements share. */
  match: 'kimbilio/v1/match',
  /** Hash: the checksum inside a link. */
  link: 'kimbilio/v1/link',
  /** Key: an invitation's secret, where it is for the same person's other phone. */
  ownPhone: 'kimbilio/v1/own-phone',
  /** Keys: from an invitation's secret. */
  invitationId: 'kimbilio/v1/invitation-id',
  invitationAccess: 'kimbilio/v1/invitation-access',
  invitationBox: 'kimbilio/v1/invitation-box',
  /** Hash: the joiner's promise of keys and nonce. */
  claim: 'kimbilio/v1/claim',
  /** Hash: all that was said while pairing; and the seven signs of it. */
  transcript: 'kimbilio/v1/transcript',
  signs: 'kimbilio/v1/signs',
  /** Key: by which two who shared a space know an invitation of the other again. */
  acquaintance: 'kimbilio/v1/acquaintance',
  /** Signature: the joiner holds its keys and agrees to join. */
  possession: 'kimbilio/v1/possession',
  /** Signature: a device answers the relay's challenge. */
  auth: 'kimbilio/v1/auth',
  /** Signature: a publisher signs what an app consists of. */
  release: 'kimbilio/v1/release',
  /** Keys: the device on paper, and the way back to it, from the words; and of a spare device, from its seed. */
  paperSeed: 'kimbilio/v1/paper-seed',
  paperPsk: 'kimbilio/v1/paper-psk',
  sparePsk: 'kimbilio/v1/spare-psk',
  recoveryId: 'kimbilio/v1/recovery-id',
  recoveryAccess: 'kimbilio/v1/recovery-access',
  recoveryBox: 'kimbilio/v1/recovery-box',
  /** Key: what seals a part of a snapshot; and what a device signs of the whole. */
  snapshotPart: 'kimbilio/v1/snapshot-part',
  snapshotManifest: 'kimbilio/v1/snapshot-manifest',
  /** Keys: a device from a seed. */
  seedSign: 'kimbilio/v1/seed-sign',
  seedKem: 'kimbilio/v1/seed-kem',
} as const

export const labels = Object.fromEntries(
  Object.entries(labelTexts).map(([name, text]) => [name, utf8(text)]),
) as Readonly<Record<keyof typeof labelTexts, Bytes>>
