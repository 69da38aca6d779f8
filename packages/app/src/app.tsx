/** The app as one component, made from an engine and a world; it knows no browser beyond what the world gives it. */
import { computed, effect, signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { InLanguage, Notice, Skeleton } from '#ui'
import { guessLanguage, type Language, loadWords, type Words } from '#ui/words'
import { AppContext, type AppState, useApp, useWords } from './app-context.tsx'
import type { Haven } from './engine/haven.ts'
import type { StoreFault } from './engine/ports.ts'
import { createLazy } from './lazy.ts'
import { Begin } from './places/begin.tsx'
import { Growth } from './places/growth.tsx'
import { Library } from './places/library.tsx'
import { Mine, OwnRoom } from './places/mine.tsx'
import { NotFound } from './places/not-found.tsx'
import { AboutPractice, PracticeInSpace } from './places/practice.tsx'
import { Readiness } from './places/readiness.tsx'
import { Today } from './places/today.tsx'
import { Together } from './places/together.tsx'
import { fetchRooms } from './practice-rooms.ts'
import { useArrival } from './shell/arrival.ts'
import { ErrorBoundary } from './shell/error-boundary.tsx'
import { Sidebar } from './shell/sidebar.tsx'
import { SyncNote } from './shell/sync-note.tsx'
import { Trouble } from './shell/trouble.tsx'
import type { World } from './world.ts'

/** Places that few visits need are fetched when they are gone to; the service worker has them on the phone already. */
const later = {
  '/pair': createLazy(async () => (await import('./places/pair.tsx')).Pair),
  '/join': createLazy(async () => (await import('./places/join.tsx')).Join),
  '/settings': createLazy(async () => (await import('./places/settings/settings.tsx')).Settings),
  '/settings/name': createLazy(async () => (await import('./places/settings/name.tsx')).NameAndLanguage),
  '/settings/look': createLazy(async () => (await import('./places/settings/look.tsx')).Look),
  '/settings/lock': createLazy(async () => (await import('./places/settings/lock.tsx')).LockPage),
  '/settings/copy': createLazy(async () => (await import('./places/settings/copy.tsx')).CopyPage),
  '/settings/phones': createLazy(async () => (await import('./places/settings/phones.tsx')).Phones),
  '/settings/words': createLazy(async () => (await import('./places/settings/twelve.tsx')).TwelveWords),
  '/recover': createLazy(async () => (await import('./places/recover.tsx')).Recover),
  '/settings/storage': createLazy(async () => (await import('./places/settings/storage.tsx')).StoragePage),
  '/settings/server': createLazy(async () => (await import('./places/settings/server.tsx')).ServerPage),
  '/settings/carry': createLazy(async () => (await import('./places/carry.tsx')).Carry),
  '/settings/house': createLazy(async () => (await import('./places/house.tsx')).House),
  '/settings/leave': createLazy(async () => (await import('./places/leave-or-delete.tsx')).LeaveOrDelete),
  '/settings/delete': createLazy(
    async () => (await import('./places/delete-everything.tsx')).DeleteEverything,
  ),
  '/arrive': createLazy(async () => (await import('./places/arrive.tsx')).Arrive),
  '/help': createLazy(async () => (await import('./places/help.tsx')).Help),
  '/mine/not-yet': createLazy(async () => (await import('./places/not-yet.tsx')).NotYetShelf),
  '/mine/search': createLazy(async () => (await import('./places/search.tsx')).SearchMine),
  '/mine/self-care/ask': createLazy(async () => (await import('./places/ask-across.tsx')).AskAcross),
  '/mine/pace': createLazy(async () => (await import('./places/pace.tsx')).PacePlace),
  // Of one space each: `laterOf` leads there.
  ' pulse': createLazy(async () => (await import('./places/growth/pulse.tsx')).PulsePlace),
  ' space': createLazy(async () => (await import('./places/this-space.tsx')).ThisSpace),
  ' leave': createLazy(async () => (await import('./places/leave.tsx')).Leave),
  ' left': createLazy(async () => (await import('./places/left.tsx')).Left),
  ' search': createLazy(async () => (await import('./places/search.tsx')).SearchTogether),
  ' between': createLazy(async () => (await import('./places/between.tsx')).BetweenPlace),
} as const
type LaterPath = keyof typeof later
const laterOf = (path: string): LaterPath | null => {
  if (Object.hasOwn(later, path)) return path as LaterPath
  const [, first, , third = '', fourth, fifth] = path.split('/')
  if (path.startsWith('/growth/pulse/')) return ' pulse'
  if (first === 'between') return third === '' ? ' between' : null
  if (first === 'with' && fourth === 'between') return fifth === undefined ? ' between' : null
  if (fourth !== undefined) return null
  if (first === 'left') return third === '' ? ' left' : null
  if (first !== 'with') return null
  if (third === 'search') return ' search'
  return third === '' ? ' space' : third === 'leave' ? ' leave' : null
}

/** Fetches what a path needs before it is first drawn; for tests and the first page. */
export const fetchPlace = (path: string): Promise<void> => {
  const found = laterOf(path)
  return found ? later[found].fetch() : Promise.resolve()
}

/**
 * Resolves when the words of the first language are here. Rejects only when they could not be fetched.
 * The component can be drawn on a server or in a test.
 */
export const createApp = async (haven: Haven, world: World): Promise<ComponentType> => {
  const chosen = signal<Language>(guessLanguage(world.languages))
  const wanted = computed(() => haven.profile.value?.language ?? chosen.value)
  const spoken = signal<{ readonly language: Language; readonly words: Words }>({
    language: wanted.peek(),
    words: await loadWords(wanted.peek()),
  })
  // The old language stays until the new one is here; where it can't be fetched, it simply stays.
  effect(() => {
    const next = wanted.value
    if (next === spoken.peek().language) return
    loadWords(next).then(
      words => {
        if (wanted.peek() === next) spoken.value = { language: next, words }
      },
      () => {},
    )
  })
  const state: AppState = {
    haven,
    world,
    language: computed(() => spoken.value.language),
    words: computed(() => spoken.value.words),
    chooseLanguage: language => {
      chosen.value = language
    },
    storeFault: signal<StoreFault['fault'] | null>(null),
    rooms: fetchRooms(world.rooms),
    go: world.router.go,
  }
  return () => (
    <AppContext.Provider value={state}>
      <Shell />
    </AppContext.Provider>
  )
}

const Shell = () => {
  const { haven, world, language } = useApp()
  const words = useWords()
  const path = world.router.path.value
  useArrival(path)
  useEffect(() => {
    document.documentElement.lang = language.value
  }, [language.value])
  const begun = haven.profile.value !== null
  return (
    <InLanguage language={language.value}>
      <div class={begun ? 'shell shell-begun' : 'shell'}>
        {begun && <Sidebar />}
        <div class="shell-column">
          {begun && <SyncNote />}
          <TroubleNotice />
          <RefusedVersion />
          <ErrorBoundary words={words} place={path} reload={world.reload}>
            <Place path={path} begun={begun} />
          </ErrorBoundary>
        </div>
      </div>
    </InLanguage>
  )
}

/** What went wrong beside what is shown: the store refused, or we made a mistake. */
const TroubleNotice = () => {
  const { storeFault, world } = useApp()
  const words = useWords()
  const fault = storeFault.value
  const code = world.mistake.value
  const said = fault !== null ? words.trouble[fault] : code !== null ? words.trouble.Broken : null
  if (said === null) return null
  return (
    <div class="store-fault">
      <Notice tone="problem" title={said.title}>
        <p>{said.what}</p>
        <p>{said.safe}</p>
        <p>{said.do}</p>
        {fault === null && code !== null && <p class="quiet-text">{words.trouble.code(code)}</p>}
      </Notice>
    </div>
  )
}

/** A server that hands out another app than the signed one: the person hears it wherever they are. */
const RefusedVersion = () => {
  const { world } = useApp()
  const said = useWords().release
  if (world.newVersion.value !== 'refused') return null
  return (
    <div class="store-fault">
      <Notice tone="problem" title={said.refusedTitle}>
        <p>{said.what}</p>
        <p>{said.safe}</p>
        <p>{said.do}</p>
      </Notice>
    </div>
  )
}

const Place = ({ path, begun }: { path: string; begun: boolean }) => {
  if (path === '/help') return <LaterPlace path="/help" />
  if (path === '/recover') return <LaterPlace path="/recover" />
  if (!begun) return path === '/arrive' ? <LaterPlace path="/arrive" /> : <Begin />
  if (path === '/before') return <Readiness />
  const found = laterOf(path)
  // One place for each address: a space's page shows no state of another's.
  if (found) return <LaterPlace key={path} path={found} />
  const [, first = '', second = '', third = '', ...rest] = path.split('/')
  const below = (parts: readonly string[]) => (parts.length > 0 ? `/${parts.join('/')}` : '')
  switch (first) {
    case '':
      return <Today />
    case 'together':
      return second === '' ? <Together /> : <NotFound />
    case 'growth':
      return second === '' ? <Growth /> : <NotFound />
    case 'library':
      return second === '' ? <Library /> : <NotFound />
    case 'mine':
      if (second === '') return <Mine />
      return <OwnRoom id={second} rest={below([third, ...rest].filter(part => part !== ''))} />
    case 'practice':
      return <AboutPractice id={second} />
    case 'with':
      return <PracticeInSpace space={second} id={third} rest={below(rest)} />
    default:
      return <NotFound />
  }
}

const LaterPlace = ({ path }: { path: LaterPath }) => {
  const words = useWords()
  const lazy = later[path]
  useEffect(() => void lazy.fetch(), [lazy])
  const fetched = lazy.fetched.value
  if (fetched.state === 'here') {
    const Found = fetched.value
    return <Found />
  }
  return fetched.state === 'failed' ? (
    <Trouble kind="NotFetched" words={words.trouble} onAgain={() => void lazy.fetch()} />
  ) : (
    <main class="page" id="main">
      <Skeleton />
    </main>
  )
}
