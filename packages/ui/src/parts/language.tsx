/** The language that the parts speak, given once at the top of a tree: `<InLanguage language="sw">…</InLanguage>`. */
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'

export type Language = 'en' | 'sw'

const Spoken = createContext<Language>('en')

/** Without this around them, parts speak English. */
export const InLanguage = ({ language, children }: { language: Language; children: ComponentChildren }) => (
  <Spoken.Provider value={language}>{children}</Spoken.Provider>
)

export const useLanguage = (): Language => useContext(Spoken)

const en = {
  optional: 'if you like',
  close: 'Close',
  left: (count: number) => (count === 1 ? '1 character left' : `${count} characters left`),
  beyond: (count: number) =>
    count === 1 ? '1 character too long. Nothing is lost.' : `${count} characters too long. Nothing is lost.`,
  loading: 'One moment',
}
export type PartWords = typeof en

const sw: PartWords = {
  optional: 'ukipenda',
  close: 'Funga',
  left: count => (count === 1 ? 'Imebaki herufi 1' : `Zimebaki herufi ${count}`),
  beyond: count =>
    count === 1 ? 'Imezidi herufi 1. Hakuna kilichopotea.' : `Zimezidi herufi ${count}. Hakuna kilichopotea.`,
  loading: 'Subiri kidogo',
}

/** The few words that the parts themselves say, in both languages. */
export const partWords = { en, sw } as const

export const usePartWords = (): PartWords => partWords[useLanguage()]
