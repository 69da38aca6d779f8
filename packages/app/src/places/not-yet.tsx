/** `/mine/not-yet`: what I put off, by whom it is with and by practice; a door to each, and a way to take it down. */
import { useState } from 'preact/hooks'
import { type AnySlice, type Aside, asidesOf, catalogue, notYet, practices } from '#practices'
import { Button, Card, Empty, LinkButton, Live, Notice, Page, Section, Skeleton, Stack } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { sayMoment } from '../dates.ts'
import type { SpaceView } from '../engine/haven.ts'
import { href } from '../router.ts'
import { roomPath } from '../spaces.ts'

export const NotYetShelf = () => {
  const { haven } = useApp()
  const { mine, nav } = useWords()
  const self = haven.self.value
  const [taken, setTaken] = useState(false)
  const page = { title: mine.shelf, lead: mine.shelfLead, back: { label: mine.title, href: href('/mine') } }
  if (!self)
    return (
      <Page {...page}>
        <Skeleton />
      </Page>
    )
  const shelf = shelfOf(asidesOf(self.stateOf(notYet)), haven.pairs.value)
  return (
    <Page {...page}>
      <Live>{taken && <Notice tone="calm" icon="check" title={mine.shelfTaken} />}</Live>
      {shelf.length === 0 && (
        <Empty title={mine.shelfEmpty} icon="moon">
          <p>{mine.shelfEmptyMore}</p>
        </Empty>
      )}
      {shelf.map(({ pair, things }) => (
        <Section key={pair.id} title={nav.with(pair.other?.name ?? '')}>
          {things.map(thing => (
            <OneThing key={thing.item} self={self} thing={thing} onTaken={() => setTaken(true)} />
          ))}
        </Section>
      ))}
    </Page>
  )
}

export interface Thing extends Aside {
  readonly practice: string
  readonly path: string
}

/**
 * What was put off in spaces that are there, in the order of the catalogue. What no practice knows (any more) is not shown:
 * there is nothing to go back to.
 */
export const shelfOf = (asides: readonly Aside[], pairs: readonly SpaceView[]) =>
  pairs
    .map(pair => ({
      pair,
      things: practices.flatMap(slice =>
        asides
          .filter(({ space }) => space === pair.id)
          .flatMap((aside): readonly Thing[] => {
            const path = pathIn(slice, pair, aside.item)
            return path === null
              ? []
              : [{ ...aside, practice: slice.id, path: roomPath(pair, slice.id, path) }]
          }),
      ),
    }))
    .filter(({ things }) => things.length > 0)

const pathIn = (slice: AnySlice, pair: SpaceView, item: string): string | null =>
  slice.itemPath?.(pair.stateOf(slice), item) ?? null

const OneThing = ({ self, thing, onTaken }: { self: SpaceView; thing: Thing; onTaken: () => void }) => {
  const { haven, world, language, storeFault } = useApp()
  const { mine } = useWords()
  const [busy, setBusy] = useState(false)
  const { practice, path, space, item, until } = thing
  const entry = catalogue.find(({ id }) => id === practice)
  const takeDown = async () => {
    setBusy(true)
    const acted = await haven.act(self.id, notYet, { do: 'take-down', space, item })
    setBusy(false)
    storeFault.value = acted.ok || 'refused' in acted.error ? null : acted.error.fault
    if (acted.ok) onTaken()
  }
  return (
    <Card>
      <Stack gap="half">
        <h3>{entry?.name[language.value]}</h3>
        <p class="quiet-text">
          {until === null
            ? mine.shelfNoTime
            : mine.shelfUntil(sayMoment(until, language.value, world.timeZone))}
        </p>
      </Stack>
      <div class="row">
        <LinkButton kind="plain" href={href(path)}>
          {mine.shelfOpen}
        </LinkButton>
        <Button kind="quiet" busy={busy} onClick={() => void takeDown()}>
          {mine.shelfTakeDown}
        </Button>
      </div>
    </Card>
  )
}
