/** The bus of a server that runs alone: a list of listeners per space, told at once. */
import type { Bus, BusMessage } from '../ports/bus.ts'

export const inProcessBus = (): Bus => {
  const listeners = new Map<string, Set<(message: BusMessage) => void>>()
  return {
    publish(space, message) {
      for (const listener of [...(listeners.get(space) ?? [])]) listener(message)
    },
    subscribe(space, listener) {
      const ofSpace = listeners.get(space) ?? new Set()
      ofSpace.add(listener)
      listeners.set(space, ofSpace)
      return () => {
        ofSpace.delete(listener)
        if (ofSpace.size === 0 && listeners.get(space) === ofSpace) listeners.delete(space)
      }
    },
  }
}
