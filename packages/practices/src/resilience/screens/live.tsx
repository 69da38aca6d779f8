/** Good news told aloud, face to face: the phone of the one who listens shows what joy may ask. Nothing is written. */
import { Button } from '#ui'
import { useAwake } from '../../shared/device.ts'
import { Floor } from '../../shared/floor/index.ts'
import type { Pair } from './parts.tsx'

export const LiveJoy = ({ words, other, go }: Pair) => {
  useAwake(true)
  return (
    <Floor
      who="other"
      name={other.name}
      title={words.winTitle}
      foot={
        <Button kind="primary" onClick={() => go('')}>
          {words.liveDone}
        </Button>
      }
    >
      <p class="centred">{words.liveLead({ other: other.name })}</p>
      <p class="question centred">{words.replyMore['tell-more']}</p>
      <p class="question centred">{words.reply['what-took']}</p>
      <p class="centred">{words.replyHint}</p>
    </Floor>
  )
}
