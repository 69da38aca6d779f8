/** A button that lets one choose a file. The browser's own field says what it says in its own language, so it stays hidden. */
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { Button } from '#ui'

export const FileButton = ({
  accept,
  busy = false,
  onFile,
  children,
}: {
  /** As the browser's field takes it, for instance `.json`. */
  accept?: string
  busy?: boolean
  onFile: (file: File) => void
  children: ComponentChildren
}) => {
  const field = useRef<HTMLInputElement>(null)
  return (
    <div>
      <Button icon="archive" busy={busy} onClick={() => field.current?.click()}>
        {children}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        tabIndex={-1}
        accept={accept}
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          // The same file may be chosen twice.
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}
