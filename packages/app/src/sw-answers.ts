/** How the service worker answers: the whole app from the phone, everything else by the network. Pure, for tests. */

export type Answer =
  /** From the cache; where it is missing there, from the network. */
  | { readonly from: 'shelf'; readonly path: string }
  /** Untouched by the worker. */
  | { readonly from: 'network' }

const BASE = '/app/'
const PREFIX = 'kimbilio-app-'

export const shelfName = (version: string): string => `${PREFIX}${version}`

/** Caches of the app's older versions, to be thrown away; caches of others are left alone. */
export const oldShelves = (names: readonly string[], version: string): readonly string[] =>
  names.filter(name => name.startsWith(PREFIX) && name !== shelfName(version))

/**
 * Only GETs of this origin below `/app/` are answered from the shelf. A place of the app is always the one page;
 * a file is served as it lies there, by its path alone. The relay is never answered from here.
 */
export const answerTo = (
  request: { readonly method: string; readonly mode: string; readonly url: string },
  origin: string,
  files: ReadonlySet<string>,
): Answer => {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin || !url.pathname.startsWith(BASE))
    return { from: 'network' }
  if (files.has(url.pathname)) return { from: 'shelf', path: url.pathname }
  return request.mode === 'navigate' ? { from: 'shelf', path: BASE } : { from: 'network' }
}
