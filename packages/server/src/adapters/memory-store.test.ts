import { relayStoreContract } from '../ports/relay-store.contract.ts'
import { memoryStore } from './memory-store.ts'

relayStoreContract('memory', async () => memoryStore())
