/** On a phone or a server where nobody has begun: somebody comes with the file of their house. */
import { useState } from 'preact/hooks'
import { Button, Live, Notice, Page, Section } from '#ui'
import { useApp } from '../app-context.tsx'
import type { MoveFault } from '../engine/haven.ts'
import { href } from '../router.ts'
import { FileButton } from './file-button.tsx'
import { useGoing } from './going-words.ts'
import { NotFound } from './not-found.tsx'
import { PassField } from './pass-field.tsx'

const told: readonly MoveFault['fault'][] = ['Malformed', 'WrongPassphrase', 'Unreachable', 'NotLetIn']
const isTold = (fault: MoveFault['fault']): fault is keyof ReturnType<typeof useGoing>['arrive']['wrong'] =>
  told.includes(fault)

export const Arrive = () => {
  const { haven, storeFault, go } = useApp()
  const said = useGoing().arrive
  // Whoever lives here already has nowhere to put a second house.
  const [isHome] = useState(() => haven.profile.peek() !== null)
  const [file, setFile] = useState<File | null>(null)
  const [pass, setPass] = useState('')
  const [missing, setMissing] = useState<'file' | 'pass' | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const move = async () => {
    if (busy) return
    setWrong(null)
    if (!file) return setMissing('file')
    if (pass.trim() === '') return setMissing('pass')
    setMissing(null)
    setBusy(true)
    const moved = await haven.house.move(new Uint8Array(await file.arrayBuffer()), pass.trim())
    setBusy(false)
    if (moved.ok) return go('/', 'replace')
    const { fault } = moved.error
    if (isTold(fault)) setWrong(said.wrong[fault])
    else storeFault.value = fault
  }
  if (isHome) return <NotFound />
  return (
    <Page title={said.title} lead={said.lead} back={{ label: said.back, href: href('/') }}>
      <form
        class="stack stack-3"
        noValidate
        autocomplete="off"
        onSubmit={event => {
          event.preventDefault()
          void move()
        }}
      >
        <Section title={said.file}>
          <FileButton
            busy={busy}
            onFile={chosen => {
              setFile(chosen)
              setMissing(null)
            }}
          >
            {said.choose}
          </FileButton>
          <Live>
            {file && <p>{said.chosen(file.name)}</p>}
            {missing === 'file' && <p class="field-error">{said.missing}</p>}
          </Live>
        </Section>
        <PassField
          label={said.pass}
          value={pass}
          onText={setPass}
          error={missing === 'pass' ? said.passMissing : undefined}
        />
        {wrong !== null && <Notice tone="problem" title={wrong} />}
        <div class="row">
          <Button kind="primary" type="submit" busy={busy}>
            {said.go}
          </Button>
        </div>
        <Live>{busy && <p>{said.going}</p>}</Live>
      </form>
    </Page>
  )
}
