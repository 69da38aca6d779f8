/** `/with/<space>/leave`: what happens, what one may wish besides, one button; and the calm after it. */
import { useState } from 'preact/hooks'
import { Button, LinkButton, Notice, Page, Section, Stack, Ticks } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { SpaceView } from '../engine/haven.ts'
import { href } from '../router.ts'
import { useArrival } from '../shell/arrival.ts'
import { leftPath, spaceByPath, spacePath } from '../spaces.ts'
import { useGoing } from './going-words.ts'
import { NotFound } from './not-found.tsx'

type Wish = 'notice' | 'block' | 'forget'

export const Leave = () => {
  const { haven, world } = useApp()
  // Once it is left, the space is among the open ones no more; this page goes on until one goes away from it.
  const [pair] = useState(() => spaceByPath(haven.pairs.value, world.router.path.value.split('/')[2] ?? ''))
  const [gone, setGone] = useState<{ readonly kept: boolean; readonly offline: boolean } | null>(null)
  useArrival(gone ? 'gone' : '')
  if (!pair?.other) return <NotFound />
  if (gone) return <Gone pair={pair} name={pair.other.name} {...gone} />
  return <Leaving pair={pair} name={pair.other.name} onGone={setGone} />
}

const Leaving = ({
  pair,
  name,
  onGone,
}: {
  pair: SpaceView
  name: string
  onGone: (gone: { kept: boolean; offline: boolean }) => void
}) => {
  const { haven, storeFault } = useApp()
  const { nav } = useWords()
  const said = useGoing().leave
  const [wishes, setWishes] = useState<readonly Wish[]>([])
  const [busy, setBusy] = useState(false)
  const now = haven.pairs.value.find(({ id }) => id === pair.id) ?? pair
  const offline = now.sync.state === 'offline'
  const phones = haven.devices.list.value.filter(({ paper, leaving }) => !paper && !leaving)
  // What happens is said as it is wished.
  const told = wishes.includes('notice')
  const kept = wishes.includes('forget') ? said.keeps(name) : `${said.keeps(name)} ${said.keep}`
  const leave = async () => {
    setBusy(true)
    const how = Object.fromEntries(wishes.map(wish => [wish, true]))
    const done = await haven.parting.leave(pair.id, how)
    setBusy(false)
    if (!done.ok) {
      storeFault.value = done.error.fault
      return
    }
    storeFault.value = null
    onGone({ kept: !wishes.includes('forget'), offline })
  }
  return (
    <Page
      title={said.title(name)}
      lead={said.lead}
      back={{ label: nav.with(name), href: href(spacePath(pair)) }}
    >
      <Notice
        tone="rest"
        icon="life-buoy"
        title={said.afraid}
        actions={
          <a class="text-door" href={href('/help')}>
            {said.help}
          </a>
        }
      />
      <Section title={said.whatTitle}>
        <ul class="plain-list">
          {[
            said.out,
            !told && said.silent(name),
            said.whilePaired(name),
            kept,
            said.sealed,
            said.mine,
            said.again,
          ].map(line => line && <li key={line}>{line}</li>)}
          {phones.length > 1 && <li>{said.phones}</li>}
        </ul>
        {offline && <p>{said.offline}</p>}
      </Section>
      <details class="fold">
        <summary>{said.more}</summary>
        <Ticks<Wish>
          legend={said.more}
          hideLegend
          options={[
            { value: 'notice', label: said.notice(name), hint: said.noticeLine(pair.me.name) },
            { value: 'block', label: said.block(name), hint: said.blockLine },
            { value: 'forget', label: said.forget, hint: said.forgetLine },
          ]}
          values={wishes}
          onChange={setWishes}
        />
      </details>
      <div class="page-actions">
        <Button kind={wishes.includes('forget') ? 'danger' : 'primary'} busy={busy} onClick={leave}>
          {said.yes}
        </Button>
        <LinkButton kind="plain" href={href(spacePath(pair))}>
          {said.no}
        </LinkButton>
      </div>
    </Page>
  )
}

const Gone = ({
  pair,
  name,
  kept,
  offline,
}: {
  pair: SpaceView
  name: string
  kept: boolean
  offline: boolean
}) => {
  const { pair: pairing, nav } = useWords()
  const said = useGoing().leave
  return (
    <Page title={said.doneTitle} lead={said.doneLead(name)}>
      <Stack gap={1}>
        {kept ? (
          <p>
            <a href={href(leftPath(pair))}>{said.doneKept}</a>
          </p>
        ) : (
          <p>{said.doneForgotten}</p>
        )}
        {offline && <p>{said.doneOffline}</p>}
      </Stack>
      <div class="page-actions">
        <LinkButton kind="primary" href={href('/')}>
          {pairing.home}
        </LinkButton>
      </div>
      <p class="quiet-text">
        {said.talk}:{' '}
        <a class="text-door" href={href('/help')}>
          {nav.help}
        </a>
      </p>
    </Page>
  )
}
