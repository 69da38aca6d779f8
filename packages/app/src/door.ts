/** What stands around an open app on this phone: its lock, its passkeys, and the other people who use the phone. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { browserPasskeys, type Passkeys } from './adapters/passkeys.ts'
import { keepProfile, type PhoneProfile, type PhoneStorage, removeProfile, tidyLabel } from './profiles.ts'
import { href } from './router.ts'

export interface Door {
  /** Closes this profile in every tab, and shows what stands before it. */
  readonly lock: () => void
  /** After the lock was changed: the other tabs know a key that opens nothing any more. */
  readonly lockOthers: () => void
  /** What stands on this profile's door where the phone asks who is there. */
  readonly label: ReadonlySignal<string>
  readonly rename: (label: string) => void
  /** Closes this profile, and asks who is there, with a place for somebody new. */
  readonly another: () => void
  /** Removes all of this profile from this phone, and begins at the door again. */
  readonly remove: () => Promise<void>
  /** Null where the browser has none. */
  readonly passkeys: Passkeys | null
}

const ASKED = 'kimbilio.choose'

/** The next page of this tab asks who is there, though there is only one. */
export const askWhoIsThere = (): void => {
  try {
    sessionStorage.setItem(ASKED, '1')
  } catch {
    // Blocked: then there is no store either, and nobody to choose from.
  }
}

export const wasAsked = (): boolean => {
  try {
    const asked = sessionStorage.getItem(ASKED) !== null
    sessionStorage.removeItem(ASKED)
    return asked
  } catch {
    return false
  }
}

export const browserDoor = (
  phone: PhoneStorage,
  profile: PhoneProfile,
  {
    closeUp,
    finish,
    lockOthers,
  }: {
    /** Closes this tab's profile, and shows the door. */
    readonly closeUp: () => void
    /** Only closes it. */
    readonly finish: () => void
    readonly lockOthers: () => void
  },
): Door => {
  const label = signal(profile.label)
  return {
    lock: () => {
      lockOthers()
      closeUp()
    },
    lockOthers,
    label,
    rename: text => {
      label.value = tidyLabel(text) || profile.label
      void keepProfile(phone, { ...profile, label: label.value })
    },
    another: () => {
      askWhoIsThere()
      lockOthers()
      closeUp()
    },
    remove: async () => {
      lockOthers()
      finish()
      await removeProfile(phone, profile)
      location.replace(href('/'))
    },
    passkeys: browserPasskeys(),
  }
}
