/** What stands below every talk under way: a pause, and an end that either can call alone. */

import { useState } from 'preact/hooks'
import { Button } from '#ui'
import { Confirm, Refused, useActing } from '../../acting.tsx'
import type { TalkIntent } from '../intents.ts'
import { isClosed } from '../life.ts'
import { LetRest } from './not-now.tsx'
import { PauseSheet } from './pause-sheet.tsx'
import { screenWords, type TalkProps } from './props.ts'
import { pauseTimes } from './times.ts'

/** `beforeStopping` overrules what is said before the end, where a practice has more to say. */
export const TalkFoot = ({ beforeStopping, ...props }: TalkProps & { readonly beforeStopping?: string }) => {
  const { life } = props
  const words = screenWords[props.language]
  if (isClosed(life) || life.stage === 'offered') return null
  return (
    <div class="stack stack-1">
      {life.pause === null && (
        <div class="row">
          <PauseButton {...props} />
        </div>
      )}
      <div class="row">
        <LetRest<TalkIntent>
          {...props}
          intent={{ do: 'end', talk: life.id }}
          label={words.stop}
          says={beforeStopping ?? words.beforeStopping}
        />
      </div>
    </div>
  )
}

/** A pause by itself, where no end stands beside it. */
export const PauseButton = (props: TalkProps) => {
  const { life, language, now } = props
  const words = screenWords[language]
  const [asking, setAsking] = useState(false)
  const closing = useActing<TalkIntent>(props)
  const close = () => setAsking(false)
  const pause = (until: number): TalkIntent => ({ do: 'pause', talk: life.id, until })
  // The second pause closes the talk; the record still wants a time, which nobody is shown.
  const anyTime = pauseTimes(now)[0]?.until ?? now
  return (
    <>
      <Button kind="plain" icon="pause" onClick={() => setAsking(true)}>
        {words.pause}
      </Button>
      {life.hasPaused ? (
        <Confirm
          open={asking}
          onClose={close}
          title={words.secondPauseTitle}
          says={words.secondPauseSays}
          yes={words.secondPauseYes}
          busy={closing.busy}
          onYes={() => void closing.run(pause(anyTime)).then(close)}
        />
      ) : (
        <PauseSheet
          {...props}
          open={asking}
          onClose={close}
          title={words.pauseTitle}
          says={words.pauseSays}
          yes={words.pause}
          intent={pause}
        />
      )}
      <Refused>{closing.refusal}</Refused>
    </>
  )
}
