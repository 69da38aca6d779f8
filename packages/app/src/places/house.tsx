/** Moving house: everything in one locked file, for another server or a next phone. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Choices, Field, Notice, Page, Section, TextInput } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { saveFile } from '../keepsake/save-file.ts'
import { href } from '../router.ts'
import { useArrival } from '../shell/arrival.ts'
import { linesOf, useGoing } from './going-words.ts'
import { movedOf } from './moved.ts'
import { PassField } from './pass-field.tsx'
import { PinGate } from './pin-gate.tsx'
import { SettingsPage } from './settings/settings-page.tsx'

/** Somebody who has the file can try as fast as their machines allow. */
const SHORTEST = 16

/** An address as people write it; null for what can't be one. */
export const readServer = (text: string): string | null => {
  const typed = text.trim()
  try {
    const { protocol, origin } = new URL(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`)
    const isAddress = /^https?:$/.test(protocol) && /[.:]|\/localhost$/.test(origin.slice(protocol.length))
    return typed !== '' && isAddress && origin.length <= 200 ? origin : null
  } catch {
    return null
  }
}

export const House = () => {
  const { haven } = useApp()
  const { doors } = useWords()
  const said = useGoing().house
  const [made, setMade] = useState<string | null>(null)
  useArrival(made ?? '')
  if (made !== null) return <Made file={made} />
  return (
    <SettingsPage title={doors.house.title} lead={said.lead}>
      {haven.devices.standing.value === 'removed' ? (
        <Notice tone="rest" title={said.removed} />
      ) : (
        <Packing onMade={setMade} />
      )}
    </SettingsPage>
  )
}

type Wrong = 'server' | 'here' | 'short' | 'different'

const Packing = ({ onMade }: { onMade: (file: string) => void }) => {
  const { haven, storeFault } = useApp()
  const { together } = useWords()
  const said = useGoing().house
  const moved = haven.pairs.value.flatMap(pair => {
    const server = movedOf(pair)
    return pair.other && server !== null ? [{ name: pair.other.name, server }] : []
  })
  const [where, setWhere] = useState<'elsewhere' | 'here'>('elsewhere')
  const [server, setServer] = useState(moved[0]?.server ?? '')
  const [pass, setPass] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const form = useRef<HTMLDivElement>(null)
  // What is wrong may stand above what is seen.
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [wrong])
  const pack = async () => {
    const goal = readServer(server)
    const found: Wrong | null =
      where === 'elsewhere' && goal === null
        ? 'server'
        : where === 'elsewhere' && goal === location.origin
          ? 'here'
          : pass.trim().length < SHORTEST
            ? 'short'
            : pass.trim() !== again.trim()
              ? 'different'
              : null
    setWrong(found)
    if (found) return
    const packed = await haven.house.pack({
      passphrase: pass.trim(),
      name: said.fileName,
      ...(where === 'elsewhere' && goal !== null ? { server: goal } : {}),
    })
    if (!packed.ok) {
      if (packed.error.fault !== 'Removed') storeFault.value = packed.error.fault
      return
    }
    const { bytes, name } = packed.value
    saveFile(name, 'application/octet-stream', bytes)
    onMade(name)
  }
  return (
    <div class="stack stack-3" ref={form}>
      {moved.map(one => (
        <Notice key={one.name} tone="calm" title={together.moved(one.name, one.server)} />
      ))}
      <Choices
        legend={said.where}
        options={[
          { value: 'elsewhere', label: said.elsewhere, hint: said.elsewhereLine },
          { value: 'here', label: said.samePlace, hint: said.samePlaceLine },
        ]}
        value={where}
        onChange={setWhere}
      />
      {where === 'elsewhere' && (
        <Field
          label={said.server}
          hint={said.serverHint}
          error={wrong === 'server' ? said.serverWrong : wrong === 'here' ? said.serverHere : undefined}
        >
          <TextInput
            value={server}
            onText={setServer}
            inputMode="url"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
          />
        </Field>
      )}
      <PassField
        label={said.pass}
        hint={said.passHint}
        value={pass}
        onText={setPass}
        error={wrong === 'short' ? said.tooShort : undefined}
      />
      <PassField
        label={said.again}
        value={again}
        onText={setAgain}
        error={wrong === 'different' ? said.different : undefined}
      />
      <ul class="plain-list">
        {[said.passCost, said.passForget, said.isYou].map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <PinGate label={said.make} busyLabel={said.making} go={pack} />
    </div>
  )
}

const Made = ({ file }: { file: string }) => {
  const said = useGoing().house
  return (
    <Page
      title={said.madeTitle}
      lead={said.madeLead(file)}
      back={{ label: said.back, href: href('/settings') }}
    >
      <Section title={said.nextTitle}>
        <ol class="steps">
          {linesOf(said.next).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </Section>
      <ul class="plain-list">
        {[said.stays, said.older, said.stop].map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Page>
  )
}
