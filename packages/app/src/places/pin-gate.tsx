/** Asks for the own PIN where there is a lock, before what an open app in another's hand is not to do. */
import { useState } from 'preact/hooks'
import type { StoreFault, TryFault } from '#engine'
import { Button } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { PinField, triedInVain } from './pin-field.tsx'

const isOfStore = (fault: TryFault | StoreFault): fault is StoreFault => fault.fault.startsWith('Store')

/** One button, and above it the PIN where it is needed. `go` runs once the PIN is known to be right. */
export const PinGate = ({
  label,
  busyLabel,
  kind = 'primary',
  go,
}: {
  label: string
  busyLabel: string
  kind?: 'primary' | 'plain'
  go: () => Promise<void>
}) => {
  const { haven, storeFault } = useApp()
  const words = useWords()
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const locked = haven.lock.state.value !== null
  const enter = async () => {
    setBusy(true)
    setWrong(null)
    const known = locked ? await haven.lock.check(pin) : ({ ok: true } as const)
    setPin('')
    if (known.ok) await go()
    else if (isOfStore(known.error)) storeFault.value = known.error.fault
    else setWrong(triedInVain(words.lock, known.error))
    setBusy(false)
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void enter()
      }}
    >
      {locked && (
        <PinField
          words={words.lock}
          label={words.phones.addPin}
          error={wrong ?? undefined}
          value={pin}
          onText={setPin}
        />
      )}
      <div class="row">
        <Button kind={kind} type="submit" busy={busy}>
          {busy ? busyLabel : label}
        </Button>
      </div>
    </form>
  )
}
