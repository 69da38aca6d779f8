/** What every place of the app can reach: the engine, the world, the words in the language of now. */
import type { ReadonlySignal, Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language, Words } from '#ui/words'
import type { Haven } from './engine/haven.ts'
import type { StoreFault } from './engine/ports.ts'
import type { FetchedRooms } from './practice-rooms.ts'
import type { World } from './world.ts'

export interface AppState {
  readonly haven: Haven
  readonly world: World
  readonly language: ReadonlySignal<Language>
  readonly words: ReadonlySignal<Words>
  /** Before somebody has begun: the language chosen on the first page. */
  readonly chooseLanguage: (language: Language) => void
  /** What the store refused last; shown until the next writing works. */
  readonly storeFault: Signal<StoreFault['fault'] | null>
  readonly rooms: FetchedRooms
  readonly go: (path: string, how?: 'push' | 'replace') => void
}

export const AppContext = createContext<AppState | null>(null)

export const useApp = (): AppState => {
  const app = useContext(AppContext)
  if (!app) throw new Error('a place stands outside of the app')
  return app
}

export const useWords = (): Words => useApp().words.value
