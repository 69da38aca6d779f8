/**
 * A plain cover over everything while the page is out of sight, so that the list of open apps shows nothing. As far as a
 * page can: some phones take their picture before they say that the page is hidden.
 */

interface CoverDocument {
  readonly visibilityState: DocumentVisibilityState
  readonly documentElement: { readonly dataset: DOMStringMap }
  addEventListener(type: 'visibilitychange', listener: () => void): void
}

export interface Cover {
  /** Before what comes next is drawn: nothing may be uncovered any more. */
  readonly stay: () => void
}

/** `shown` is asked before anything is uncovered: true when the app has locked meanwhile. */
export const coverWhenHidden = (
  document: CoverDocument,
  window: { addEventListener(type: 'pagehide' | 'pageshow', listener: () => void): void },
  away: { readonly hidden: () => void; readonly shown: () => boolean },
): Cover => {
  const { dataset } = document.documentElement
  let stays = false
  const hide = () => {
    dataset.covered = ''
    away.hidden()
  }
  const show = () => {
    if (!away.shown() && !stays) delete dataset.covered
  }
  const look = () => (document.visibilityState === 'hidden' ? hide() : show())
  document.addEventListener('visibilitychange', look)
  window.addEventListener('pagehide', hide)
  window.addEventListener('pageshow', look)
  return {
    stay: () => {
      stays = true
      dataset.covered = ''
    },
  }
}
