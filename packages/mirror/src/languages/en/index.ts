/** English, as a mirror needs it. */
import type { Language } from '../../language.ts'
import { CUES } from './cues.ts'
import { english as lore } from './lore.ts'
import { MODEL } from './weights.ts'

export const english: Language = { name: 'en', lore, cues: CUES, model: MODEL }
