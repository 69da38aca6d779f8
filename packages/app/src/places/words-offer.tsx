/** Once there is something to lose: a quiet word about words on paper. Put off, it rests for a week, on this phone alone. */
import { useState } from 'preact/hooks'
import { Button, Card, LinkButton, Stack } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { href } from '../router.ts'

const WEEK = 7 * 86_400_000

export const WordsOffer = () => {
  const { haven, world } = useApp()
  const said = useWords().twelve
  const [, redraw] = useState(0)
  if (haven.recovery.state.value !== 'worth-it') return null
  const draft = haven.draft('words-offer')
  const putOff = Number(draft.text)
  if (putOff > 0 && world.now.value - putOff < WEEK) return null
  return (
    <Card tone="rest">
      <Stack gap="half">
        <h2>{said.offerTitle}</h2>
        <p>{said.offer}</p>
      </Stack>
      <div class="row">
        <LinkButton kind="plain" href={href('/settings/words')}>
          {said.offerYes}
        </LinkButton>
        <Button
          kind="quiet"
          onClick={() => {
            draft.keep(String(world.now.value))
            redraw(count => count + 1)
          }}
        >
          {said.offerLater}
        </Button>
      </div>
    </Card>
  )
}
