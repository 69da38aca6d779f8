/** Carrying by hand: a locked file for the other phone, and one that came from there. With a server or without. */
import { useState } from 'preact/hooks'
import { Button, Choices, Empty, Live, Notice, Section } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { SpaceView, TakeFault } from '../engine/haven.ts'
import { saveFile } from '../keepsake/save-file.ts'
import { FileButton } from './file-button.tsx'
import { useGoing } from './going-words.ts'
import { SettingsPage } from './settings/settings-page.tsx'

export const Carry = () => {
  const { haven } = useApp()
  const { doors } = useWords()
  const said = useGoing().carry
  const [chosen, setChosen] = useState<string | null>(null)
  const self = haven.self.value
  const phones = haven.devices.list.value.filter(({ paper }) => !paper)
  const own = self && phones.length > 1 ? [self] : []
  const spaces = [...haven.pairs.value.filter(({ other }) => other !== null), ...own]
  const space = spaces.find(({ id }) => id === chosen) ?? spaces[0]
  return (
    <SettingsPage title={doors.carry.title} lead={said.lead}>
      {spaces.length > 1 && (
        <Choices
          legend={said.who}
          options={spaces.map(one => ({ value: one.id, label: one.other?.name ?? said.own }))}
          value={space?.id ?? null}
          onChange={setChosen}
        />
      )}
      {space ? (
        <>
          <Give key={space.id} space={space} />
          <Take />
        </>
      ) : (
        <Empty title={said.none} icon="send">
          <p>{said.noneMore}</p>
        </Empty>
      )}
    </SettingsPage>
  )
}

const Give = ({ space }: { space: SpaceView }) => {
  const { haven, world, storeFault } = useApp()
  const said = useGoing().carry
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState('')
  const make = async (whole: boolean) => {
    setBusy(true)
    setTold('')
    const made = await haven.carry.bundle(space.id, { whole })
    setBusy(false)
    if (!made.ok) {
      storeFault.value = made.error.fault
      return
    }
    const { bytes, name } = made.value
    const file = new File([bytes], name, { type: 'application/octet-stream' })
    const shared = await world.shareFile(file)
    if (!shared) saveFile(name, file.type, file)
    setTold(shared ? said.shared(name) : said.made(name))
  }
  return (
    <Section title={said.giveTitle}>
      <p>{space.other ? said.give(space.other.name) : said.giveOwn}</p>
      <p>{said.ways}</p>
      <div class="row">
        <Button kind="primary" icon="send" busy={busy} onClick={() => void make(false)}>
          {busy ? said.making : said.make}
        </Button>
      </div>
      <Live>{told !== '' && <p>{told}</p>}</Live>
      <details class="fold">
        <summary>{said.whole}</summary>
        <div class="stack">
          <p>{said.wholeLine}</p>
          <div class="row">
            <Button busy={busy} onClick={() => void make(true)}>
              {said.make}
            </Button>
          </div>
        </div>
      </details>
    </Section>
  )
}

const STORE: readonly TakeFault['fault'][] = ['StoreFull', 'StoreBlocked', 'StoreClosed']

const Take = () => {
  const { haven, storeFault } = useApp()
  const said = useGoing().carry
  const [busy, setBusy] = useState(false)
  const [came, setCame] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const take = async (file: File) => {
    setBusy(true)
    setCame(null)
    setWrong(null)
    const taken = await haven.carry.take(new Uint8Array(await file.arrayBuffer()))
    setBusy(false)
    if (taken.ok) return setCame(said.took(taken.value.news))
    const { fault } = taken.error
    if (STORE.includes(fault)) {
      storeFault.value = fault as 'StoreFull'
      return
    }
    const known: Readonly<Partial<Record<TakeFault['fault'], string>>> = said.wrong
    setWrong(known[fault] ?? said.wrong.other)
  }
  return (
    <Section title={said.takeTitle}>
      <p>{said.take}</p>
      <FileButton busy={busy} onFile={file => void take(file)}>
        {busy ? said.taking : said.choose}
      </FileButton>
      <Live>{came !== null && <p>{came}</p>}</Live>
      {wrong !== null && <Notice tone="problem" title={wrong} />}
      <p class="quiet-text">{said.sealed}</p>
    </Section>
  )
}
