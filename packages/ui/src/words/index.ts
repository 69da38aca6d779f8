/** The words of the app: one lazy chunk per language, typed by the English source. */
import type { Words } from './en.ts'

export type { Words } from './en.ts'
export type Language = 'en' | 'sw'
export const languages: readonly Language[] = ['en', 'sw']

const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: () => import('./en.ts').then(module => module.en),
  sw: () => import('./sw.ts').then(module => module.sw),
}

/** Rejects when the chunk can't be fetched; the caller says so. */
export const loadWords = (language: Language): Promise<Words> => loaders[language]()

/** The first of the browser's languages that we speak, or English. Tags as in `navigator.languages`. */
export const guessLanguage = (tags: readonly string[]): Language => {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split('-')[0]
    if (primary === 'sw' || primary === 'en') return primary
  }
  return 'en'
}
