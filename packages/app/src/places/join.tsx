/** Somebody was sent an invitation and opens it: said plainly what it is, then by their own word only. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, LinkButton, Page, Skeleton, Stack } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { Pairing } from '../engine/haven.ts'
import { href } from '../router.ts'
import { isPhoneLink } from './new-phone.tsx'
import { PairingStages } from './pairing.tsx'

export const Join = () => {
  const { haven, world, go } = useApp()
  const words = useWords()
  const said = words.join
  const link = world.invitation.value
  const [pairing, setPairing] = useState<Pairing | null>(null)
  const [state, setState] = useState<'looking' | 'none' | 'opening'>(link === null ? 'looking' : 'none')
  // The link is forgotten once it was opened; what came of it stays on the screen.
  const opened = useRef(false)
  useEffect(() => {
    if (link !== null || opened.current) return
    let here = true
    void haven.resumeInvitation().then(found => {
      if (!here) return found?.leave()
      if (found) setPairing(found)
      setState('none')
    })
    return () => {
      here = false
    }
  }, [haven, link])
  useEffect(() => () => pairing?.leave(), [pairing])
  if (pairing) return <PairingStages pairing={pairing} />
  if (state === 'looking')
    return (
      <Page title={said.opening}>
        <Skeleton />
      </Page>
    )
  if (link === null)
    return (
      <Page title={said.lostTitle} lead={said.lost}>
        <div class="row">
          <LinkButton kind="plain" href={href('/')}>
            {words.pair.home}
          </LinkButton>
        </div>
      </Page>
    )
  if (isPhoneLink(link))
    return (
      <Page title={words.phones.begunTitle} lead={words.phones.begun}>
        <div class="row">
          <LinkButton kind="plain" href={href('/')}>
            {words.pair.home}
          </LinkButton>
        </div>
      </Page>
    )
  return (
    <Page title={said.title} lead={said.lead}>
      <Stack gap={1}>
        <p>{words.pair.before}</p>
        <p>{words.pair.beforeMore}</p>
        <div class="row">
          <LinkButton kind="quiet" icon="shield" href={href('/before')}>
            {words.pair.readiness}
          </LinkButton>
        </div>
      </Stack>
      <p>{said.consent(haven.profile.value?.name ?? '')}</p>
      <div class="page-actions">
        <Button
          kind="primary"
          busy={state === 'opening'}
          onClick={async () => {
            setState('opening')
            opened.current = true
            setPairing(await haven.join(link))
            world.invitation.value = null
            setState('none')
          }}
        >
          {state === 'opening' ? said.opening : said.yes}
        </Button>
        <Button
          kind="plain"
          onClick={() => {
            world.invitation.value = null
            go('/', 'replace')
          }}
        >
          {said.no}
        </Button>
      </div>
    </Page>
  )
}
