/** Swahili, as a mirror needs it. */
import type { Language } from '../../language.ts'
import { CUES } from './cues.ts'
import { swahili as lore } from './lore.ts'
import { MODEL } from './weights.ts'

export const swahili: Language = { name: 'sw', lore, cues: CUES, model: MODEL }
