/** Before a pause: how it goes, one button, and words that help to ask for it aloud. */

import { useState } from 'preact/hooks'
import { Button, LinkButton, Stack } from '#ui'
import type { ScreenProps } from '../../screens.ts'
import { NotLetGo, PauseSheet } from '../../shared/talk/screens/index.ts'
import type { Intent, Patience, Words } from '../index.ts'

export type InPair = ScreenProps<Patience, Intent, Words> & { other: NonNullable<ScreenProps['other']> }

/** `again`: it stands below what has come before, so it says less. */
export const Begin = ({ again = false, ...props }: InPair & { readonly again?: boolean }) => {
  const { words, other, language } = props
  return (
    <Stack gap={3}>
      {!again && (
        <Stack gap={1}>
          <p>{words.howItGoes({ other: other.name })}</p>
          <p>{words.oneIsEnough}</p>
        </Stack>
      )}
      <PauseButton {...props} />
      {!again && <p class="quiet-text">{words.ownPause}</p>}
      <Stack gap={1}>
        <details class="disclosure">
          <summary>{words.sayTitle}</summary>
          <ul class="said-list">
            {[words.say1, words.say2, words.say3, words.say4].map(said => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        </details>
        <details class="disclosure">
          <summary>{words.healing}</summary>
          <Stack gap={1}>
            <p>{words.healingHint}</p>
            <div>
              <LinkButton kind="plain" icon="life-buoy" href="/app/help">
                {words.healingDoor}
              </LinkButton>
            </div>
          </Stack>
        </details>
        <NotLetGo language={language} />
      </Stack>
    </Stack>
  )
}

/** While both are back from one: small, since what they talk about goes on. */
export const Another = (props: InPair) => (
  <details class="disclosure">
    <summary>{props.words.anotherTalk}</summary>
    <PauseButton {...props} kind="plain" />
  </details>
)

const PauseButton = ({ kind = 'primary', ...props }: InPair & { readonly kind?: 'primary' | 'plain' }) => {
  const { words } = props
  const [asking, setAsking] = useState(false)
  return (
    <div>
      <Button kind={kind} icon="pause" wide={kind === 'primary'} onClick={() => setAsking(true)}>
        {words.begin}
      </Button>
      <PauseSheet<Intent>
        {...props}
        open={asking}
        onClose={() => setAsking(false)}
        title={words.begin}
        says={words.say1}
        yes={words.pauseNow}
        intent={until => ({ do: 'begin', until })}
      />
    </div>
  )
}
