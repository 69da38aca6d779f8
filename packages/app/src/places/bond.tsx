/** Partners or friends: what the two are to each other, so that what is offered fits. Asked once, never pressed for. */
import { useState } from 'preact/hooks'
import { type Bond, people } from '#practices'
import { Choices, Section } from '#ui'
import { useApp } from '../app-context.tsx'
import type { SpaceView } from '../engine/haven.ts'
import { useGoing } from './going-words.ts'

/** On the page of the space. */
export const BondChoice = ({ pair }: { pair: SpaceView }) => {
  const said = useGoing().space
  return (
    <Section title={said.bondTitle}>
      <p>{said.bondWhy}</p>
      <Which pair={pair} />
      <p class="quiet-text">{said.bondRule}</p>
    </Section>
  )
}

/** After pairing, where nobody has said it yet. It can be passed over like everything here. */
export const BondAsk = ({ pair }: { pair: SpaceView }) => {
  const said = useGoing().space
  const [asked] = useState(() => pair.bond === null)
  if (!asked) return null
  return (
    <Section title={said.bondTitle}>
      <p>{said.bondWhy}</p>
      <Which pair={pair} />
      <p class="quiet-text">{said.bondLater}</p>
    </Section>
  )
}

const bonds = ['partners', 'friends'] as const

const Which = ({ pair }: { pair: SpaceView }) => {
  const { haven, storeFault } = useApp()
  const said = useGoing().space
  const tell = async (bond: Bond) => {
    const acted = await haven.act(pair.id, people, { do: 'tell-bond', bond })
    storeFault.value = acted.ok || 'refused' in acted.error ? null : acted.error.fault
  }
  return (
    <Choices
      legend={said.bondTitle}
      hideLegend
      value={pair.bond}
      onChange={bond => void tell(bond)}
      options={bonds.map(bond => ({ value: bond, label: said[bond] }))}
    />
  )
}
