/** The lock in the settings: set, changed, taken away, and what it can't do. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { LockAfter, Result, StoreFault, TryFault } from '#engine'
import { Button, Choices, Live, Stack } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { lockAfters } from '../engine/lock/haven-lock.ts'
import { pinWorth } from '../engine/lock/pin-worth.ts'
import { PinField, triedInVain } from './pin-field.tsx'

type Done = Result<void, TryFault | StoreFault>

export const LockSection = () => {
  const { haven, world, storeFault } = useApp()
  const said = useWords().lock
  const view = haven.lock.state.value
  const [told, setTold] = useState<string | null>(null)
  const done = (what: string) => {
    world.door.lockOthers()
    setTold(what)
  }
  return (
    <section class="section" aria-label={said.title}>
      <p>{view ? said.on : said.none}</p>
      {!view && <p class="quiet-text">{said.noneMore}</p>}
      <Live>{told !== null && <p>{told}</p>}</Live>
      {view ? (
        <>
          <div class="row">
            <Button kind="plain" icon="lock" onClick={world.door.lock}>
              {said.now}
            </Button>
          </div>
          <Choices
            legend={said.after}
            options={lockAfters.map(after => ({ value: `${after}`, label: said.afters[after] }))}
            value={`${view.after}`}
            onChange={async after => {
              const set = await haven.lock.lockAfter(Number(after) as LockAfter)
              if (!set.ok) storeFault.value = set.error.fault
            }}
          />
          <p class="quiet-text">{said.afterNote}</p>
          <Fold title={said.change}>
            <NewPin
              old
              button={said.changeYes}
              note={view.passkey ? said.changeNote : null}
              onPin={(next, old) => haven.lock.change(old, next)}
              onDone={() => done(said.isChanged)}
            />
          </Fold>
          {world.door.passkeys && <PasskeyFold onAdded={() => setTold(said.passkeyIsAdded)} />}
          <Fold title={said.takeAway}>
            <AskedPin
              before={<p>{said.takeAwayNote}</p>}
              button={said.takeAwayYes}
              onPin={haven.lock.remove}
              onDone={() => done(said.isRemoved)}
            />
          </Fold>
        </>
      ) : (
        <Fold title={said.set}>
          <NewPin button={said.set} onPin={haven.lock.set} onDone={() => done(said.isSet)} />
        </Fold>
      )}
      <Fold title={said.limitsTitle}>
        <ul class="plain-list">
          {said.limits.map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}

const Fold = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <details class="fold">
    <summary>{title}</summary>
    <Stack>{children}</Stack>
  </details>
)

/** A fault of the store is said by the shell; a wrong PIN beside its field. */
const useTrying = () => {
  const { storeFault } = useApp()
  const words = useWords().lock
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  return {
    busy,
    wrong,
    run: async (work: () => Promise<Done>): Promise<boolean> => {
      setBusy(true)
      setWrong(null)
      const result = await work()
      setBusy(false)
      if (result.ok) return true
      const said = triedInVain(words, result.error)
      if (said !== null) setWrong(said)
      else storeFault.value = result.error.fault as StoreFault['fault']
      return false
    },
  }
}

const NewPin = ({
  old = false,
  button,
  note = null,
  onPin,
  onDone,
}: {
  old?: boolean
  button: string
  note?: string | null
  onPin: (pin: string, old: string) => Promise<Done>
  onDone: () => void
}) => {
  const said = useWords().lock
  const [now, setNow] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<'tooShort' | 'different' | null>(null)
  const { busy, wrong, run } = useTrying()
  const worth = pinWorth(pin)
  const keep = async () => {
    if (busy) return
    if (worth === 'tooShort') return setProblem('tooShort')
    if (pin.trim() !== again.trim()) return setProblem('different')
    setProblem(null)
    if (!(await run(() => onPin(pin, now)))) return
    for (const clear of [setNow, setPin, setAgain]) clear('')
    onDone()
  }
  return (
    <form
      class="stack"
      noValidate
      autocomplete="off"
      onSubmit={event => {
        event.preventDefault()
        void keep()
      }}
    >
      {old && (
        <PinField words={said} label={said.current} value={now} onText={setNow} error={wrong ?? undefined} />
      )}
      <PinField
        words={said}
        label={old ? said.next : said.pin}
        hint={said.setHint}
        value={pin}
        onText={setPin}
        error={problem === 'tooShort' ? said.tooShort : undefined}
      />
      <Live>{worth !== 'tooShort' && <p class="quiet-text">{said.worth[worth]}</p>}</Live>
      <PinField
        words={said}
        label={said.again}
        value={again}
        onText={setAgain}
        error={problem === 'different' ? said.different : undefined}
      />
      <p class="quiet-text">{said.worthNote}</p>
      <p>{said.forgetNote}</p>
      {note !== null && <p class="quiet-text">{note}</p>}
      <div class="row">
        <Button kind="primary" type="submit" icon="lock" busy={busy}>
          {busy ? said.busy : button}
        </Button>
      </div>
    </form>
  )
}

const AskedPin = ({
  before,
  button,
  onPin,
  onDone,
}: {
  before: ComponentChildren
  button: string
  onPin: (pin: string) => Promise<Done>
  onDone: () => void
}) => {
  const said = useWords().lock
  const [pin, setPin] = useState('')
  const { busy, wrong, run } = useTrying()
  return (
    <form
      class="stack"
      noValidate
      autocomplete="off"
      onSubmit={async event => {
        event.preventDefault()
        if (busy || !(await run(() => onPin(pin)))) return
        setPin('')
        onDone()
      }}
    >
      {before}
      <PinField words={said} label={said.current} value={pin} onText={setPin} error={wrong ?? undefined} />
      <div class="row">
        <Button kind="plain" type="submit" busy={busy}>
          {busy ? said.busy : button}
        </Button>
      </div>
    </form>
  )
}

const PasskeyFold = ({ onAdded }: { onAdded: () => void }) => {
  const { haven, world, storeFault } = useApp()
  const said = useWords().lock
  const [not, setNot] = useState(false)
  const add = async (pin: string): Promise<Done> => {
    const made = await world.door.passkeys?.make()
    setNot(!made)
    return made ? haven.lock.addPasskey(pin, made) : { ok: true, value: undefined }
  }
  return (
    <Fold title={said.passkey}>
      <p>{said.passkeyWhat}</p>
      <p>{said.passkeyCare}</p>
      <p class="quiet-text">{said.passkeyTrace}</p>
      {haven.lock.state.value?.passkey ? (
        <div class="row">
          <Button
            kind="plain"
            onClick={async () => {
              const removed = await haven.lock.removePasskey()
              if (!removed.ok) storeFault.value = removed.error.fault
            }}
          >
            {said.passkeyRemove}
          </Button>
        </div>
      ) : (
        <AskedPin
          before={<Live>{not && <p>{said.passkeyNot}</p>}</Live>}
          button={said.passkeyAdd}
          onPin={add}
          onDone={() => haven.lock.state.peek()?.passkey && onAdded()}
        />
      )}
    </Fold>
  )
}
