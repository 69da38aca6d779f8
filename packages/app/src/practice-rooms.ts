/** Fetches how a practice looks and what it says when somebody goes there, and keeps it. */
import type { Room, ScreenModule } from '#practices/screens'
import type { Language } from '#ui/words'
import { createLazy, type Lazy } from './lazy.ts'

export type Rooms = Readonly<Record<string, Room>>

export interface LoadedRoom extends ScreenModule {
  readonly words: object
}

/** By id and language; null for an id that this release has nothing for. */
export interface FetchedRooms {
  readonly room: (id: string, language: Language) => Lazy<LoadedRoom> | null
  /** Only what a practice says, for the openings on Today. */
  readonly words: (id: string, language: Language) => Lazy<object> | null
}

export const fetchRooms = (rooms: Rooms): FetchedRooms => {
  const find = (id: string) => (Object.hasOwn(rooms, id) ? rooms[id] : undefined)
  const words = once(async (room, language) => room.words[language]())
  const whole = once(async (room, language) => {
    const [screens, said] = await Promise.all([room.screens(), room.words[language]()])
    const { Screen, Between, keepTogether } = screens
    return { Screen, words: said, ...(Between && { Between }), ...(keepTogether && { keepTogether }) }
  })
  return {
    words: (id, language) => words(id, find(id), language),
    room: (id, language) => whole(id, find(id), language),
  }
}

const once = <T>(load: (room: Room, language: Language) => Promise<T>) => {
  const kept = new Map<string, Lazy<T>>()
  return (id: string, room: Room | undefined, language: Language): Lazy<T> | null => {
    if (!room) return null
    const key = `${id}/${language}`
    const lazy = kept.get(key) ?? createLazy(() => load(room, language))
    kept.set(key, lazy)
    return lazy
  }
}
