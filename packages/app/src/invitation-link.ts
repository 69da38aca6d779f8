/** Takes the link of an invitation, or of one's own next phone, out of the address bar before anything else runs: its secret must not stay there or in the history. */
import { href, pathBelowBase } from './router.ts'

/**
 * The whole link when this page was opened by one, else null. The address becomes `/app/join` at once.
 * The link then lives in memory only; after a reload it has to be opened once more.
 */
export const takeInvitation = (window: {
  readonly location: { readonly pathname: string; readonly hash: string; readonly href: string }
  readonly history: { replaceState(data: null, unused: string, url: string): void }
}): string | null => {
  const { pathname, hash, href: link } = window.location
  const path = pathBelowBase(pathname)
  if (path !== '/i' && path !== '/d') return null
  window.history.replaceState(null, '', href('/join'))
  return hash.length > 1 ? link : null
}
