/** Taking a copy of all that one can read, and bringing a journal back. */
import { useState } from 'preact/hooks'
import { Button, Live, Notice, Section } from '#ui'
import { useApp, useWords } from '../../app-context.tsx'
import { keepsakePage } from '../../keepsake/keepsake-page.ts'
import { saveFile } from '../../keepsake/save-file.ts'
import { FileButton } from '../file-button.tsx'
import { SettingsPage } from './settings-page.tsx'

export const CopyPage = () => {
  const { haven, world, language, storeFault } = useApp()
  const { doors, takeaway: said } = useWords()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<'made' | 'failed' | null>(null)
  const make = async (kind: 'page' | 'whole') => {
    setBusy(true)
    setMade(null)
    const exported = await haven.takeaway.export()
    setBusy(false)
    if (!exported.ok) {
      storeFault.value = exported.error.fault
      return setMade('failed')
    }
    // A name that tells nobody what is in it.
    const day = new Date(exported.value.made).toISOString().slice(0, 10)
    if (kind === 'whole') saveFile(`${day}.json`, 'application/json', JSON.stringify(exported.value))
    else {
      const setting = { words: said.page, language: language.value, timeZone: world.timeZone }
      saveFile(`${day}.html`, 'text/html', keepsakePage(exported.value, setting))
    }
    setMade('made')
  }
  return (
    <SettingsPage title={doors.copy.title} lead={said.lead}>
      <Notice tone="calm" title={said.care} icon="eye-off">
        <p>{said.nobodyTold}</p>
      </Notice>
      <Section title={said.toRead}>
        <p>{said.toReadLine}</p>
        <div>
          <Button kind="primary" icon="download" busy={busy} onClick={() => void make('page')}>
            {said.makeToRead}
          </Button>
        </div>
      </Section>
      <Section title={said.whole}>
        <p>{said.wholeLine}</p>
        <div>
          <Button icon="download" busy={busy} onClick={() => void make('whole')}>
            {said.makeWhole}
          </Button>
        </div>
      </Section>
      <Live>
        {made === 'made' && <p>{said.made}</p>}
        {made === 'failed' && <Notice tone="problem" title={said.notMade} />}
      </Live>
      <BringBack />
    </SettingsPage>
  )
}

const BringBack = () => {
  const { haven, storeFault } = useApp()
  const { takeaway: said } = useWords()
  const [came, setCame] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async (file: File) => {
    setCame(null)
    setBusy(true)
    const done = await haven.takeaway.import(await file.text())
    setBusy(false)
    if (done.ok) return setCame(said.brought(done.value.notes))
    if (done.error.fault === 'NotAnExport') return setCame(said.notAnExport)
    storeFault.value = done.error.fault
  }
  return (
    <Section title={said.back}>
      <p>{said.backLine}</p>
      <FileButton accept=".json,application/json" busy={busy} onFile={file => void take(file)}>
        {said.choose}
      </FileButton>
      <Live>{came && <p>{came}</p>}</Live>
    </Section>
  )
}
