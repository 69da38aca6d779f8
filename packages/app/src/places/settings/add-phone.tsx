/** One more phone of one's own: said plainly what it will read, the own PIN where there is a lock, then the code. */
import { useEffect, useState } from 'preact/hooks'
import type { StoreFault, TryFault } from '#engine'
import { Button, Notice, Page, Section } from '#ui'
import { useApp, useWords } from '../../app-context.tsx'
import type { Pairing } from '../../engine/haven.ts'
import { PairingStages } from '../pairing.tsx'
import { PinField, triedInVain } from '../pin-field.tsx'

const isOfStore = (fault: TryFault | StoreFault): fault is StoreFault => fault.fault.startsWith('Store')

export const AddPhone = ({ onBack }: { onBack: () => void }) => {
  const { haven, storeFault } = useApp()
  const words = useWords()
  const said = words.phones
  const [pairing, setPairing] = useState<Pairing | null>(null)
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => () => pairing?.leave(), [pairing])
  const locked = haven.lock.state.value !== null
  const make = async () => {
    setBusy(true)
    setWrong(null)
    const known = locked ? await haven.lock.check(pin) : ({ ok: true } as const)
    if (known.ok) setPairing(await haven.devices.invite())
    else {
      const { error } = known
      const vain = triedInVain(words.lock, error)
      if (vain !== null) setWrong(vain)
      else if (isOfStore(error)) storeFault.value = error.fault
    }
    setPin('')
    setBusy(false)
  }
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
      <form
        class="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void make()
        }}
      >
        {locked && (
          <PinField
            words={words.lock}
            label={said.addPin}
            error={wrong ?? undefined}
            value={pin}
            onText={setPin}
          />
        )}
        <div class="row">
          <Button kind="primary" type="submit" busy={busy}>
            {busy ? said.addMaking : said.addGo}
          </Button>
        </div>
      </form>
    </Page>
  )
}
