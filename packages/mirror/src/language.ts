/** What a language brings: its words, the constructions of every check, and the weights learned from its messages. */
import type { Cues } from './cues/cues.ts'
import type { PackedModel } from './model/weights.ts'
import type { Wordlore } from './text/reading.ts'

export interface Language {
  readonly name: 'en' | 'sw'
  readonly lore: Wordlore
  readonly cues: Cues
  readonly model: PackedModel
}
