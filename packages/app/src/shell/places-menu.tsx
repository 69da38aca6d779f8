/** The list of places: in the sheet on a phone, beside the page where there is room. */
import { Button, Icon } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { href } from '../router.ts'
import { betweenPath, roomPath } from '../spaces.ts'

const places = [
  ['today', '/', 'house'],
  ['together', '/together', 'users'],
  ['mine', '/mine', 'notebook-pen'],
  ['growth', '/growth', 'sprout'],
  ['library', '/library', 'book-open'],
] as const
const others = [
  ['invite', '/pair', 'plus'],
  ['settings', '/settings', 'settings'],
  ['help', '/help', 'life-buoy'],
] as const

/** Which entry of the menu a path belongs to; practices of two stand in Together. */
export const placeOf = (path: string): string => {
  const first = `/${path.split('/')[1] ?? ''}`
  if (first === '/with' || first === '/practice') return '/together'
  if (first === '/before') return '/help'
  if (first === '/left') return '/mine'
  return first === '/join' ? '/pair' : first
}

export const PlacesMenu = ({ onGo }: { onGo?: () => void }) => {
  const { world, haven } = useApp()
  const words = useWords()
  const current = placeOf(world.router.path.value)
  const line = ([key, path, icon]: (typeof places | typeof others)[number]) => (
    <li key={key}>
      <a
        class="menu-place"
        href={href(path)}
        aria-current={current === path ? 'page' : undefined}
        onClick={onGo}
      >
        <Icon name={icon} />
        {words.nav[key]}
      </a>
    </li>
  )
  return (
    <div class="menu">
      <nav aria-label={words.nav.label}>
        <ul class="menu-list">{places.map(line)}</ul>
        <ul class="menu-list">
          <PauseDoors onGo={onGo} />
          {others.map(line)}
        </ul>
      </nav>
      <div class="menu-leave">
        <Button kind="plain" icon="log-out" wide onClick={() => world.leave(haven.close)}>
          {words.nav.leaveQuickly}
        </Button>
        <p class="quiet-text">{words.nav.leaveNote}</p>
        <p class="quiet-text menu-keys">{words.nav.leaveKeys}</p>
      </div>
      {world.newVersion.value === 'ready' && <p class="quiet-text">{words.nav.newVersion}</p>}
    </div>
  )
}

/**
 * A pause is always within reach: with whom one shares a space, or as a clock on one phone. Several people stand in one
 * line by their names, so that leaving quickly stays in sight below.
 */
const PauseDoors = ({ onGo }: { onGo: (() => void) | undefined }) => {
  const { haven } = useApp()
  const { nav } = useWords()
  const pairs = haven.pairs.value.filter(pair => pair.other !== null && !pair.goodbye)
  const several = pairs.length > 1
  const doors =
    pairs.length === 0
      ? [{ key: 'clock', path: betweenPath(null, 'patience'), name: '' }]
      : pairs.map(pair => ({
          key: pair.id,
          path: roomPath(pair, 'patience'),
          name: pair.other?.name ?? '',
        }))
  return (
    <li class={several ? 'row' : undefined}>
      {doors.map(({ key, path, name }) => (
        <a
          key={key}
          class="menu-place"
          href={href(path)}
          onClick={onGo}
          aria-label={several ? nav.pauseWith(name) : undefined}
        >
          <Icon name="pause" />
          {several ? name : nav.pause}
        </a>
      ))}
    </li>
  )
}
