/** After a change of place the heading takes the focus, so that a screen reader says where one is, and the page stands at its top. */
import { useEffect, useRef } from 'preact/hooks'

const heading = () => document.getElementById('page-title')

export const useArrival = (path: string): void => {
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    window.scrollTo(0, 0)
    if (heading()) {
      heading()?.focus({ preventScroll: true })
      return
    }
    // A place that is still being fetched has no heading yet.
    const watch = new MutationObserver(() => {
      if (!heading()) return
      watch.disconnect()
      heading()?.focus({ preventScroll: true })
    })
    watch.observe(document.body, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [path])
}
