/** How much of everything the relay takes. A rate of 0 means: as much as comes. */
export interface Limits {
  readonly spaceEntries: number
  readonly spaceBytes: number
  /** Of one member in one space, for the same reason as `connectionsPerMember`. */
  readonly snapshotBytes: number
  readonly gatesPerSpace: number
  readonly invitationsPerSpace: number
  readonly requestsPerMinutePerDevice: number
  readonly requestsPerMinutePerAddress: number
  readonly spacesPerHourPerAddress: number
  readonly recoveriesPerHourPerAddress: number
  readonly connectionsPerDevice: number
  /** Of one space. Never one number for both members: filling it up would tell how many lines the other has open. */
  readonly connectionsPerMember: number
  readonly connections: number
  /** Memory for what is known of spaces; those not asked for longest are looked up again. */
  readonly headBytes: number
}

const MEBIBYTE = 1024 * 1024

export const DEFAULT_LIMITS: Limits = {
  spaceEntries: 200_000,
  spaceBytes: 256 * MEBIBYTE,
  snapshotBytes: 128 * MEBIBYTE,
  gatesPerSpace: 50_000,
  invitationsPerSpace: 200,
  requestsPerMinutePerDevice: 1_200,
  requestsPerMinutePerAddress: 6_000,
  spacesPerHourPerAddress: 120,
  recoveriesPerHourPerAddress: 60,
  connectionsPerDevice: 8,
  connectionsPerMember: 32,
  connections: 20_000,
  headBytes: 128 * MEBIBYTE,
}

/** A run, as one request or one frame brings it; and a page of entries. */
export const MAX_BATCH_BYTES = MEBIBYTE
export const MAX_SNAPSHOT_PART_BYTES = MEBIBYTE
export const MAX_MANIFEST_BYTES = 64 * 1024
export const MAX_SNAPSHOT_PARTS = 256
export const MAX_ERASED_AT_ONCE = 256
export const MAX_EPHEMERAL_BYTES = 4 * 1024
export const MAX_BOX_BYTES = 8 * 1024
export const MAX_JSON_BYTES = 32 * 1024

export const CHALLENGE_MILLISECONDS = 2 * 60_000
export const TOKEN_MILLISECONDS = 15 * 60_000
export const INVITATION_MILLISECONDS = 48 * 3_600_000
export const UPLOAD_MILLISECONDS = 24 * 3_600_000
export const TOMBSTONE_MILLISECONDS = 30 * 24 * 3_600_000
