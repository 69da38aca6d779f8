/** The sections of the Library, in the order in which a reader meets them. */
import type { Language } from './languages.ts'

/** `site` holds the pages about the Library itself; they are not listed among the articles. */
export const sectionIds = ['start', 'practices', 'subjects', 'laughter', 'site'] as const
export type SectionId = (typeof sectionIds)[number]

interface SectionText {
  readonly name: string
  readonly about: string
}

export const sections: Readonly<Record<SectionId, Readonly<Record<Language, SectionText>>>> = {
  start: {
    en: { name: 'Begin here', about: 'The whole idea, on one page.' },
    sw: { name: 'Anzia hapa', about: 'Wazo lote kwa ukurasa mmoja.' },
  },
  practices: {
    en: { name: 'The practices', about: 'One guide for each. Read it alone or together.' },
    sw: { name: 'Mazoezi', about: 'Kila zoezi na mwongozo wake. Soma peke yako au pamoja.' },
  },
  subjects: {
    en: { name: 'Subjects', about: 'What readers look for next: trust, friendship, distance, hard seasons.' },
    sw: { name: 'Mada', about: 'Yanayofuata kutafutwa: uaminifu, urafiki, umbali, nyakati ngumu.' },
  },
  laughter: {
    en: { name: 'Vichekesho', about: 'Laughing together is a practice too.' },
    sw: { name: 'Vichekesho', about: 'Kucheka pamoja nako ni zoezi.' },
  },
  site: {
    en: { name: 'About this place', about: 'Who we are and what we keep.' },
    sw: { name: 'Kuhusu mahali hapa', about: 'Sisi ni nani, na tunatunza nini.' },
  },
}
