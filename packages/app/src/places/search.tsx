/**
 * `/mine/search` looks through all that this person can read; `/with/<space>/search` through what the two share, and never
 * opens the self space. Both read when the page opens and forget when it closes; what is typed stands nowhere else.
 */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { catalogue } from '#practices'
import { Chips, Empty, Field, Live, Page, RowDoor, Rows, TextInput } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { sayDay } from '../dates.ts'
import type { Haven, SpaceView } from '../engine/haven.ts'
import { href } from '../router.ts'
import { type Found, mostFound, type Searching, searching, type Written } from '../search/find.ts'
import { gather } from '../search/gather.ts'
import { en } from '../search/words/en.ts'
import { sw } from '../search/words/sw.ts'
import { spaceByPath } from '../spaces.ts'
import { NotFound } from './not-found.tsx'

const useSaid = () => ({ en, sw })[useApp().language.value]

export const SearchMine = () => {
  const { haven } = useApp()
  const { mine } = useWords()
  const said = useSaid()
  const self = haven.self.value
  const [views] = useState(() => [...(self ? [self] : []), ...haven.pairs.value, ...haven.parting.left.value])
  return (
    <Page title={said.title} lead={said.leadMine} back={{ label: mine.title, href: href('/mine') }}>
      <Search views={views} />
    </Page>
  )
}

export const SearchTogether = () => {
  const { haven, world } = useApp()
  const { together } = useWords()
  const said = useSaid()
  const [pair] = useState(() => spaceByPath(haven.pairs.value, world.router.path.value.split('/')[2] ?? ''))
  const [views] = useState(() => (pair ? [pair] : []))
  if (!pair) return <NotFound />
  return (
    <Page
      title={said.title}
      lead={said.leadWith(pair.other?.name ?? '')}
      back={{ label: together.title, href: href('/together') }}
    >
      <Search views={views} />
    </Page>
  )
}

/** Reads these spaces and no other. */
async function read(haven: Haven, views: readonly SpaceView[]): Promise<readonly Written[] | null> {
  const all: Written[] = []
  for (const view of views) {
    const space = await haven.takeaway.read(view.id)
    if (!space.ok) return null
    if (space.value) all.push(...gather(space.value, view))
  }
  return all
}

const Search = ({ views }: { views: readonly SpaceView[] }) => {
  const { haven } = useApp()
  const said = useSaid()
  const [index, setIndex] = useState<Searching | 'failed' | null>(null)
  const [query, setQuery] = useState('')
  const [also, setAlso] = useState<readonly 'stopped'[]>([])
  useEffect(() => {
    let here = true
    void read(haven, views).then(written => {
      if (here) setIndex(written ? searching(written) : 'failed')
    })
    return () => {
      here = false
    }
  }, [haven, views])
  const ready = index !== null && index !== 'failed' ? index : null
  const found = useMemo(() => ready?.find(query, also.length > 0) ?? [], [ready, query, also])
  const stopped = useMemo(
    () => ready?.hasStopped && ready.find(query, true).some(one => one.stopped),
    [ready, query],
  )
  const asked = query.trim().length > 1
  return (
    <>
      <Field label={said.label} hint={said.private}>
        <TextInput
          value={query}
          onText={setQuery}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="search"
        />
      </Field>
      {index === 'failed' && <p role="alert">{said.failed}</p>}
      {index === null && asked && (
        <p class="quiet-text" role="status">
          {said.reading}
        </p>
      )}
      {(stopped || also.length > 0) && (
        <Chips
          legend={<span class="visually-hidden">{said.alsoStopped}</span>}
          options={[{ value: 'stopped', label: said.alsoStopped }]}
          values={also}
          onChange={setAlso}
        />
      )}
      <Live hidden>
        {ready && asked && (found.length > 0 ? said.found(found.length, false) : said.nothing)}
      </Live>
      {ready && asked && found.length === 0 && (
        <Empty title={said.nothing} icon="search">
          <p>{said.nothingMore}</p>
        </Empty>
      )}
      {found.length > 0 && <Results found={found} />}
    </>
  )
}

const Results = ({ found }: { found: readonly Found[] }) => {
  const said = useSaid()
  return (
    <>
      <p class="quiet-text" aria-hidden="true">
        {said.found(found.length, found.length >= mostFound)}
      </p>
      <Rows label={said.title}>
        {found.map((one, place) => (
          <OneFound key={`${one.path}/${one.at}/${place}`} found={one} />
        ))}
      </Rows>
    </>
  )
}

const OneFound = ({ found }: { found: Found }) => {
  const { language, world } = useApp()
  const { mine, nav } = useWords()
  const said = useSaid()
  const { passage, practice, other, at, path } = found
  const name = catalogue.find(({ id }) => id === practice)?.name[language.value]
  const where = practice === 'journal' ? mine.journal : (name ?? said.ofMine)
  const year = new Date(at).getFullYear()
  const day = `${sayDay(at, language.value, world.timeZone)} ${year}`
  return (
    <RowDoor
      href={href(path)}
      note={[where, other && nav.with(other), day].filter(part => part !== '').join(' · ')}
    >
      <span class="serif" dir="auto">
        {passage.before}
        <mark class="found">{passage.hit}</mark>
        {passage.after}
      </span>
    </RowDoor>
  )
}
