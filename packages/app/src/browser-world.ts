/** The world as a browser gives it. */
import { effect, signal } from '@preact/signals'
import type { Door } from './door.ts'
import { errorCode } from './error-code.ts'
import { createEscapeCounter, leaveQuickly } from './leave-quickly.ts'
import type { Rooms } from './practice-rooms.ts'
import { type PhoneProfile, themeKey } from './profiles.ts'
import { createRouter, pathOfClick } from './router.ts'
import { keepTheme, keptTheme, showTheme } from './theme.ts'
import { watchForNewVersion } from './worker-registration.ts'
import type { World } from './world.ts'

const MINUTE = 60_000

export const browserWorld = ({
  invitation,
  rooms,
  version,
  profile,
  door,
  left,
}: {
  readonly invitation: string | null
  readonly rooms: Rooms
  readonly version: string
  readonly profile: PhoneProfile
  readonly door: Door
  /** Tells the other tabs that somebody has left quickly. */
  readonly left: () => void
}): World => {
  const router = createRouter(window)
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.getAttribute('href') === null) return
    const { origin, pathname, target } = link
    const path = pathOfClick(
      event,
      { origin, pathname, target, download: link.hasAttribute('download') },
      location.origin,
    )
    if (path === null) return
    event.preventDefault()
    router.go(path)
  })
  const now = signal(Date.now())
  setInterval(() => {
    now.value = Date.now()
  }, MINUTE)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) now.value = Date.now()
  })
  const storage = () => localStorage
  const key = themeKey(profile.database)
  const theme = signal(keptTheme(storage, key))
  effect(() => showTheme(document.documentElement, theme.value))
  theme.subscribe(value => {
    if (value !== keptTheme(storage, key)) keepTheme(storage, key, value)
  })
  const mistake = signal<string | null>(null)
  window.addEventListener('error', event => {
    // Things like a picture that did not load have no error, and are no mistake.
    if (event.error) mistake.value = errorCode(event.error)
  })
  window.addEventListener('unhandledrejection', event => {
    mistake.value = errorCode(event.reason)
  })
  return {
    mistake,
    router,
    rooms,
    version,
    languages: navigator.languages,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? '',
    now,
    theme,
    newVersion: watchForNewVersion(),
    invitation: signal(invitation),
    leave: close => {
      left()
      leaveQuickly(close, document, location)
    },
    door,
    reload: () => location.reload(),
    share:
      typeof navigator.share === 'function'
        ? (title, url) =>
            navigator.share({ title, url }).then(
              () => true,
              () => false,
            )
        : null,
    shareFile: file =>
      navigator.canShare?.({ files: [file] }) === true
        ? navigator.share({ files: [file] }).then(
            () => true,
            () => false,
          )
        : Promise.resolve(false),
    copy: text =>
      navigator.clipboard
        ? navigator.clipboard.writeText(text).then(
            () => true,
            () => false,
          )
        : Promise.resolve(false),
    persisted: () => (navigator.storage?.persisted ? navigator.storage.persisted() : Promise.resolve(false)),
    persist: () => (navigator.storage?.persist ? navigator.storage.persist() : Promise.resolve(false)),
  }
}

/** Esc three times leaves, wherever the focus is. */
export const leaveOnEscape = (leave: () => void): void => {
  const pressed = createEscapeCounter()
  window.addEventListener('keydown', event => pressed(event.key, event.timeStamp) && leave(), {
    capture: true,
  })
}
