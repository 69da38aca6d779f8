/** What the screens need of the browser besides the engine, as one object, so that a test can give another one. */
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Door } from './door.ts'
import type { Rooms } from './practice-rooms.ts'
import type { Router } from './router.ts'
import type { Theme } from './theme.ts'
import type { NewVersion } from './worker-registration.ts'

export interface World {
  readonly router: Router
  /** How each built practice and record looks, by its id. */
  readonly rooms: Rooms
  /** The browser's languages, most wanted first. */
  readonly languages: readonly string[]
  /** IANA name, for instance `Africa/Dar_es_Salaam`; empty when unknown. */
  readonly timeZone: string
  /** Milliseconds since 1970, turned once a minute. */
  readonly now: ReadonlySignal<number>
  readonly theme: Signal<Theme>
  readonly version: string
  /** `ready`: a newer version lies on this device, to be used at the next start. `refused`: one was not what was signed. */
  readonly newVersion: ReadonlySignal<NewVersion>
  /** The link of an invitation by which this page was opened, until it is taken or put off. In memory only. */
  readonly invitation: Signal<string | null>
  /** Code of a mistake of ours that happened outside of drawing; null while there was none. */
  readonly mistake: Signal<string | null>
  readonly door: Door
  /** Leaves at once, in every tab; `close` drops the keys. */
  readonly leave: (close: () => void) => void
  readonly reload: () => void
  /** The platform's own way to send a link; null where there is none. Resolves false when it was not sent. */
  readonly share: ((title: string, url: string) => Promise<boolean>) | null
  /** Gives a file to the platform's own way to send one; false where there is none, or it was not sent. */
  readonly shareFile: (file: File) => Promise<boolean>
  readonly copy: (text: string) => Promise<boolean>
  /** Whether the browser has promised not to clear the store by itself. */
  readonly persisted: () => Promise<boolean>
  readonly persist: () => Promise<boolean>
}
