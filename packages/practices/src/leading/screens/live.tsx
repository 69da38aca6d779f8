/** May I go first? One phone held up, readable from across the room: the way it may be received. Nothing is written. */

import { useState } from 'preact/hooks'
import { Button, Choices, Page } from '#ui'
import { useAwake } from '../../shared/device.ts'
import { Floor } from '../../shared/floor/index.ts'
import { type Way, ways } from '../index.ts'
import type { Pair } from './parts.tsx'

export const LiveCard = (props: Pair) => {
  const { words, me, go } = props
  const [way, setWay] = useState<Way | null>(null)
  const [shown, setShown] = useState(false)
  useAwake(shown)
  if (way !== null && shown)
    return (
      <Floor
        who="me"
        name={me.name}
        title={words.liveTitle}
        foot={
          <>
            <Button onClick={() => setShown(false)}>{words.liveChange}</Button>
            <Button kind="primary" onClick={() => go('')}>
              {words.liveDone}
            </Button>
          </>
        }
      >
        <p class="question centred">{words.liveFor[way]}</p>
        <p class="centred">{words.nothingOwed}</p>
      </Floor>
    )
  return (
    <Page title={words.liveTitle} lead={words.liveLead} back={{ label: words.back, onBack: () => go('') }}>
      <Choices
        legend={words.wayTitle}
        value={way}
        onChange={setWay}
        options={ways.map(value => ({ value, label: words.way[value] }))}
      />
      {way !== null && (
        <Button kind="primary" wide onClick={() => setShown(true)}>
          {words.liveTitle}
        </Button>
      )}
    </Page>
  )
}
