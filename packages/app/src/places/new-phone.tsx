/** A phone where nobody has begun becomes one more of somebody who has another: by the link from there. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, Page, Skeleton } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { Pairing } from '../engine/haven.ts'
import { PairingStages } from './pairing.tsx'

/** True for a link that makes a phone one's own, false for an invitation. */
export const isPhoneLink = (link: string | null): link is string => link !== null && /\/d#/.test(link)

export const NewPhone = ({ onBack }: { onBack: () => void }) => {
  const { haven, world, language, go } = useApp()
  const words = useWords()
  const said = words.phones
  const [pairing, setPairing] = useState<Pairing | null>(null)
  const [busy, setBusy] = useState(false)
  const opened = useRef(false)
  const link = isPhoneLink(world.invitation.value) ? world.invitation.value : null
  useEffect(() => {
    if (opened.current) return
    let here = true
    // Begun before a reload: it goes on where it was.
    void haven.resumeInvitation().then(found => {
      if (here && found) setPairing(found)
    })
    return () => {
      here = false
    }
  }, [haven])
  useEffect(() => () => pairing?.leave(), [pairing])
  if (pairing)
    return (
      <PairingStages
        pairing={pairing}
        words={{ ...words.pair, ...said.pairing }}
        onDone={() => go('/', 'replace')}
      />
    )
  if (busy)
    return (
      <Page title={said.arriving}>
        <Skeleton />
      </Page>
    )
  if (link === null)
    return (
      <Page title={said.arriveTitle} lead={said.arriveLead} back={{ label: said.arriveBack, onBack }}>
        <p>{said.arriveSame}</p>
      </Page>
    )
  return (
    <Page title={said.arriveTitle} lead={said.arriveReady}>
      <div class="page-actions">
        <Button
          kind="primary"
          onClick={async () => {
            setBusy(true)
            opened.current = true
            setPairing(await haven.becomeDevice(link, language.value))
            world.invitation.value = null
            setBusy(false)
          }}
        >
          {said.arriveYes}
        </Button>
        <Button
          kind="plain"
          onClick={() => {
            world.invitation.value = null
            onBack()
          }}
        >
          {said.arriveNo}
        </Button>
      </div>
    </Page>
  )
}
