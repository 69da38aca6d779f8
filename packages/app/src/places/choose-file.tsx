/** A button that asks for a file. The browser's own input speaks its own language, so it lies unseen below our words. */
import { useId } from 'preact/hooks'
import { Icon } from '#ui'

export const ChooseFile = ({
  label,
  accept,
  busy = false,
  onFile,
}: {
  label: string
  accept?: string
  busy?: boolean
  onFile: (file: File) => void
}) => {
  const id = useId()
  return (
    <span class="choose-file">
      <input
        id={id}
        class="visually-hidden"
        type="file"
        accept={accept}
        disabled={busy}
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          // The same file can be chosen again.
          if (file) onFile(file)
          event.currentTarget.value = ''
        }}
      />
      <label class="button button-plain" for={id}>
        <Icon name="archive" size={20} />
        {label}
      </label>
    </span>
  )
}
