/** What a locked profile shows: one field, and nothing of what is inside. It stands before the app, without an engine. */
import { useEffect, useState } from 'preact/hooks'
import type { LockState, StoreFault, TryFault } from '#engine'
import { Button, Notice, Page, Stack } from '#ui'
import type { Words } from '#ui/words'
import { href } from '../router.ts'
import { PinField, triedInVain } from './pin-field.tsx'

export interface LockScreenParts {
  readonly words: Words
  /** Null where it would tell nothing: one person, or the plain number. */
  readonly label: string | null
  readonly state: Extract<LockState, { locked: true }>
  /** Null when it opened; from then on this screen is gone. */
  readonly onPin: (pin: string) => Promise<TryFault | StoreFault | null>
  /** Null where there is no passkey. */
  readonly onPasskey: (() => Promise<TryFault | StoreFault | null>) | null
  readonly onAnother: () => void
  readonly onRemove: () => Promise<void>
}

export const LockScreen = ({
  words,
  label,
  state,
  onPin,
  onPasskey,
  onAnother,
  onRemove,
}: LockScreenParts) => {
  const said = words.lock
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(state.waitMs > 0 ? said.wait(state.waitMs) : null)
  const [waitMs, setWaitMs] = useState(state.waitMs)
  useEffect(() => {
    if (waitMs === 0) return
    const timer = setTimeout(() => {
      setWaitMs(0)
      setError(null)
    }, waitMs)
    return () => clearTimeout(timer)
  }, [waitMs])
  const tried = (fault: TryFault | StoreFault | null) => {
    setBusy(false)
    if (!fault) return
    setPin('')
    setError(triedInVain(said, fault) ?? words.trouble.StoreBlocked.what)
    setWaitMs('waitMs' in fault ? fault.waitMs : 0)
  }
  const open = async () => {
    if (busy) return
    if (pin.trim() === '') return setError(said.missing)
    setBusy(true)
    tried(await onPin(pin))
  }
  return (
    <Page
      title={
        <span class="begin-title">
          <img class="begin-mark" src={href('/icons/door.svg')} alt="" width={44} height={44} />
          {words.begin.title}
        </span>
      }
      lead={label ?? said.lead}
    >
      <form
        class="stack stack-2"
        noValidate
        autocomplete="off"
        onSubmit={event => {
          event.preventDefault()
          void open()
        }}
      >
        <PinField
          words={said}
          label={said.pin}
          error={error ?? undefined}
          value={pin}
          onText={setPin}
          startsWithLetters={state.letters}
          inFocus
        />
        <div class="row">
          <Button kind="primary" type="submit" icon="lock-open" busy={busy}>
            {busy ? said.opening : said.open}
          </Button>
          {onPasskey && (
            <Button
              kind="plain"
              icon="key-round"
              onClick={async () => {
                setBusy(true)
                tried(await onPasskey())
              }}
            >
              {said.usePasskey}
            </Button>
          )}
        </div>
      </form>
      <Stack gap={1}>
        <details class="fold">
          <summary>{said.forgotten}</summary>
          <Forgotten words={said} onRemove={onRemove} />
        </details>
        <div class="row">
          <Button kind="quiet" icon="users" onClick={onAnother}>
            {said.somebodyElse}
          </Button>
        </div>
      </Stack>
    </Page>
  )
}

const Forgotten = ({ words, onRemove }: { words: Words['lock']; onRemove: () => Promise<void> }) => {
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  return (
    <Stack>
      <p>{words.forgottenWhat}</p>
      <p>{words.forgottenHelp}</p>
      <p>{words.forgottenElse}</p>
      {sure ? (
        <Notice
          tone="problem"
          title={words.removeSure}
          actions={
            <>
              <Button
                kind="danger"
                icon="trash"
                busy={busy}
                onClick={async () => {
                  setBusy(true)
                  await onRemove()
                }}
              >
                {words.removeYes}
              </Button>
              <Button kind="plain" onClick={() => setSure(false)}>
                {words.removeNo}
              </Button>
            </>
          }
        />
      ) : (
        <div class="row">
          <Button kind="plain" onClick={() => setSure(true)}>
            {words.remove}
          </Button>
        </div>
      )}
    </Stack>
  )
}
