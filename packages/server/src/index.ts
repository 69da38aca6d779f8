/**
 * The server, for whoever runs it inside another process: tests, simulated devices, measurements.
 * In here: relay, stores, HTTP, live sessions. Not in here: anything that knows a practice or can read a space.
 */
export { inProcessBus } from './adapters/in-process-bus.ts'
export { memoryStore } from './adapters/memory-store.ts'
export { openSqliteStore } from './adapters/sqlite/open-sqlite-store.ts'
export type { HttpEnv } from './http/guards.ts'
export { attachLive, type LiveSockets } from './http/live-socket.ts'
export { createRelayApp, createServerApp, type ServerParts } from './http/server-app.ts'
export { jsonLog, type Log, type LogLine, silentLog } from './log.ts'
export type { Bus, BusMessage } from './ports/bus.ts'
export { type Clock as ServerClock, systemClock } from './ports/clock.ts'
export type { RelayStore, StoredEntry, StoreFault } from './ports/relay-store.ts'
export { PROBLEMS, type ProblemName } from './problems.ts'
export { DEFAULT_LIMITS, type Limits } from './relay/limits.ts'
export { type Channel, CLOSE, type LiveSession } from './relay/live.ts'
export { createRelay, type Relay, type RelayNeeds } from './relay/relay.ts'
export { readSettings, SETTINGS, type Settings } from './settings.ts'
export { type RunningServer, type StartNeeds, startServer } from './start-server.ts'
