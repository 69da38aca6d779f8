/** One practice: its own screen where it can be done, or what it will be. */
import { useEffect } from 'preact/hooks'
import {
  type AnySlice,
  catalogue,
  growth,
  mattersLeftOpen,
  noBlame,
  type Pulse,
  practices,
  pulse,
  pulsesAbout,
} from '#practices'
import { LinkButton, Notice, Page, RowDoor, Rows, Skeleton } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { SpaceView } from '../engine/haven.ts'
import type { StoreFault } from '../engine/ports.ts'
import { href } from '../router.ts'
import { useOfflineForAWhile } from '../shell/sync-note.tsx'
import { Trouble } from '../shell/trouble.tsx'
import { betweenPath, ownPath, roomPath, spaceByPath } from '../spaces.ts'
import { NotFound } from './not-found.tsx'
import { SpaceDoor } from './together.tsx'

/** `/practice/<id>`: what it is; for two, or still being built. */
export const AboutPractice = ({ id }: { id: string }) => {
  const { language } = useApp()
  const words = useWords()
  const entry = catalogue.find(one => one.id === id)
  if (!entry) return <NotFound />
  return (
    <Page
      title={entry.name[language.value]}
      lead={entry.line[language.value]}
      back={{ label: words.together.title, href: href('/together') }}
      kanga={entry.id}
      saying={entry.proverb}
    >
      {entry.proverbCare && <p>{entry.proverbCare[language.value]}</p>}
      <OnOnePhone id={entry.id} />
      {isOwn(id) ? (
        <p>
          <LinkButton kind="primary" href={href(ownPath(id))}>
            {words.today.open}
          </LinkButton>
        </p>
      ) : entry.built ? (
        <WithWhom id={id} />
      ) : (
        <Notice tone="rest" title={words.practice.comingTitle} icon="sprout">
          <p>{words.practice.coming}</p>
        </Notice>
      )}
    </Page>
  )
}

/** To the practice with somebody who is there; with nobody there, to the invitation. */
const WithWhom = ({ id }: { id: string }) => {
  const { haven } = useApp()
  const words = useWords()
  const pairs = haven.pairs.value.filter(({ other }) => other !== null)
  if (pairs.length > 0)
    return (
      <Rows>
        {pairs.map(pair => (
          <RowDoor key={pair.id} icon="users" href={href(roomPath(pair, id))}>
            {words.nav.with(pair.other?.name ?? '')}
          </RowDoor>
        ))}
      </Rows>
    )
  return (
    <Notice
      tone="calm"
      title={words.practice.needsTwo}
      icon="users"
      actions={
        <LinkButton kind="plain" href={href('/pair')}>
          {words.nav.invite}
        </LinkButton>
      }
    >
      <p>{words.practice.needsTwoMore}</p>
    </Notice>
  )
}

/** Done for oneself, in Mine. */
const isOwn = (id: string): boolean => practices.some(slice => slice.id === id && slice.audience === 'self')

/** True when the practice has a form for one phone; false as long as that is not known. */
const useHasBetween = (id: string): boolean => {
  const { rooms, language } = useApp()
  const lazy = rooms.room(id, language.value)
  useEffect(() => void lazy?.fetch(), [lazy])
  const fetched = lazy?.fetched.value
  return fetched?.state === 'here' && fetched.value.Between !== undefined
}

/** For two who have one phone and are not paired: they can begin at once. */
const OnOnePhone = ({ id }: { id: string }) => {
  const { practice } = useWords()
  if (!useHasBetween(id)) return null
  return (
    <Rows>
      <RowDoor icon="users" href={href(betweenPath(null, id))} note={practice.betweenMore}>
        {practice.between}
      </RowDoor>
    </Rows>
  )
}

/** `/with/<space>/<id>/…`: the practice's own screen. */
export const PracticeInSpace = ({ space, id, rest }: { space: string; id: string; rest: string }) => {
  const { haven } = useApp()
  const pair = spaceByPath(haven.pairs.value, space)
  const slice = practices.find(one => one.id === id && one.audience !== 'self')
  if (!pair || !slice) return <NotFound />
  return (
    <>
      <Room view={pair} slice={slice} path={rest} base={roomPath(pair, id)} />
      <footer class="space-foot">
        {rest === '' && <BetweenDoor pair={pair} id={id} />}
        <SpaceDoor pair={pair} />
      </footer>
    </>
  )
}

/** Quiet, at the foot of the practice's own page: the same on one phone. */
const BetweenDoor = ({ pair, id }: { pair: SpaceView; id: string }) => {
  const { practice } = useWords()
  if (!useHasBetween(id)) return null
  return (
    <p>
      <a class="text-door" href={href(betweenPath(pair, id))}>
        {practice.betweenDoor}
      </a>
    </p>
  )
}

/** A slice's screen with all that it gets: its state, and the ways to write. It reaches nothing else. */
export const Room = ({
  view,
  slice,
  path,
  base,
}: {
  view: SpaceView
  slice: AnySlice
  path: string
  base: string
}) => {
  const { haven, world, rooms, language, storeFault, go } = useApp()
  const words = useWords()
  const lazy = rooms.room(slice.id, language.value)
  useEffect(() => void lazy?.fetch(), [lazy])
  const offline = useOfflineForAWhile(view.sync.state === 'offline')
  if (!lazy) return <NotFound />
  const fetched = lazy.fetched.value
  if (fetched.state === 'failed')
    return <Trouble kind="NotFetched" words={words.trouble} onAgain={() => void lazy.fetch()} />
  if (fetched.state === 'waiting') return <Waiting />
  const { Screen, words: said } = fetched.value
  const self = haven.self.value
  const notKept: Readonly<Record<StoreFault['fault'], string>> = {
    StoreFull: words.practice.storeFull,
    StoreBlocked: words.practice.storeBlocked,
    StoreClosed: words.practice.storeClosed,
  }
  return (
    <Screen
      state={view.stateOf(slice)}
      me={view.me}
      other={view.other}
      language={language.value}
      words={said}
      now={world.now.value}
      act={async (intent, how) => {
        const acted = await haven.act(view.id, slice, intent, how)
        storeFault.value = acted.ok || 'refused' in acted.error ? null : acted.error.fault
        if (acted.ok) return acted
        // A screen shows a refusal that it has no sentence for as it comes, so the shell hands it a whole sentence.
        return {
          ok: false,
          error: 'refused' in acted.error ? acted.error : { refused: notKept[acted.error.fault] },
        }
      }}
      sight={view.sight}
      putOff={view.putOff}
      keepOf={view.keepOf}
      path={path}
      go={next => go(`${base}${next}`)}
      draft={key => haven.draft(`${view.id}/${slice.id}/${key}`)}
      bond={view.bond}
      pulses={slice === growth && self ? pulsesAbout(self.stateOf<Pulse>(pulse), view.id) : []}
      matters={slice === noBlame ? mattersLeftOpen(view.stateOf) : []}
      sent={!offline && view.sync.state !== 'fault'}
    />
  )
}

export const Waiting = () => (
  <div class="page">
    <Skeleton />
  </div>
)
