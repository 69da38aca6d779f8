/** One more phone of one's own: said plainly what it will read, the own PIN where there is a lock, then the code. */
import { useEffect, useState } from 'preact/hooks'
import { Notice, Page, Section } from '#ui'
import { useApp, useWords } from '../../app-context.tsx'
import type { Pairing } from '../../engine/haven.ts'
import { PairingStages } from '../pairing.tsx'
import { PinGate } from '../pin-gate.tsx'

export const AddPhone = ({ onBack }: { onBack: () => void }) => {
  const { haven } = useApp()
  const words = useWords()
  const said = words.phones
  const [pairing, setPairing] = useState<Pairing | null>(null)
  useEffect(() => () => pairing?.leave(), [pairing])
  const make = async () => setPairing(await haven.devices.invite())
  if (pairing)
    return (
      <PairingStages
        pairing={pairing}
        words={{ ...words.pair, ...said.pairing }}
        onAgain={make}
        onDone={onBack}
      />
    )
  return (
    <Page title={said.add} lead={said.addLead} back={{ label: said.back, onBack }}>
      <Notice tone="problem" icon="shield" title={said.addFear} />
      <Section title={words.pair.howTitle}>
        <ol class="steps">
          {said.addHow.map((step, place) => (
            <li key={place}>{step}</li>
          ))}
        </ol>
      </Section>
      <PinGate label={said.addGo} busyLabel={said.addMaking} go={make} />
    </Page>
  )
}
