/** The app's first breath: looks at what the browser can do, opens the engine, and draws. */
import '#ui/styles'
import './shell.css'
import { render } from 'preact'
import { rooms } from '#practices/screens'
import { guessLanguage, loadWords } from '#ui/words'
import { createApp, fetchPlace } from './app.tsx'
import { browserWorld, leaveOnEscape } from './browser-world.ts'
import { errorCode } from './error-code.ts'
import { takeInvitation } from './invitation-link.ts'
import { openHaven } from './open-haven.ts'
import { Trouble, type TroubleKind, troubleBefore } from './shell/trouble.tsx'

declare const __VERSION__: string

// Before anything else: an invitation's secret must not stand in the address bar.
const invitation = takeInvitation(window)
const root = document.getElementById('app') as HTMLElement
const world = browserWorld(invitation, rooms, __VERSION__)

const showTrouble = async (kind: TroubleKind, code?: string) => {
  const language = guessLanguage(navigator.languages)
  const words = await loadWords(language)
  document.documentElement.lang = language
  render(<Trouble kind={kind} words={words.trouble} code={code} onAgain={world.reload} />, root)
}

const start = async () => {
  const before = troubleBefore(window)
  if (before) return showTrouble(before)
  const opened = await openHaven()
  if (!opened.ok) return showTrouble(opened.error.fault)
  const haven = opened.value
  leaveOnEscape(() => world.leave(haven.close))
  const [App] = await Promise.all([createApp(haven, world), fetchPlace(world.router.path.value)])
  render(<App />, root)
}

/** Where not even the words came: nothing can be said but this. */
const showNothing = () => {
  root.textContent = 'Kimbilio: no connection yet. Hakuna mtandao bado.'
}

start()
  .catch(error => showTrouble('Broken', errorCode(error)))
  .catch(showNothing)
