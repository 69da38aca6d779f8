import { busContract } from '../ports/bus.contract.ts'
import { inProcessBus } from './in-process-bus.ts'

busContract('in-process bus', inProcessBus)
