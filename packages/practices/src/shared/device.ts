/**
 * What a conversation in one room asks of the phone itself: seconds, a screen that stays on, a hum in the hand, and no
 * notices of the app's own meanwhile. Where a phone can't do one of these, nothing happens and nothing is said.
 */
import { useEffect, useState } from 'preact/hooks'

/** Milliseconds since 1970, new every second while `running`, and at once when the screen comes back. */
export function useSeconds(running: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 1000)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [running])
  return now
}

/** Keeps the screen from going dark by itself while `on` and this page is to be seen. */
export function useAwake(on: boolean): void {
  useEffect(() => (on ? stayAwake(navigator, document) : undefined), [on])
}

interface Lock {
  readonly release: () => Promise<void>
}
interface Lockable {
  readonly wakeLock?: { readonly request: (kind: 'screen') => Promise<Lock> }
}
type Seen = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>

/** The system takes the lock back when the page is hidden; it is asked for again whenever the page is back. */
export function stayAwake({ wakeLock }: Lockable, page: Seen): () => void {
  let over = false
  let held: Lock | null = null
  const letGo = (lock: Lock | null) => void lock?.release().catch(() => {})
  const ask = () => {
    if (over || page.visibilityState !== 'visible') return
    wakeLock?.request('screen').then(
      lock => {
        if (over) return letGo(lock)
        letGo(held)
        held = lock
      },
      // Refused, for instance with little battery: the phone may sleep, and the time goes on all the same.
      () => {},
    )
  }
  ask()
  page.addEventListener('visibilitychange', ask)
  return () => {
    over = true
    page.removeEventListener('visibilitychange', ask)
    letGo(held)
  }
}

/** A hum in the hand: milliseconds on, off, on. Silent on phones that can't; so it never is the only sign. */
export function buzz(pattern: readonly number[]): void {
  if (typeof navigator.vibrate === 'function') navigator.vibrate([...pattern])
}

/** How many parts of the page ask for quiet. */
let holders = 0

/** While `on`, the app's own notices are neither shown nor read aloud. What they say is still there afterwards. */
export function useStill(on: boolean): void {
  useEffect(() => {
    if (!on) return
    holders++
    document.documentElement.dataset.still = ''
    return () => {
      holders--
      if (holders === 0) delete document.documentElement.dataset.still
    }
  }, [on])
}
