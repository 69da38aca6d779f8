/** Amara and Juma as simulated devices: seeded chance, hand-turned time, a hostile network. Only tests, bench and scripts import it. */
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
export { replaceGlobalCrypto, seededPlatform, seededSubtle, type Witness } from './seeded-platform.ts'
export { type PartyClock, type VirtualTime, virtualTime } from './virtual-time.ts'
