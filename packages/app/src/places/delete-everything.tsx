/** The end of everything on this phone, in two steps; without a connection a third one says what the server keeps. */
import { useState } from 'preact/hooks'
import { Button, LinkButton, Notice, Page, Section } from '#ui'
import { useApp } from '../app-context.tsx'
import { href } from '../router.ts'
import { Question } from '../shell/question.tsx'
import { linesOf, useGoing } from './going-words.ts'

export const DeleteEverything = () => {
  const { haven, world, storeFault, go } = useApp()
  const said = useGoing().wipe
  const [step, setStep] = useState<'told' | 'sure' | 'offline'>('told')
  const [busy, setBusy] = useState(false)
  const phones = haven.devices.list.value.filter(({ paper, leaving }) => !paper && !leaving)
  const deleteAll = async (evenOffline: boolean) => {
    setBusy(true)
    const done = await haven.parting.deleteEverything({ evenOffline })
    if (done.ok && done.value === 'deleted') {
      // Nobody is left for whom this page could speak: the door begins anew.
      await world.door.remove()
      return
    }
    setBusy(false)
    if (done.ok) setStep('offline')
    else storeFault.value = done.error.fault
  }
  const stay = () => go('/settings/leave', 'replace')
  return (
    <Page
      title={useGoing().ending.wipe}
      lead={said.lead}
      back={{ label: said.back, href: href('/settings/leave') }}
    >
      <ul class="plain-list">
        {linesOf(said.what).map(line => (
          <li key={line}>{line}</li>
        ))}
        {phones.length > 1 && <li>{said.phones}</li>}
      </ul>
      {phones.length > 1 && <p>{said.onlyThis}</p>}
      {step === 'told' && (
        <>
          <div class="row">
            <LinkButton kind="quiet" icon="download" href={href('/settings/copy')}>
              {said.copy}
            </LinkButton>
          </div>
          <div class="page-actions">
            <Button kind="plain" onClick={() => setStep('sure')}>
              {said.go}
            </Button>
          </div>
        </>
      )}
      {step === 'sure' && (
        <Question>
          <Section title={said.sure}>
            <p>{said.sureLine}</p>
            <div class="row">
              <Button kind="danger" busy={busy} onClick={() => void deleteAll(false)}>
                {busy ? said.busy : said.yes}
              </Button>
              {!busy && <Button onClick={stay}>{said.no}</Button>}
            </div>
          </Section>
        </Question>
      )}
      {step === 'offline' && (
        <Question>
          <Notice
            tone="problem"
            icon="cloud-off"
            title={said.offlineTitle}
            actions={
              <>
                <Button kind="danger" busy={busy} onClick={() => void deleteAll(true)}>
                  {said.offlineYes}
                </Button>
                {!busy && <Button onClick={stay}>{said.no}</Button>}
              </>
            }
          >
            <p>{said.offline}</p>
            <p>{said.offlineMore}</p>
          </Notice>
        </Question>
      )}
    </Page>
  )
}
