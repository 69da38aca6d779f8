/** Amara and Juma as simulated devices: seeded chance, hand-turned time, a hostile network. Only tests, bench and scripts import it. */
export { type Adversary, adversary, lookFor } from './adversary.ts'
export { type Audit, auditLog } from './auditor.ts'
export { type Body, Roll } from './auditor-roll.ts'
export { type Chance, chanceFrom } from './chance.ts'
export {
  CALM,
  type Frame,
  hostileLink,
  type Link,
  type Passing,
  type ServerEnd,
  type Serving,
  STORM,
  type Weather,
} from './hostile-network.ts'
export { type MessageLog, messageLog } from './message-log.ts'
export { type ModifiedClient, modifiedClient } from './modified-client.ts'
export { begin, pairUp, reaches } from './pairing.ts'
export { replaceGlobalCrypto, seededPlatform, seededSubtle, type Witness } from './seeded-platform.ts'
export { howToRepeat, type Run, type RunOptions, simulate } from './simulation.ts'
export { type PartyClock, type VirtualTime, virtualTime } from './virtual-time.ts'
export { createWorld, type Device, type World } from './world.ts'
