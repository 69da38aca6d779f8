/** What a device signs to show the relay that it is that device: label ‖ space ‖ device ‖ challenge. */
import { type Bytes, concat, unhex } from './bytes.ts'
import { labels } from './labels.ts'

/** Ids as hex; the challenge as the relay gave it. Space and device are inside, so that a signature fits one door only. */
export const authMessage = (space: string, device: string, challenge: Bytes): Bytes =>
  concat(labels.auth, unhex(space), unhex(device), challenge)
