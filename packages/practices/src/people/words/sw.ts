/** Maneno ya majina, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Majina',
  line: 'Jinsi kila mmoja wenu anavyoitwa hapa.',
  refusedEmpty: 'Andika jina ungependa kuitwa.',
  refusedTooLong: 'Jina hili ni refu mno. Fupi linatosha.',
}
