/** A native dialog: from below on a phone, from the side where there is room. The platform keeps the focus inside and gives it back. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Icon } from './icon.tsx'
import { usePartWords } from './language.tsx'

/** `onClose` is called by Esc, the close button, a touch outside, and never twice for one closing. */
export const Sheet = ({
  open,
  onClose,
  title,
  children,
  actions,
}: {
  open: boolean
  onClose: () => void
  title: ComponentChildren
  children?: ComponentChildren
  actions?: ComponentChildren
}) => {
  const id = useId()
  const words = usePartWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element || element.open === open) return
    if (open) element.showModal()
    else element.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a native dialog; the click is only the touch outside of it.
    <dialog
      class="sheet"
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={event => event.target === event.currentTarget && dialog.current?.close()}
    >
      {open && (
        <>
          <header class="sheet-head">
            <h2 id={id}>{title}</h2>
            <button
              type="button"
              class="button button-quiet"
              aria-label={words.close}
              onClick={() => dialog.current?.close()}
            >
              <Icon name="x" />
            </button>
          </header>
          {children}
          {actions && <div class="sheet-actions">{actions}</div>}
        </>
      )}
    </dialog>
  )
}
