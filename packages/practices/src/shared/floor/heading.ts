/** When a floor takes the place of a page, or a page that of a floor, the focus must not fall out of both. */
import { useEffect } from 'preact/hooks'

/** Whenever `state` changes and nothing holds the focus, the heading takes it. */
export function useHeading(state: string): void {
  useEffect(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body)
      document.getElementById('page-title')?.focus({ preventScroll: true })
  }, [state])
}
