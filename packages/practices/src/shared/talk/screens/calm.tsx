/** Something calming to do in a pause. What is chosen is kept nowhere, not even on this device. */

import { useState } from 'preact/hooks'
import { Breath, Card, Choices, Section } from '#ui'
import { type Pair, screenWords } from './props.ts'

const ways = ['Breath', 'Walk', 'Water', 'Prayer', 'Music', 'Look'] as const
type Way = (typeof ways)[number]

export const Calm = ({ language }: Pick<Pair, 'language'>) => {
  const words = screenWords[language]
  const [way, setWay] = useState<Way>('Breath')
  return (
    <Section title={words.calmTitle}>
      <Card tone="rest">
        {way === 'Breath' && <Breath label={words.breathLabel} />}
        <p class="centred">{words[`calm${way}Hint`]}</p>
      </Card>
      <details class="disclosure">
        <summary>{words.calmOthers}</summary>
        <Choices<Way>
          legend={words.calmOthers}
          hideLegend
          value={way}
          onChange={setWay}
          options={ways.map(value => ({ value, label: words[`calm${value}`] }))}
        />
      </details>
    </Section>
  )
}
