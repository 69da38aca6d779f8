/** The words of the public pages by language. */
import type { Language } from '#library'
import { en, type PublicWords } from './en.ts'
import { sw } from './sw.ts'

export type { PublicWords } from './en.ts'
export const publicWords: Readonly<Record<Language, PublicWords>> = { en, sw }
