/** The engine: the whole client without a screen, driven through ports. */

export { browserNetwork, systemClock } from '../adapters/browser-clock.ts'
export { type HttpRelayDeps, httpRelay } from '../adapters/http-relay.ts'
export { openIdbStore } from '../adapters/idb-store.ts'
export {
  type CommitFate,
  type MemoryDisk,
  type MemoryStore,
  type MemoryStoreOptions,
  memoryDisk,
  memoryStore,
} from '../adapters/memory-store.ts'
export type { ArchiveSettings } from './archive/settings.ts'
export { createHaven, type HavenParts } from './create-haven.ts'
export type { Haven, Pairing, PairingStage, SpaceId, SpaceView, SyncState } from './haven.ts'
export type { HavenLock, LockAfter, LockView, NewPasskey } from './lock/haven-lock.ts'
export { type LockState, lockState, type TryFault, unlock, type WayIn } from './lock/unlock.ts'
export type {
  Clock,
  Credentials,
  Delete,
  DepositState,
  InvitationState,
  LiveConnection,
  LiveListener,
  Network,
  Put,
  RecordFault,
  Relay,
  RelayFault,
  Result,
  Store,
  StoreFault,
  Table,
} from './ports.ts'
