/** The world's clock and the browser's word that the network is back. */
import type { Clock, Network } from '../engine/ports.ts'

/** Longer waits are cut by timers of browsers at 2^31 - 1 ms. */
const LONGEST = 2_147_483_647

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, Math.min(Math.max(0, ms), LONGEST))
    return () => clearTimeout(timer)
  },
}

/** Also when the page is looked at again: phones stop timers and sockets of pages in the background. */
export const browserNetwork: Network = {
  onOnline: listener => {
    const shown = () => {
      if (document.visibilityState === 'visible') listener()
    }
    window.addEventListener('online', listener)
    document.addEventListener('visibilitychange', shown)
    return () => {
      window.removeEventListener('online', listener)
      document.removeEventListener('visibilitychange', shown)
    }
  },
}
