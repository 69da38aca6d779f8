/** `/left/<space>`: a space that one has left, to be read; and its deletion, in two steps. */
import { useEffect, useState } from 'preact/hooks'
import { Button, LinkButton, Page, Section, Skeleton } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { SpaceView } from '../engine/haven.ts'
import { type Told, toldIn } from '../keepsake/told.ts'
import { href } from '../router.ts'
import { useArrival } from '../shell/arrival.ts'
import { Question } from '../shell/question.tsx'
import { spaceByPath } from '../spaces.ts'
import { useGoing } from './going-words.ts'
import { NotFound } from './not-found.tsx'

export const Left = () => {
  const { haven, world } = useApp()
  const { nav, pair: pairing } = useWords()
  const said = useGoing().left
  const [view] = useState(() =>
    spaceByPath(haven.parting.left.value, world.router.path.value.split('/')[2] ?? ''),
  )
  const [deleted, setDeleted] = useState(false)
  useArrival(deleted ? 'deleted' : '')
  if (!view) return <NotFound />
  if (deleted)
    return (
      <Page title={said.deletedTitle} lead={said.deletedLead}>
        <div class="page-actions">
          <LinkButton kind="primary" href={href('/')}>
            {pairing.home}
          </LinkButton>
        </div>
      </Page>
    )
  return (
    <Page
      title={nav.with(view.other?.name ?? '')}
      lead={said.lead}
      back={{ label: said.back, href: href('/mine') }}
    >
      <Written view={view} />
      <Deleting view={view} onDeleted={() => setDeleted(true)} />
    </Page>
  )
}

const Written = ({ view }: { view: SpaceView }) => {
  const { haven, world, language, storeFault } = useApp()
  const { takeaway } = useWords()
  const said = useGoing().left
  const [days, setDays] = useState<ReadonlyMap<string, readonly Told[]> | 'failed' | null>(null)
  useEffect(() => {
    let here = true
    void haven.takeaway.export().then(exported => {
      if (!here) return
      if (!exported.ok) {
        storeFault.value = exported.error.fault
        setDays('failed')
        return
      }
      const space = exported.value.spaces.find(one => one.space === view.id)
      const setting = { words: takeaway.page, language: language.value, timeZone: world.timeZone }
      setDays(space ? toldIn(space, setting) : new Map())
    })
    return () => {
      here = false
    }
  }, [haven, view.id, language.value])
  if (!days) return <Skeleton />
  // The shell says what is wrong with the store.
  if (days === 'failed') return null
  if (days.size === 0) return <p>{said.nothing}</p>
  return (
    <>
      {[...days].map(([day, found]) => (
        <Section key={day} title={day}>
          {found.map(told => (
            <article class="told" key={told.hash}>
              <p class="quiet-text">{told.by}</p>
              {told.lines.map(({ text, note }, place) => (
                <p key={place} class={note ? 'told-note' : 'told-words'}>
                  {text}
                </p>
              ))}
            </article>
          ))}
        </Section>
      ))}
    </>
  )
}

const Deleting = ({ view, onDeleted }: { view: SpaceView; onDeleted: () => void }) => {
  const { haven, storeFault } = useApp()
  const said = useGoing().left
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const forget = async () => {
    setBusy(true)
    const done = await haven.parting.leave(view.id, { forget: true })
    setBusy(false)
    if (done.ok) onDeleted()
    else storeFault.value = done.error.fault
  }
  if (!asked)
    return (
      <div class="page-actions">
        <LinkButton kind="plain" icon="download" href={href('/settings/copy')}>
          {said.copy}
        </LinkButton>
        <Button kind="quiet" icon="trash" onClick={() => setAsked(true)}>
          {said.delete}
        </Button>
      </div>
    )
  return (
    <Question>
      <Section title={said.deleteTitle}>
        <p>
          {said.deleteWhat(view.other?.name ?? '')} {said.deleteEnd}
        </p>
        <div class="row">
          <Button kind="danger" busy={busy} onClick={() => void forget()}>
            {said.deleteYes}
          </Button>
          <Button onClick={() => setAsked(false)}>{said.cancel}</Button>
        </div>
      </Section>
    </Question>
  )
}
