/** A gentle note to whoever writes, below words that touch control. It stands on this device only, and stops nothing. */
import { LinkButton, Live, Notice } from '#ui'
import { touchesControl } from '../../../shared/control-words.ts'
import type { Words } from '../../index.ts'

export const ControlNote = ({ text, words }: { readonly text: string; readonly words: Words }) => (
  <Live>
    {touchesControl(text) && (
      <Notice
        tone="calm"
        title={words.controlTitle}
        actions={
          <LinkButton kind="plain" icon="life-buoy" href="/app/help">
            {words.help}
          </LinkButton>
        }
      >
        <p>{words.controlSays}</p>
        <p>{words.controlFear}</p>
        <p class="quiet-text">{words.controlPrivate}</p>
      </Notice>
    )}
  </Live>
)
