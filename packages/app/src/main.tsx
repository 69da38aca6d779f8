/** The app's first breath: looks at what the browser can do, asks who is there, opens the engine, and draws. */
import '#ui/styles'
import './shell.css'
import './lock.css'
import { computed, effect } from '@preact/signals'
import { render } from 'preact'
import { type Haven, systemClock } from '#engine'
import { rooms } from '#practices/screens'
import { createPrimitives } from '#protocol'
import { guessLanguage, loadWords } from '#ui/words'
import { createApp, fetchPlace } from './app.tsx'
import { watchAway } from './away.ts'
import { browserWorld, leaveOnEscape } from './browser-world.ts'
import { coverWhenHidden } from './cover.ts'
import { browserDoor } from './door.ts'
import { errorCode } from './error-code.ts'
import { enter, keepLanguage } from './front-door.tsx'
import { takeInvitation } from './invitation-link.ts'
import { leaveQuickly } from './leave-quickly.ts'
import { browserPlatform, openHaven } from './open-haven.ts'
import { browserPhone, keepProfile, type PhoneProfile } from './profiles.ts'
import { href } from './router.ts'
import { Trouble, type TroubleKind, troubleBefore } from './shell/trouble.tsx'
import { amongTabs, LEAVE, lockOf } from './tabs.ts'

declare const __VERSION__: string

// Before anything else: an invitation's secret must not stand in the address bar.
const invitation = takeInvitation(window)
const root = document.getElementById('app') as HTMLElement

const showTrouble = async (kind: TroubleKind, code?: string) => {
  const language = guessLanguage(navigator.languages)
  const words = await loadWords(language)
  document.documentElement.lang = language
  const again = () => location.reload()
  render(<Trouble kind={kind} words={words.trouble} code={code} onAgain={again} />, root)
}

/** What has to be closed before this page is left; nothing while nobody's profile is open. */
let close = () => {}
const leave = () => leaveQuickly(close, document, location)

const start = async () => {
  const before = troubleBefore(window)
  if (before) return showTrouble(before)
  const tellLeft = amongTabs(LEAVE, leave)
  leaveOnEscape(() => {
    tellLeft()
    leave()
  })
  const p = createPrimitives(browserPlatform)
  const entered = await enter({ root, phone: browserPhone, p, invited: invitation !== null })
  if (!entered.ok) return showTrouble(entered.error.fault)
  const opened = await openHaven(entered.value)
  if (!opened.ok) return showTrouble(opened.error.fault)
  await live(opened.value, entered.value.profile, tellLeft)
}

/** How long a draft that is being written holds up the lock, in milliseconds. */
const PATIENCE = 400

/** An open profile, until it is locked or left. */
const live = async (haven: Haven, profile: PhoneProfile, tellLeft: () => void) => {
  let closed = false
  let closing = false
  const finish = () => {
    if (closed) return
    closed = true
    away.stop()
    haven.close()
  }
  close = finish
  /** A page of its own comes next, so that nothing of this one stays in memory. */
  const closeUp = () => {
    if (closed || closing) return
    closing = true
    cover.stay()
    render(null, root)
    const go = () => {
      finish()
      location.replace(href('/'))
    }
    // What was typed in the last moment is let onto the disk, but a slow disk keeps nothing open.
    const late = new Promise(resolve => setTimeout(resolve, PATIENCE))
    void Promise.race([haven.draftsKept(), late]).then(go, go)
  }
  const lockOthers = amongTabs(lockOf(profile.database), closeUp)
  const lockEverywhere = () => {
    lockOthers()
    closeUp()
  }
  const away = watchAway({
    clock: systemClock,
    after: computed(() => haven.lock.state.value?.after ?? null),
    lock: lockEverywhere,
  })
  const cover = coverWhenHidden(document, window, away)
  for (const touch of ['pointerdown', 'keydown', 'scroll'])
    window.addEventListener(touch, away.touched, { capture: true, passive: true })

  const door = browserDoor(browserPhone, profile, { closeUp, finish, lockOthers })
  const world = browserWorld({ invitation, rooms, version: __VERSION__, profile, door, left: tellLeft })
  effect(() => {
    const begun = haven.profile.value
    if (!begun) return
    keepLanguage(browserPhone, profile, begun.language)
    void keepProfile(browserPhone, { ...profile, label: door.label.peek() })
  })
  const [App] = await Promise.all([createApp(haven, world), fetchPlace(world.router.path.value)])
  if (!closed) render(<App />, root)
}

/** Where not even the words came: nothing can be said but this. */
const showNothing = () => {
  root.textContent = 'Kimbilio: no connection yet. Hakuna mtandao bado.'
}

start()
  .catch(error => showTrouble('Broken', errorCode(error)))
  .catch(showNothing)
