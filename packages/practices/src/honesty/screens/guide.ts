/** Three minutes for one thing, as a guide for the eyes: light that draws back. Nothing rings, and nothing ends by it. */
import { useRef } from 'preact/hooks'
import { useSeconds } from '../../shared/device.ts'

const minutes = 3

/** How much is left of them, 1 to 0, since this phone first showed what `name` names; null while nobody speaks. */
export function useGuide(running: boolean, name: string): number | null {
  const now = useSeconds(running)
  const begun = useRef({ name, at: now })
  if (begun.current.name !== name) begun.current = { name, at: now }
  return running ? leftOf(now - begun.current.at) : null
}

export const leftOf = (past: number): number => Math.min(1, Math.max(0, 1 - past / (minutes * 60_000)))
