/**
 * Which place is shown, kept in the address bar below `/app`.
 *
 * **[Note: Untraced places]** Help and the readiness page never stand in the address bar, the history or the title:
 * going there changes what is shown and writes nothing anywhere, so that having been there can't be found afterwards.
 */
import { type ReadonlySignal, signal } from '@preact/signals'

export const BASE = '/app'
const UNTRACED: readonly string[] = ['/help', '/before']

/** The little of `window` that a router needs. */
export interface RouterWindow {
  readonly location: { readonly pathname: string }
  readonly history: {
    pushState(data: null, unused: string, url: string): void
    replaceState(data: null, unused: string, url: string): void
  }
  addEventListener(type: 'popstate', listener: () => void): void
}

export interface Router {
  /** Path below the base; starts with a slash, has none at its end. */
  readonly path: ReadonlySignal<string>
  readonly go: (path: string, how?: 'push' | 'replace') => void
  /** From an untraced place to where the address bar says we are. */
  readonly comeBack: () => void
}

/** What stands in an `href`: the address of a path below the base. */
export const href = (path: string): string => `${BASE}${path}`

/** The path below the base of an address's pathname, or null when it lies outside of the app. */
export const pathBelowBase = (pathname: string): string | null => {
  if (pathname !== BASE && !pathname.startsWith(`${BASE}/`)) return null
  const path = pathname.slice(BASE.length).replace(/\/+$/, '')
  return path === '' ? '/' : path
}

const isUntraced = (path: string): boolean => UNTRACED.includes(path)

export const createRouter = (window: RouterWindow): Router => {
  const here = () => pathBelowBase(window.location.pathname) ?? '/'
  const path = signal(here())
  if (isUntraced(path.value)) window.history.replaceState(null, '', href('/'))
  const comeBack = () => {
    path.value = here()
  }
  window.addEventListener('popstate', comeBack)
  return {
    path,
    comeBack,
    go: (next, how = 'push') => {
      if (!isUntraced(next) && next !== here()) window.history[`${how}State`](null, '', href(next))
      path.value = next
    },
  }
}

/** A click on a link as far as we look at it. */
export interface LinkClick {
  readonly button: number
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly defaultPrevented: boolean
}

/**
 * The path that a plain click on a link of ours goes to, or null when the browser is to follow the link itself:
 * other sites, public pages, downloads, new windows, and files of the app that are no places.
 */
export const pathOfClick = (
  click: LinkClick,
  link: {
    readonly origin: string
    readonly pathname: string
    readonly target: string
    readonly download: boolean
  },
  origin: string,
): string | null => {
  if (click.defaultPrevented || click.button !== 0) return null
  if (click.altKey || click.ctrlKey || click.metaKey || click.shiftKey) return null
  if (link.origin !== origin || link.download || (link.target !== '' && link.target !== '_self')) return null
  const path = pathBelowBase(link.pathname)
  return path === null || /\.[a-z]+$/.test(path) ? null : path
}
