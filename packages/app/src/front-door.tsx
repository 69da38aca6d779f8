/**
 * What happens before the app: who is there, if several use this phone, and their lock, if they have one. Until then no
 * row of anybody is opened, and the address bar tells nothing of where one wanted to go.
 */
import { type ComponentChildren, render } from 'preact'
import {
  lockState,
  openIdbStore,
  type Result,
  type Store,
  type StoreFault,
  systemClock,
  type TryFault,
  unlock,
  type WayIn,
} from '#engine'
import type { AesKey, Primitives } from '#protocol'
import { InLanguage } from '#ui'
import { guessLanguage, type Language, languages, loadWords, type Words } from '#ui/words'
import { browserPasskeys } from './adapters/passkeys.ts'
import { askWhoIsThere, wasAsked } from './door.ts'
import { LockScreen } from './places/lock.tsx'
import { ChooseProfile } from './places/profiles.tsx'
import {
  languageKey,
  listProfiles,
  nextProfile,
  type PhoneProfile,
  type PhoneStorage,
  removeProfile,
  themeKey,
} from './profiles.ts'
import { href } from './router.ts'
import { keptTheme, showTheme } from './theme.ts'

export interface Entered {
  readonly profile: PhoneProfile
  readonly store: Store
  /** Of a locked profile. */
  readonly localKey: AesKey | undefined
}

export interface FrontDoorParts {
  readonly root: HTMLElement
  readonly phone: PhoneStorage
  readonly p: Primitives
  /** This page was opened by an invitation, or by a link for one's next phone. */
  readonly invited: boolean
}

export async function enter(parts: FrontDoorParts): Promise<Result<Entered, StoreFault>> {
  const { phone } = parts
  const wanted = location.pathname
  const profiles = await listProfiles(phone)
  const [first] = profiles
  const alone = profiles.length === 1 && !wasAsked()
  const profile = alone && first ? first : await chosen(parts, profiles)
  const opened = await openIdbStore(profile.database)
  if (!opened.ok) return opened
  const store = opened.value
  const state = await lockState({ store, clock: systemClock })
  if (!state.ok) return state
  if (!state.value.locked)
    return { ok: true, value: entered(wanted, { profile, store, localKey: undefined }) }

  const { p, root } = parts
  const { words, language } = await wordsFor(phone, profile)
  showTheme(document.documentElement, keptTheme(phone.storage, themeKey(profile.database)))
  const locked = state.value
  const localKey = await new Promise<AesKey>(open => {
    const tried = async (way: WayIn): Promise<TryFault | StoreFault | null> => {
      const key = await unlock({ p, store, clock: systemClock }, way)
      if (!key.ok) return key.error
      open(key.value)
      return null
    }
    const passkeys = browserPasskeys()
    const { passkey } = locked
    show(
      root,
      language,
      <LockScreen
        words={words}
        label={profiles.length > 1 ? profile.label : null}
        state={locked}
        onPin={pin => tried({ pin })}
        onPasskey={
          passkey && passkeys
            ? async () => {
                const secret = await passkeys.secretOf(passkey)
                return secret ? tried({ passkey: secret }) : { fault: 'WrongPasskey', waitMs: 0 }
              }
            : null
        }
        onAnother={() => {
          askWhoIsThere()
          location.reload()
        }}
        onRemove={async () => {
          store.close()
          await removeProfile(phone, profile)
          location.replace(href('/'))
        }}
      />,
    )
  })
  render(null, root)
  return { ok: true, value: entered(wanted, { profile, store, localKey }) }
}

const chosen = async (parts: FrontDoorParts, profiles: readonly PhoneProfile[]): Promise<PhoneProfile> => {
  const { root, phone, invited } = parts
  const { words, language } = await wordsFor(phone, null)
  const profile = await new Promise<PhoneProfile>(choose =>
    show(
      root,
      language,
      <ChooseProfile
        words={words}
        profiles={profiles}
        invited={invited}
        onChoose={choose}
        onAnother={() => choose(nextProfile(phone, profiles))}
      />,
    ),
  )
  render(null, root)
  return profile
}

/** Where one wanted to go stands in the address bar again, now that the profile is open. */
const entered = (wanted: string, value: Entered): Entered => {
  if (location.pathname !== wanted) history.replaceState(null, '', wanted)
  return value
}

const show = (root: HTMLElement, language: Language, screen: ComponentChildren) => {
  history.replaceState(null, '', href('/'))
  document.documentElement.lang = language
  render(<InLanguage language={language}>{screen}</InLanguage>, root)
}

/** The language that was last spoken in this profile, or the browser's own. */
const wordsFor = async (
  phone: PhoneStorage,
  profile: PhoneProfile | null,
): Promise<{ readonly words: Words; readonly language: Language }> => {
  const language = (profile && keptLanguage(phone, profile)) ?? guessLanguage(navigator.languages)
  return { words: await loadWords(language), language }
}

const keptLanguage = (phone: PhoneStorage, { database }: PhoneProfile): Language | null => {
  try {
    const kept = phone.storage().getItem(languageKey(database))
    return languages.find(one => one === kept) ?? null
  } catch {
    return null
  }
}

/** So that the lock speaks as its owner does. */
export const keepLanguage = (phone: PhoneStorage, { database }: PhoneProfile, language: Language): void => {
  try {
    phone.storage().setItem(languageKey(database), language)
  } catch {
    // Not kept: then the lock speaks the browser's language.
  }
}
