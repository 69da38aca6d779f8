/** What a PIN or passphrase is worth, said honestly and without bars and colours. */
import { lengthOfPin } from './lock-row.ts'

/** `short` holds up a hand at the screen, `fair` for hours, `long` is meant to hold against machines too. */
export type PinWorth = 'tooShort' | 'short' | 'fair' | 'long'

export const SHORTEST_PIN = 4

export const pinWorth = (pin: string): PinWorth => {
  const length = lengthOfPin(pin)
  if (length < SHORTEST_PIN) return 'tooShort'
  const different = new Set(pin.trim()).size
  if (different < 3) return 'short'
  const digits = /^\d+$/.test(pin.trim())
  if (digits) return length < 6 ? 'short' : length < 12 ? 'fair' : 'long'
  return length < 8 ? 'short' : length < 16 ? 'fair' : 'long'
}
