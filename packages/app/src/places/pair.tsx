/** Inviting: what it is and is not for, then the invitation itself, found again after a reload. */
import { useEffect, useState } from 'preact/hooks'
import { Button, LinkButton, Page, Section, Skeleton, Stack } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { Pairing } from '../engine/haven.ts'
import { href } from '../router.ts'
import { PairingStages } from './pairing.tsx'

export const Pair = () => {
  const { haven } = useApp()
  const [pairing, setPairing] = useState<Pairing | null>(null)
  const [state, setState] = useState<'looking' | 'none' | 'making'>('looking')
  useEffect(() => {
    let here = true
    void haven.resumeInvitation().then(found => {
      if (!here) return found?.leave()
      if (found) setPairing(found)
      setState('none')
    })
    return () => {
      here = false
    }
  }, [haven])
  useEffect(() => () => pairing?.leave(), [pairing])
  const make = async () => {
    setState('making')
    setPairing(await haven.invite())
    setState('none')
  }
  if (pairing) return <PairingStages pairing={pairing} onAgain={make} />
  return <BeforeInviting state={state} make={make} />
}

const BeforeInviting = ({
  state,
  make,
}: {
  state: 'looking' | 'none' | 'making'
  make: () => Promise<void>
}) => {
  const words = useWords()
  const said = words.pair
  return (
    <Page title={said.title} lead={said.lead}>
      <Stack gap={1}>
        <p>{said.before}</p>
        <p>{said.beforeMore}</p>
        <div class="row">
          <LinkButton kind="quiet" icon="shield" href={href('/before')}>
            {said.readiness}
          </LinkButton>
        </div>
      </Stack>
      <Section title={said.howTitle}>
        <ol class="steps">
          {said.how.map((step, place) => (
            <li key={place}>{step}</li>
          ))}
        </ol>
      </Section>
      {state === 'looking' ? (
        <Skeleton />
      ) : (
        <div class="row">
          <Button kind="primary" busy={state === 'making'} onClick={make}>
            {state === 'making' ? said.making : said.make}
          </Button>
        </div>
      )}
    </Page>
  )
}
