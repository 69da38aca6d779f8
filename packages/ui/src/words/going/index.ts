/** In both languages at once: these places are rare, and come with their words. */
import type { Language } from '../index.ts'
import type { Widen } from '../widen.ts'
import { going as en } from './en.ts'
import { going as sw } from './sw.ts'

export type Going = Widen<typeof en>
export const going: Readonly<Record<Language, Going>> = { en, sw }
