/** Leaving at once: keys dropped, title emptied, a blank page in place of this one. It erases no traces, and says so. */

export const BLANK_PAGE = '/app/blank.html'
/** The three presses of Esc have to fall within this time. */
export const ESCAPE_MILLISECONDS = 1500

/** Tells when Esc was pressed for the third time in quick succession. Feed it every key with its time in milliseconds. */
export const createEscapeCounter = () => {
  let presses: readonly number[] = []
  return (key: string, at: number): boolean => {
    if (key !== 'Escape') {
      presses = []
      return false
    }
    presses = [...presses.filter(earlier => at - earlier < ESCAPE_MILLISECONDS), at]
    return presses.length >= 3
  }
}

/** What is shown goes away even when the store is slow or broken, so every step stands alone. */
export const leaveQuickly = (
  close: () => void,
  document: { title: string; readonly documentElement: { hidden: boolean | string } },
  location: { replace(url: string): void },
): void => {
  document.documentElement.hidden = true
  document.title = ''
  try {
    close()
  } finally {
    location.replace(BLANK_PAGE)
  }
}
