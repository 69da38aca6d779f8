/** Face to face: one phone held up, readable from across a room: what I need. Nothing is written; the answer may come to the room. */
import { useState } from 'preact/hooks'
import { Button, Page } from '#ui'
import { useAwake } from '../../shared/device.ts'
import { Floor } from '../../shared/floor/index.ts'
import { Need } from './need.tsx'
import { NotEmergency, needAsked, type Pair } from './parts.tsx'

export const LiveCard = (props: Pair) => {
  const { words, me, bond, go } = props
  const [need, setNeed] = useState('')
  const [shown, setShown] = useState(false)
  useAwake(shown)
  if (need !== '' && shown)
    return (
      <Floor
        who="me"
        name={me.name}
        title={words.needTitle}
        foot={
          <>
            <Button onClick={() => setShown(false)}>{words.liveChange}</Button>
            <Button kind="primary" onClick={() => go('')}>
              {words.liveDone}
            </Button>
          </>
        }
      >
        <p class="question centred">{needAsked(need, words)}</p>
      </Floor>
    )
  return (
    <Page title={words.liveTitle} lead={words.liveLead} back={{ label: words.back, onBack: () => go('') }}>
      <Need words={words} bond={bond} need={need} onNeed={setNeed} />
      {need !== '' && (
        <Button kind="primary" wide onClick={() => setShown(true)}>
          {words.liveShow}
        </Button>
      )}
      <NotEmergency words={words} />
    </Page>
  )
}
