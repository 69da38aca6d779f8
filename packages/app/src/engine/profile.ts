/**
 * Who holds this device: what they are called, and the language. The record has the name, so that all own devices call
 * their person the same; the row keeps what a screen shows before anything is read.
 *
 * Rows: `meta/profile`; `meta/becoming` while this device is on its way to be one more of somebody's.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import { nameOf, people, type Step, stateIn } from '#practices'
import { type Desk, must, type Pen } from './desk.ts'
import type { Happening, Ledger } from './ledger.ts'
import type { Clock, Result, StoreFault } from './ports.ts'
import { otherOf, type Space } from './space.ts'

interface Person {
  readonly name: string
  readonly language: 'en' | 'sw'
}
const PROFILE = 'profile'
const BECOMING = 'becoming'

/** Whitespace around it and broken characters are no part of a name; a card holds no more than this. */
const tidyName = (name: string) => name.trim().slice(0, 60).toWellFormed()

export interface ProfileParts {
  readonly desk: Desk
  readonly ledger: Ledger
  readonly clock: Clock
  readonly self: () => Space | null
  readonly spaces: () => Iterable<Space>
}

export interface Profile {
  /** Null until somebody has begun on this device. */
  readonly person: ReadonlySignal<Person | null>
  readonly name: () => string
  readonly load: () => Promise<void>
  readonly begin: (pen: Pen, name: string, language: Person['language']) => Promise<void>
  /** This device waits to be let in by another one of the same person. */
  readonly await: (pen: Pen, language: Person['language']) => Promise<void>
  readonly become: (pen: Pen, name: string) => Promise<void>
  /** Told in every space in the same change. */
  readonly rename: (name: string) => Promise<Result<void, StoreFault>>
  readonly setLanguage: (language: Person['language']) => Promise<Result<void, StoreFault>>
  /** Whoever shares a space with me and was never told my name is told. */
  readonly tell: () => Promise<void>
  /** Another own device may have changed the name. */
  readonly follow: () => void
  readonly forget: () => void
}

export function createProfile({ desk, ledger, clock, self, spaces }: ProfileParts): Profile {
  const person = signal<Person | null>(null)

  const put = async (pen: Pen, next: Person) => {
    await pen.sealJson('meta', PROFILE, next)
    pen.afterwards(() => {
      person.value = next
    })
  }
  const change = (to: Partial<Person>) =>
    desk.change(async pen => {
      const before = person.peek()
      if (before) await put(pen, { ...before, ...to })
    })
  const toldIn = (space: Space) => nameOf(stateIn(ledger.currentOf(space), people), space.row.member)
  const telling = (space: Space, name: string): readonly Happening[] => {
    const context = { me: space.row.member, other: otherOf(space), now: clock.now(), freshId: () => '' }
    const state = stateIn(ledger.currentOf(space), people)
    const decided = people.decide(state, { do: 'tell-name', name }, context)
    const steps: readonly Step[] = decided.ok ? decided.value : []
    return steps.flatMap(step => ('type' in step ? [step] : []))
  }
  const tellIn = async (pen: Pen, name: string, all: readonly Space[]) => {
    for (const space of all) await ledger.append(pen, space, telling(space, name), clock.now())
  }
  const open = () => [...spaces()].filter(({ row }) => row.stage === 'open')
  const untold = () => open().filter(space => toldIn(space) === null)

  return {
    person,
    name: () => person.peek()?.name ?? '',
    load: async () => {
      const stored = (await desk.json('meta', PROFILE)) as Person | null | undefined
      // Begun, and yet unreadable: rather nothing than a second beginning on top of it.
      const isBegun = stored || (await desk.json('meta', BECOMING))
      must<void>(isBegun ? { ok: true, value: undefined } : { ok: false, error: { fault: 'StoreBlocked' } })
      if (stored && JSON.stringify(person.peek()) !== JSON.stringify(stored)) person.value = stored
    },
    begin: async (pen, name, language) => {
      pen.delete('meta', BECOMING)
      await put(pen, { name: tidyName(name), language })
    },
    await: (pen, language) => pen.sealJson('meta', BECOMING, { language }),
    become: async (pen, name) => {
      const becoming = (await desk.json('meta', BECOMING)) as Pick<Person, 'language'> | null | undefined
      pen.delete('meta', BECOMING)
      await put(pen, { name: tidyName(name), language: becoming?.language ?? 'en' })
    },
    rename: name =>
      desk.change(async pen => {
        const before = person.peek()
        if (!before) return
        const next = { ...before, name: tidyName(name) }
        await put(pen, next)
        await tellIn(pen, next.name, open())
      }),
    setLanguage: language => change({ language }),
    tell: async () => {
      if (!person.peek() || untold().length === 0) return
      await desk.change(async pen => {
        const name = person.peek()?.name
        if (name) await tellIn(pen, name, untold())
      })
    },
    follow: () => {
      const mine = self()
      const told = mine && toldIn(mine)
      if (told && person.peek() && told !== person.peek()?.name)
        void desk.change(async pen => {
          const now = toldIn(mine)
          const before = person.peek()
          if (before && now && now !== before.name) await put(pen, { ...before, name: now })
        })
    },
    forget: () => {
      person.value = null
    },
  }
}
